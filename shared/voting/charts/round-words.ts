import type { RankedRound } from '../methods/ranked.ts'
import type { Numbers } from './matrix.ts'
import type { CountedRound } from './round-flows.ts'
import { begun, counted, listed, questions } from './words.ts'

const votes = (count: number) => counted(Number(count.toFixed(2)), 'vote', 'votes')

/** "Question 4 is elected and passes on 3 votes." */
export function roundSentence(round: RankedRound, numbers: Numbers): string {
  const { elected, surplus, out = [], filled = [], split = [], exhausted } = round
  const names = (ids: readonly string[]) =>
    questions(ids.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b))
  const said = [
    ...(elected ? [`${names([elected])} is elected${surplus ? ` and passes on ${votes(surplus)}` : ''}`] : []),
    ...(filled.length > 0 ? [`${names(filled)} ${filled.length === 1 ? 'takes' : 'take'} the last open seats`] : []),
    ...(out.length > 0 ? [`${names(out)} ${out.length === 1 ? 'drops' : 'drop'} out`] : []),
    ...(split.length > 0 ? [`a tie of ${names(split)} lets the count go several ways`] : []),
    ...(exhausted > 0 ? [`${votes(exhausted)} ${exhausted === 1 ? 'names' : 'name'} nobody who is left`] : []),
  ]
  return `${begun(said.join('; ') || 'the count is over')}.`
}

/** Who holds how many votes, and what then happens. */
export function countWords({ round, holdings }: CountedRound, numbers: Numbers): string {
  const held = holdings.flatMap(({ id, votes: own }) =>
    numbers.has(id) ? [`question ${numbers.get(id)} has ${votes(own)}`] : [],
  )
  return `${begun(listed(held))}. ${roundSentence(round, numbers)}`
}

/** The same in three words or four, for the head of a line. */
export function roundEvent({ round, holdings }: CountedRound, numbers: Numbers): string {
  const { elected, out = [], filled = [], split = [] } = round
  const names = (ids: readonly string[]) => ids.map((id) => numbers.get(id)).join(', ')
  if (elected) return `${names([elected])} elected`
  if (filled.length > 0) return `${names(filled)} elected`
  if (out.length > 0) return `${names(out)} out`
  if (split.length > 0) return `${names(split)} tied`
  const won = holdings.filter(({ state }) => state === 'elected').map(({ id }) => id)
  return won.length > 0 ? `${names(won)} has most` : ''
}
