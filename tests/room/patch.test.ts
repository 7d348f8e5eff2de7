import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { difference, merge, type Patch } from '#shared/kit/patch.ts'

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

test('[RC40] whatever a patch does not touch is the same object at every depth', () => {
  fc.assert(
    fc.property(view, view, (before, other) => {
      const patch = difference(before, other) ?? {}
      expectUntouched(before, merge(before, patch), patch)
    }),
  )
})

test('[RC40] a patch that says what is there already changes nothing', () => {
  fc.assert(
    fc.property(view, (before) => {
      expect(merge(before, {})).toBe(before)
      const flat = Object.fromEntries(Object.entries(before).filter(([, value]) => !Array.isArray(value)))
      expect(merge(flat, flat)).toBe(flat)
    }),
  )
})

function expectUntouched(before: object, after: object, patch: object) {
  const [old, next] = [before as Patch, after as Patch]
  for (const [key, value] of Object.entries(old)) {
    const change = Object.hasOwn(patch, key) ? (patch as Patch)[key] : undefined
    if (change === undefined) expect(next[key]).toBe(value)
    else if (isMap(value) && isMap(change)) expectUntouched(value, next[key] as object, change)
  }
}

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

test('a list is replaced whole, and stays when it is the same', () => {
  expect(difference({ a: [1, 2] }, { a: [1, 2] })).toBeUndefined()
  expect(difference({ a: [1, 2] }, { a: [2, 1] })).toEqual({ a: [2, 1] })
})

test('no patch reaches the prototype of anything', () => {
  merge({}, JSON.parse('{"__proto__":{"polluted":true}}'))
  expect({}).not.toHaveProperty('polluted')
})
