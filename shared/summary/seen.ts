import type { QuestionId } from '../questions/question.ts'
import type { QuestionView } from '../room/views/question-parts.ts'
import type { SharedView } from '../room/views/shared-view.ts'
import type { PollId } from '../voting/poll.ts'
import type { PublishedBallots } from './ballots.ts'

/**
 * What a record is made from: a view, so that nothing can stand in a record that its reader may not see. A facilitator's
 * view fits too.
 */
export type Seen = Pick<
  SharedView,
  'room' | 'people' | 'agenda' | 'questions' | 'polls' | 'holdings' | 'needs' | 'coverage' | 'commitments' | 'interests'
>

export interface SummaryOccasion {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Whether names, and ways to reach people, may be in it. */
  readonly names: boolean
  /** Fewer answers than this are not told in numbers; a poll's own, stricter k always holds. */
  readonly k: number
  readonly ballots?: Readonly<Record<PollId, PublishedBallots>>
}

/** The entries of a view's part, whose keys are ids. */
export const entriesOf = <Id extends string, T>(part: Readonly<Record<Id, T>>): readonly (readonly [Id, T])[] =>
  Object.entries<T>(part).map(([id, value]) => [id as Id, value]) // keyed by these ids

export const inOrder = <Id extends string, T extends { readonly position: number }>(part: Readonly<Record<Id, T>>) =>
  entriesOf(part).toSorted(([a, one], [b, other]) => one.position - other.position || (a < b ? -1 : 1))

export type Questions = Readonly<Record<QuestionId, QuestionView>>

/** The question that stands for this one, or undefined where it is not in the record. */
export function standing(questions: Questions, id: QuestionId): QuestionId | undefined {
  const seen = new Set<QuestionId>()
  let now = id
  for (;;) {
    const question = Object.hasOwn(questions, now) ? questions[now] : undefined
    if (!question || seen.has(now)) return undefined
    if (question.status !== 'merged' || question.mergedInto === undefined) return isInRecord(question) ? now : undefined
    seen.add(now)
    now = question.mergedInto
  }
}

/** What its author took back is in no record. */
export const isInRecord = ({ status }: QuestionView) => status !== 'withdrawn' && status !== 'merged'

/** The standing questions among these, each once. */
export const standingOf = (questions: Questions, ids: readonly string[]): readonly QuestionId[] => [
  ...new Set(
    ids.flatMap((id) => {
      const stands = standing(questions, id as QuestionId) // looked up, whatever it is
      return stands === undefined ? [] : [stands]
    }),
  ),
]
