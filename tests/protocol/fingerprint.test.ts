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
    openApi: '62a88473f90db081ebee30c3ba2476c407f676e98b204054a1a6bb785e7783bc',
    asyncApi: '1ff37f4dde79759a992e4ecc1aeac019411623baa31fee6aba3977362ed4c2b0',
  })
})
