import type { Stickies } from '#shared/board/doc.ts'
import { type GroupName, groupOf, GROUPS, outlineOf, readingOrder } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'

/** Board units are the map's pixels at 100 %. */
export const CARD_WIDTH = 240
export const CARD_HEIGHT = 160
const GAP = 32
export const COLUMN = CARD_WIDTH + GAP
export const ROW = CARD_HEIGHT + GAP
const COLUMNS = 4

export type Arrangement = 'hand' | 'kind' | 'badEasy'
type Spot = Sticky['pos']

/** The first place in rows of four where no card lies; with `beside`, the first to its right. */
export function freeSpot(stickies: Stickies, beside?: Spot): Spot {
  const taken = [...stickies.values()].map(({ pos }) => pos)
  const isFree = ([x, y]: Spot) =>
    taken.every(([otherX, otherY]) => Math.abs(otherX - x) >= COLUMN - 1 || Math.abs(otherY - y) >= ROW - 1)
  const from = beside ?? [0, 0]
  for (let step = beside ? 1 : 0; step <= taken.length * 4 + 1; step++) {
    const spot: Spot = beside
      ? [from[0] + step * COLUMN, from[1]]
      : [(step % COLUMNS) * COLUMN, Math.floor(step / COLUMNS) * ROW]
    if (isFree(spot)) return spot
  }
  return from
}

/** Where each card is drawn. Arranging is a way of looking: it moves nothing for anybody else. */
export function spotsOf(stickies: Stickies, arrangement: Arrangement): ReadonlyMap<string, Spot> {
  if (arrangement === 'kind') return byKind(stickies)
  if (arrangement === 'badEasy') return byMarks(stickies)
  return new Map([...stickies].map(([id, { pos }]) => [id, pos]))
}

function byKind(stickies: Stickies): ReadonlyMap<string, Spot> {
  const filled = outlineOf(stickies).filter(({ entries }) => entries.length > 0)
  return new Map(
    filled.flatMap(({ entries }, column) =>
      entries
        .flatMap(({ id, answeredBy }) => [id, ...answeredBy])
        .map((id, row): [string, Spot] => [id, [column * COLUMN, row * ROW]]),
    ),
  )
}

/** Worst at the top, easiest on the right; what nobody judged stands below, in reading order. */
function byMarks(stickies: Stickies): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>()
  const inCell = new Map<string, number>()
  let unjudged = 0
  for (const id of readingOrder(stickies)) {
    const { severity, tractability } = stickies.get(id) ?? {}
    if (typeof severity === 'number' && typeof tractability === 'number') {
      const cell = `${severity} ${tractability}`
      const behind = inCell.get(cell) ?? 0
      inCell.set(cell, behind + 1)
      spots.set(id, [(tractability - 1) * COLUMN + behind * 24, (5 - severity) * ROW + behind * 24])
    } else {
      spots.set(id, [(unjudged % 5) * COLUMN, (6 + Math.floor(unjudged / 5)) * ROW])
      unjudged += 1
    }
  }
  return spots
}

export interface Fold {
  readonly group: GroupName
  readonly ids: readonly string[]
}

/** Above 300 cards a phone draws one tile per group; opening one draws its cards. */
export const MOST_ON_PHONE = 300

export function foldsOf(stickies: Stickies): readonly Fold[] {
  const order = readingOrder(stickies)
  return GROUPS.map((group) => ({
    group,
    ids: order.filter((id) => {
      const sticky = stickies.get(id)
      return sticky !== undefined && groupOf(sticky) === group
    }),
  })).filter(({ ids }) => ids.length > 0)
}
