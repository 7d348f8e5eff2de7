import type { Request } from 'express'
import { expect, test } from 'vitest'
import { bearerOf, bodyOf } from '#server/http/body.ts'
import { Refused } from '#server/http/problem.ts'
import { object, text } from '#shared/kit/schema.ts'

const schema = object({ title: text({ min: 1, max: 10 }) })

/** As much of a request as these functions look at. */
const aRequest = (body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  ({
    body,
    is: (type: string) => headers['content-type'] === type && type,
    get: (name: string) => headers[name],
  }) as unknown as Request

function refusalOf(run: () => unknown): Refused {
  try {
    run()
  } catch (reason) {
    if (reason instanceof Refused) return reason
    throw reason
  }
  throw new Error('was not refused')
}

test('the body is what the schema reads, cleaned', () => {
  expect(bodyOf(aRequest({ title: '  Warm  ' }), schema)).toEqual({ title: 'Warm' })
})

test('another kind of body is 415, and one that does not fit names the field', () => {
  expect(refusalOf(() => bodyOf(aRequest({}, {}), schema))).toMatchObject({ status: 415, code: 'wrongFormat' })
  const refused = refusalOf(() => bodyOf(aRequest({ title: 'x'.repeat(11) }), schema))
  expect(refused).toMatchObject({
    status: 400,
    code: 'malformed',
    message: 'title: at most 10 characters',
    errors: [{ path: 'title', message: 'at most 10 characters' }],
  })
  for (const body of [undefined, null, 'x', [], { title: 'a', more: 1 }])
    expect(refusalOf(() => bodyOf(aRequest(body), schema)).status).toBe(400)
})

test.each([
  ['Bearer abc_DEF-123', 'abc_DEF-123'],
  ['bearer abc', undefined],
  ['Bearer', undefined],
  ['Bearer ', undefined],
  ['Bearer a b', undefined],
  ['Bearer a/b', undefined],
  ['Basic abc', undefined],
  [`Bearer ${'x'.repeat(201)}`, undefined],
  ['', undefined],
])('the token in %j is %s', (authorization, token) => {
  expect(bearerOf(aRequest({}, { authorization }))).toBe(token)
})
