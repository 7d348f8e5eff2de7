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
    openApi: '68392980ee81dfaff883d42c631e12a2b2320083d9dfb111fa90f659cd11b8be',
    asyncApi: '5c604f0a82b0c7802d9de2ddf3d093fbfb29338028b81bd82ab76a6b37bb03fe',
  })
})
