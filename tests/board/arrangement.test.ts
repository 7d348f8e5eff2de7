import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { CARD_HEIGHT, CARD_WIDTH, COLUMN, foldsOf, freeSpot, ROW, spotsOf } from '#client/board/arrangement.ts'
import { arrivalWords } from '#client/board/arrivals.ts'
import { toLookAt } from '#client/board/board-wall.tsx'
import { changesBetween } from '#client/board/held-outline.ts'
import { edgesOf } from '#client/board/map-card.tsx'
import { outlineOf } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'

const at = (x: number, y: number, more: Partial<Sticky> = {}): Sticky => ({
  kind: 'barrier',
  text: '',
  pos: [x, y],
  ...more,
})

test('[BO60] a new card lies on no other', () => {
  const places = fc.array(fc.tuple(fc.integer({ min: -600, max: 1200 }), fc.integer({ min: -600, max: 1200 })), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(places, fc.boolean(), (taken, hasNeighbour) => {
      const stickies = new Map(taken.map(([x, y], index) => [`s${index}`, at(x, y)]))
      const [x, y] = freeSpot(stickies, hasNeighbour ? taken[0] : undefined)
      for (const [otherX, otherY] of taken)
        expect(Math.abs(otherX - x) >= CARD_WIDTH || Math.abs(otherY - y) >= CARD_HEIGHT).toBe(true)
    }),
  )
})

test('[BO61] arranging shows kinds in columns, or the worst at the top and the easiest on the right', () => {
  const stickies = new Map([
    ['a', at(7, 7, { barrierKinds: ['risk'], severity: 5, tractability: 1 })],
    ['b', at(7, 8, { barrierKinds: ['risk'], severity: 1, tractability: 5 })],
    ['c', at(7, 9, { barrierKinds: ['support'], severity: 'cant_judge', tractability: 5 })],
  ])
  expect(Object.fromEntries(spotsOf(stickies, 'kind'))).toEqual({ a: [0, 0], b: [0, ROW], c: [COLUMN, 0] })
  expect(Object.fromEntries(spotsOf(stickies, 'badEasy'))).toEqual({
    a: [0, 0],
    b: [4 * COLUMN, 4 * ROW],
    c: [0, 6 * ROW],
  })
  expect(Object.fromEntries(spotsOf(stickies, 'hand'))).toEqual({ a: [7, 7], b: [7, 8], c: [7, 9] })
})

test('[BO62] a line leads from a barrier to what answers it, and nowhere else', () => {
  const stickies = new Map([
    ['a', at(0, 0)],
    ['b', at(0, 0, { kind: 'opportunity', answers: ['a', 'gone'] })],
  ])
  expect(edgesOf(stickies, new Map())).toMatchObject([{ source: 'a', target: 'b', label: 'answered' }])
  expect(edgesOf(stickies, new Map([['l', { from: 'a', to: 'b', kind: 'needs' }]]))).toHaveLength(2)
})

test('[BO63] folded groups hold every card once', () => {
  const stickies = new Map([
    ['a', at(0, 1, { barrierKinds: ['risk'] })],
    ['b', at(0, 0, { barrierKinds: ['risk'] })],
    ['c', at(0, 0, { kind: 'note' })],
  ])
  expect(foldsOf(stickies)).toEqual([
    { group: 'risk', ids: ['b', 'a'] },
    { group: 'note', ids: ['c'] },
  ])
})

test('[BO56] a change is a card that came, went or moved to another heading, or a list in another order', () => {
  const before = new Map([
    ['a', at(0, 0)],
    ['b', at(0, 1)],
    ['c', at(0, 2)],
  ])
  const changes = (...now: Array<[string, Sticky]>) => changesBetween(outlineOf(before), outlineOf(new Map(now)))
  expect(changes(...before)).toBe(0)
  expect(changes(...before, ['d', at(0, -1)])).toBe(1)
  expect(changes(['a', at(0, 9)], ['b', at(0, 1)], ['c', at(0, 2)])).toBe(1)
  expect(changes(['a', at(0, 0, { kind: 'note' })], ['b', at(0, 1)])).toBe(2)
})

test('[BO59] arrivals are counted by kind; what has gone again is not told', () => {
  const stickies = new Map([
    ['a', at(0, 0, { barrierKinds: ['risk'] })],
    ['b', at(0, 0, { kind: 'note' })],
  ])
  expect(arrivalWords(new Set(['a', 'b', 'gone']), stickies)).toBe('1 new card in Risk. 1 new card in Notes.')
})

function shown(stickies: ReadonlyMap<string, Sticky>) {
  const { title, cards } = toLookAt(stickies)
  return [title, ...cards.map(([id]) => id)]
}

test('[BO64] the wall shows the worst barriers, easiest first among equals, and until one is judged the last ones', () => {
  const plain = new Map(['a', 'b', 'c', 'd'].map((id, y) => [id, at(0, y)]))
  expect(shown(plain)).toEqual(['Read these', 'b', 'c', 'd'])
  const judged = new Map(plain)
    .set('a', at(0, 0, { severity: 4, tractability: 2 }))
    .set('b', at(0, 1, { severity: 4, tractability: 5 }))
    .set('c', at(0, 2, { severity: 'cant_judge' }))
  expect(shown(judged)).toEqual(['Start with', 'b', 'a'])
})
