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
    openApi: '990a9e79aa612ece52efda9f2f0de1d93827b47a30b98309b57097d91da7fb70',
    asyncApi: '43f826de1ee66122c4530b933bfdd7bcda82404bed2ede4a08a873ab408ce3ca',
  })
})
