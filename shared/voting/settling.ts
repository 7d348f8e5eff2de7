import { rememberedPair } from '../kit/remembered.ts'
import type { PollResult, SettledTie } from './count.ts'
import type { TieGroups } from './methods/method.ts'
import type { Poll, PollId } from './poll.ts'

type Polls = ReadonlyMap<PollId, Poll>

/** A poll's result with what has become of the ties that waited: the facilitator's word, or the outcome of a new round. */
export function settledResult(polls: Polls, poll: Poll): PollResult | undefined {
  const { result, settled = [] } = poll
  if (!result?.tieBreak.open) return result
  return (result.tieBreak.policy === 'facilitator' ? settled : runoffOutcomes(polls, poll)).reduce(settledOnce, result)
}

/** Of the rounds in which only a tie of this poll was voted on, those whose result everybody can see. */
const runoffOutcomes = (polls: Polls, { id, questions }: Poll): readonly SettledTie[] =>
  [...polls.values()].flatMap((runoff) => {
    const isRunoff = runoff.previous === id && runoff.questions.length < questions.length
    const result = isRunoff && runoff.status === 'revealed' ? settledResult(polls, runoff) : undefined
    return result?.status === 'counted' ? [outcomeOf(result, runoff)] : []
  })

const outcomeOf = rememberedPair(({ order = [], unranked = [] }: PollResult, { round }: Poll): SettledTie => ({
  order: unranked.length > 0 ? [...order, unranked] : order,
  round,
}))

/** Puts a tie that waits in the order that was decided; a decision that fits none, or leaves it tied, changes nothing. */
export function withSettled(result: PollResult, settled: SettledTie): PollResult {
  const { order = [], warnings, tieBreak } = result
  const { open = [], decided = [], ...rest } = tieBreak
  const tied = tieOf(open, settled.order.flat())
  if (!tied || settled.order.length < 2) return result
  const settledIn = (groups: TieGroups) => groups.flatMap((group) => (tieOf([group], tied) ? settled.order : [group]))
  const after = settledIn(order)
  const waits = settledIn(open).filter(isTie)
  return {
    ...result,
    order: after,
    warnings: warnings.filter((warning) => warning !== 'tie' || after.some(isTie)),
    tieBreak: { ...rest, decided: [...decided, settled], ...(waits.length > 0 && { open: waits }) },
  }
}

/** The same result and decision give the same object, so that nothing is sent again. */
const settledOnce = rememberedPair(withSettled)

/** The one of these ties that is between these questions and no others. */
export const tieOf = (ties: TieGroups | undefined, questions: readonly string[]): readonly string[] | undefined =>
  ties?.find((tied) => tied.length === questions.length && tied.every((one) => questions.includes(one)))

const isTie = ({ length }: readonly string[]) => length > 1
