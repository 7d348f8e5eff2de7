import type { VoterId } from '../core/actor.ts'
import { OrderedMap } from '../kit/ordered-map.ts'
import { canonicalText } from './canonical.ts'
import type { Ballot } from './poll.ts'

/**
 * The ballots of an anonymous poll that has closed: numbered in canonical order in place of the names they were cast
 * under, so that nothing kept while it was open, not even with its key, leads to one of them.
 */
export function nameless(ballots: ReadonlyMap<VoterId, Ballot>): ReadonlyMap<VoterId, Ballot> {
  const inOrder = [...ballots.values()]
    .map((ballot) => ({ ballot, text: canonicalText(ballot) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  return OrderedMap.of(inOrder.map(({ ballot }, at) => [numbered(at + 1), ballot] as const))
}

const numbered = (place: number) => `ballot-${String(place).padStart(6, '0')}` as VoterId // nobody's any more
