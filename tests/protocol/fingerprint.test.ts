import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { asyncApi } from '#server/descriptions/asyncapi.ts'
import { openApi } from '#server/descriptions/openapi.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { canonical } from '#shared/voting/canonical.ts'

const fingerprint = (document: unknown) =>
  createHash('sha256')
    .update(canonical([JSON.parse(JSON.stringify(document))]))
    .digest('hex')

test('the wire has not changed without its version', () => {
  const wire = { PROTOCOL_VERSION, openApi: fingerprint(openApi()), asyncApi: fingerprint(asyncApi()) }
  const help =
    'What travels between client and server has changed. If a client of the last release can still speak to this ' +
    'server and be understood, only pin the new hashes here; otherwise raise PROTOCOL_VERSION in ' +
    'shared/protocol/version.ts as well. Say in the commit which of the two it is.'
  expect(wire, help).toEqual({
    PROTOCOL_VERSION: 1,
    openApi: 'ac881f693a1674a8860476cc124a5f4a3e375e0643a44dbe5a8e9ac00326975e',
    asyncApi: '7b7f6faa54c75661c8732403c342f7362364d325e6b6b79c697c1b25e32ce68f',
  })
})
