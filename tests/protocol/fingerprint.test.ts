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
    openApi: '03cb21f439257904ad0e6e63d7a1f4f486ad7349f918ad169ebaf142bb2477c4',
    asyncApi: '74386aa71c845a3f3dccfac2c83de60bb29297595822532cc3da124a8d1c5e56',
  })
})
