import type { MethodName } from '#shared/voting/methods.ts'
import type { PollMode } from '#shared/voting/poll.ts'
import { numberOf, type Values } from './setting.ts'

/** A vote as it would be opened, and the room it would be opened in. */
export interface Opening {
  readonly method: MethodName
  readonly values: Values
  readonly questions: number
  /** Pairs of chosen questions that look alike, by their numbers. */
  readonly alike: readonly (readonly [number, number])[]
  /** How many in the room may vote. */
  readonly people: number
  readonly mode: PollMode
  readonly k: number
  /** Whether the order alone will be told; undefined where that cannot be chosen. */
  readonly orderOnly: boolean | undefined
}

/** What is likely to go wrong, and what to do about it. The facilitator may know better, and open all the same. */
export interface Advice {
  readonly id: string
  readonly title: string
  readonly todo: string
}

type Guard = (opening: Opening) => Advice | undefined

const MANY_QUESTIONS = 25
const MANY_TO_RANK = 10
const FEW_FOR_QUADRATIC = 15
const FEW_FOR_STV = 10
const FEW_FOR_GROUPS = 12
const FEW_TO_HIDE_IN = 8

/** Methods in which two questions that ask the same each get half of what one would. */
const SPLITS: ReadonlySet<MethodName> = new Set(['dots', 'points', 'quadratic', 'ranked', 'equal_shares'])
/** Methods that are made for long lists. */
const TAKES_MANY: ReadonlySet<MethodName> = new Set(['pairwise', 'opinion'])

const GUARDS: readonly Guard[] = [
  ({ questions, method }) =>
    questions > MANY_QUESTIONS && !TAKES_MANY.has(method)
      ? {
          id: 'many',
          title: `${questions} questions are many for one vote.`,
          todo: 'Vote by pairs first, then on the best of them; or choose the shortlist.',
        }
      : undefined,
  ({ questions, method }) =>
    method === 'ranked' && questions > MANY_TO_RANK
      ? {
          id: 'long_ranking',
          title: `Putting ${questions} questions in order is hard on a phone.`,
          todo: `Choose ${MANY_TO_RANK} or fewer, or vote by pairs. People may also stop after their first few.`,
        }
      : undefined,
  ({ alike, method }) =>
    alike.length > 0 && SPLITS.has(method)
      ? {
          id: 'alike',
          title: `${alikeWords(alike)} look alike and would split the vote.`,
          todo: 'Merge them under Questions, take one out of this vote, or use value and gap, which rates each by itself.',
        }
      : undefined,
  ({ method, people }) =>
    method === 'quadratic' && people < FEW_FOR_QUADRATIC
      ? {
          id: 'few_for_quadratic',
          title: `Quadratic voting needs about ${FEW_FOR_QUADRATIC} people. ${hereWords(people)}`,
          todo: 'With fewer, one person who cares a lot decides. Use points or value and gap.',
        }
      : undefined,
  ({ method, values, people }) =>
    method === 'ranked' && values['rule'] === 'stv' && people < FEW_FOR_STV
      ? {
          id: 'few_for_stv',
          title: `Seats in proportion need about ${FEW_FOR_STV} people. ${hereWords(people)}`,
          todo: 'With fewer, the last seats hang on a tie. Use the usual rule, and take the first few.',
        }
      : undefined,
  ({ method, people }) =>
    method === 'opinion' && people < FEW_FOR_GROUPS
      ? {
          id: 'few_for_groups',
          title: `Groups can be told from ${FEW_FOR_GROUPS} people on. ${hereWords(people)}`,
          todo: 'With fewer, the result says how many agree with each, and nothing of groups.',
        }
      : undefined,
  ({ people, mode, orderOnly }) =>
    people > 0 && people < FEW_TO_HIDE_IN && mode !== 'attributed' && !orderOnly
      ? {
          id: 'few_to_hide_in',
          title: `${hereWords(people)} With fewer than ${FEW_TO_HIDE_IN}, answers can be guessed from the result.`,
          todo:
            orderOnly === undefined
              ? 'Say so before people vote. Wait for more people, or choose "With names", so that nobody is misled.'
              : 'Choose "Order without numbers" under who can see what, wait for more people, or say so before people vote.',
        }
      : undefined,
  ({ people, k }) =>
    people > 0 && people < k
      ? {
          id: 'under_k',
          title: `A result needs ${k} answers. ${hereWords(people)}`,
          todo: 'Wait for more people, enter paper ballots, or choose a smaller number of answers.',
        }
      : undefined,
  ({ method, values, questions }) =>
    method === 'dots' && (numberOf(values, 'budget') ?? 0) > 2 * questions
      ? {
          id: 'many_dots',
          title: 'There are more than twice as many dots as questions.',
          todo: 'With so many, everything gets some. Three to ten dots say more.',
        }
      : undefined,
]

export const openingAdvice = (opening: Opening): readonly Advice[] =>
  GUARDS.map((guard) => guard(opening)).filter((advice) => advice !== undefined)

const hereWords = (people: number) =>
  people === 0 ? 'Nobody is here yet.' : people === 1 ? 'One person is here.' : `${people} people are here.`

const alikeWords = (alike: readonly (readonly [number, number])[]) =>
  alike.length === 1
    ? `Questions ${alike[0]?.join(' and ')}`
    : `${alike.length} pairs of questions, as ${alike[0]?.join(' and ')},`
