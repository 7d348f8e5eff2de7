import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { OrderedMap } from '#shared/kit/ordered-map.ts'

const inOrder = (map: ReadonlyMap<string, number>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))

/** Keys that often come again, and enough of them for several blocks. */
const key = fc.integer({ min: 0, max: 400 }).map((n) => `k${(n * 7919) % 401}`)
const steps = fc.array(fc.tuple(key, fc.option(fc.integer(), { nil: undefined, freq: 6 })), {
  minLength: 50,
  maxLength: 600,
  size: 'max',
})

test('an ordered map holds what a plain one does, in the order of its keys', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const plain = new Map<string, number>()
      let ordered = OrderedMap.of<string, number>([])
      for (const [name, value] of all) {
        if (value === undefined) plain.delete(name)
        else plain.set(name, value)
        ordered = value === undefined ? ordered.without(name) : ordered.with(name, value)
        expect([ordered.size, ordered.get(name), ordered.has(name)]).toEqual([plain.size, value, value !== undefined])
      }
      expect([...ordered]).toEqual(inOrder(plain))
      expect([...ordered.keys()]).toEqual(inOrder(plain).map(([name]) => name))
      expect([...ordered.values()]).toEqual(inOrder(plain).map(([, value]) => value))
      expect([...OrderedMap.of(plain)]).toEqual([...ordered])
      expect([...plain.keys()].every((name) => ordered.get(name) === plain.get(name))).toBe(true)
      const visited: unknown[] = []
      ordered.forEach((value, name) => visited.push([name, value]))
      expect(visited).toEqual([...ordered])
    }),
    { numRuns: 40 },
  )
})

test('no version of it is changed by the next', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const versions: { map: OrderedMap<string, number>; held: [string, number][] }[] = []
      let map = OrderedMap.of<string, number>([])
      for (const [name, value] of all) {
        map = value === undefined ? map.without(name) : map.with(name, value)
        versions.push({ map, held: [...map] })
      }
      for (const { map: version, held } of versions) expect([...version]).toEqual(held)
    }),
    { numRuns: 10 },
  )
})

test('there is nothing in an empty one, and taking away what is not there changes nothing', () => {
  const empty = OrderedMap.of<string, number>([])
  expect([empty.size, empty.get('a'), empty.has('a'), [...empty]]).toEqual([0, undefined, false, []])
  expect(empty.without('a')).toBe(empty)
  expect([...empty.with('a', 1).without('a')]).toEqual([])
})
