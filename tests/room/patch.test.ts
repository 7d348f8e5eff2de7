import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { difference, merge } from '#shared/kit/patch.ts'

const key = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.string())
const { view } = fc.letrec<{ view: Record<string, unknown>; value: unknown }>((tie) => ({
  view: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  value: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.boolean(), fc.array(fc.integer()), tie('view')),
}))

test('merging the difference of two views into the first gives the second', () => {
  fc.assert(
    fc.property(view, view, (from, to) => {
      expect(merge(from, difference(from, to) ?? {})).toEqual(to)
    }),
  )
})

test('equal views have no difference', () => {
  fc.assert(
    fc.property(view, (same) => {
      expect(difference(same, structuredClone(same))).toBeUndefined()
    }),
  )
})

test('[RO8] what a patch does not touch keeps its reference', () => {
  const before = { a: { deep: 1 }, b: { deep: 2 } }
  const after = merge(before, { b: { deep: 3 } })
  expect(after.a).toBe(before.a)
  expect(after.b).toEqual({ deep: 3 })
})

test('a list is replaced whole, and stays when it is the same', () => {
  expect(difference({ a: [1, 2] }, { a: [1, 2] })).toBeUndefined()
  expect(difference({ a: [1, 2] }, { a: [2, 1] })).toEqual({ a: [2, 1] })
})

test('no patch reaches the prototype of anything', () => {
  merge({}, JSON.parse('{"__proto__":{"polluted":true}}'))
  expect({}).not.toHaveProperty('polluted')
})
