/** An order that somebody makes: best first, a group is a shared place. Every move gives a new order. */
export type Ranking = readonly (readonly string[])[]

export const isRanked = (ranking: Ranking, item: string): boolean => ranking.some((group) => group.includes(item))

/** 1 for the first; after a shared place the next is as far down as there are above it (1, 2, 2, 4). */
export function placeOf(ranking: Ranking, item: string): number | undefined {
  const at = groupAt(ranking, item)
  return at === -1 ? undefined : 1 + ranking.slice(0, at).reduce((sum, { length }) => sum + length, 0)
}

export const sharesPlace = (ranking: Ranking, item: string): boolean =>
  (ranking[groupAt(ranking, item)]?.length ?? 0) > 1

/** Below all that is ranked already. */
export const ranked = (ranking: Ranking, item: string): Ranking => [...unranked(ranking, item), [item]]

export const unranked = (ranking: Ranking, item: string): Ranking =>
  ranking.map((group) => group.filter((other) => other !== item)).filter(({ length }) => length > 0)

/** One place up: out of a shared place first, then past the place above. */
export function movedUp(ranking: Ranking, item: string): Ranking {
  const at = groupAt(ranking, item)
  if (at === -1) return ranking
  return insertedAt(unranked(ranking, item), sharesPlace(ranking, item) ? at : at - 1, item)
}

export function movedDown(ranking: Ranking, item: string): Ranking {
  const at = groupAt(ranking, item)
  return at === -1 ? ranking : insertedAt(unranked(ranking, item), at + 1, item)
}

/** Into the place above, or, where it shares a place already, out of it and right below. */
export function joinedAbove(ranking: Ranking, item: string): Ranking {
  const at = groupAt(ranking, item)
  if (at === -1) return ranking
  if (!isFirstOfPlace(ranking, item)) return movedDown(ranking, item)
  if (at === 0) return ranking
  const above = ranking[at - 1] ?? []
  const left = ranking[at]?.filter((other) => other !== item) ?? []
  return [...ranking.slice(0, at - 1), [...above, item], ...(left.length > 0 ? [left] : []), ...ranking.slice(at + 1)]
}

export const isFirstOfPlace = (ranking: Ranking, item: string): boolean => ranking[groupAt(ranking, item)]?.[0] === item

/** The order that numbers written on paper come to; equal numbers share a place, gaps do not matter. */
export function fromPlaces(places: readonly (readonly [item: string, place: number])[]): Ranking {
  const levels = [...new Set(places.map(([, place]) => place))].toSorted((a, b) => a - b)
  return levels.map((level) => places.filter(([, place]) => place === level).map(([item]) => item))
}

const groupAt = (ranking: Ranking, item: string) => ranking.findIndex((group) => group.includes(item))

const insertedAt = (ranking: Ranking, at: number, item: string): Ranking => {
  const place = Math.max(0, Math.min(ranking.length, at))
  return [...ranking.slice(0, place), [item], ...ranking.slice(place)]
}
