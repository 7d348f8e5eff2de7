import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import {
  fromPlaces,
  joinedAbove,
  movedDown,
  movedUp,
  placeOf,
  type Ranking,
  ranked,
  unranked,
} from '#client/voting/papers/ranking.ts'

const order = (...groups: string[]): Ranking => groups.map((group) => [...group])

test('[VS33] each tap is the next place, and taking out closes the gap', () => {
  const three = ranked(ranked(ranked([], 'a'), 'b'), 'c')
  expect(three).toEqual(order('a', 'b', 'c'))
  expect(unranked(three, 'b')).toEqual(order('a', 'c'))
  expect(ranked(three, 'a')).toEqual(order('b', 'c', 'a'))
})

test('[VS33] up and down change places; at either end nothing happens', () => {
  expect(movedUp(order('a', 'b', 'c'), 'c')).toEqual(order('a', 'c', 'b'))
  expect(movedUp(order('a', 'b'), 'a')).toEqual(order('a', 'b'))
  expect(movedDown(order('a', 'b', 'c'), 'a')).toEqual(order('b', 'a', 'c'))
  expect(movedDown(order('a', 'b'), 'b')).toEqual(order('a', 'b'))
})

test('[VS33] the same place as above is shared, and left again by pressing once more', () => {
  const shared = joinedAbove(order('a', 'b', 'c'), 'b')
  expect(shared).toEqual(order('ab', 'c'))
  expect(joinedAbove(shared, 'c')).toEqual(order('abc'))
  expect(joinedAbove(shared, 'b')).toEqual(order('a', 'b', 'c'))
  expect(joinedAbove(order('a', 'b'), 'a')).toEqual(order('a', 'b'))
})

test('[VS33] up and down lead out of a shared place first', () => {
  expect(movedUp(order('x', 'ab'), 'b')).toEqual(order('x', 'b', 'a'))
  expect(movedDown(order('ab', 'x'), 'a')).toEqual(order('b', 'a', 'x'))
})

test('[VS33] after a shared place the next is as far down as there are above it', () => {
  const given = order('a', 'bc', 'd')
  expect(['a', 'b', 'c', 'd'].map((item) => placeOf(given, item))).toEqual([1, 2, 2, 4])
  expect(placeOf(given, 'e')).toBeUndefined()
})

test('[VS37] numbers on paper become an order, equal ones shared, gaps without meaning', () => {
  expect(
    fromPlaces([
      ['a', 7],
      ['b', 1],
      ['c', 7],
      ['d', 3],
    ]),
  ).toEqual(order('b', 'd', 'ac'))
})

const ITEMS = ['a', 'b', 'c', 'd', 'e']
const MOVES = { movedUp, movedDown, joinedAbove, unranked, ranked }

test('[VS33] whatever is pressed, nothing is lost, doubled or left in an empty place', () => {
  const press = fc.tuple(fc.constantFrom(...(Object.keys(MOVES) as (keyof typeof MOVES)[])), fc.constantFrom(...ITEMS))
  fc.assert(
    fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
      let now: Ranking = []
      const inside = new Set<string>()
      for (const [move, item] of presses) {
        now = MOVES[move](now, item)
        if (move === 'ranked') inside.add(item)
        if (move === 'unranked') inside.delete(item)
        expect(now.flat().toSorted()).toEqual([...inside].toSorted())
        expect(now.every(({ length }) => length > 0)).toBe(true)
      }
    }),
  )
})
