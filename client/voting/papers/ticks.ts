import { ok, type Result } from '#shared/kit/result.ts'
import { plural } from '../../kit/plural.ts'
import { type Line, type Marks, readMarks, type Typing } from '../typing.ts'

/** A ballot that is a list of ticks. */
export interface Ticks {
  readonly approved: readonly string[]
}

const TYPING: Typing = { keys: '1 where the box is ticked, or leave it empty', begins: /^1?$/, longest: 1 }

/** Nothing was ticked yet. Somebody who ticked "None of these" handed in another empty list, and that one is a ballot. */
const UNTOUCHED: Ticks = { approved: [] }

/** What the two papers have in common on which people tick what they support. */
export const ticked = {
  blank: UNTOUCHED,
  phones: 'list' as const,
  nothing: 'Not ticked.',
  isBlank: (own: Ticks) => own === UNTOUCHED,
  isAnswered: (own: Ticks, question: string) => own.approved.includes(question),
  isTouched: (own: Ticks, question: string) => own.approved.includes(question),
  without: (own: Ticks, question: string) => withTicks(own.approved.filter((other) => other !== question)),
  progress: ({ approved }: Ticks) => `${approved.length} ticked.`,
  finished: ({ approved }: Ticks) =>
    plural(approved.length, { one: 'Your one tick is sent.', other: 'Your # ticks are sent.' }),
  words: () => 'Ticked.',
  typing: () => TYPING,
  printed: () => ['yes'],
  read(marks: Marks, _config: unknown, lines: readonly Line[]): Result<Ticks, string> {
    const read = readMarks(marks, lines, TYPING, (text) => (text === '1' ? true : undefined))
    return read.ok ? ok(withTicks(read.value.map(({ line }) => line.id))) : read
  },
}

/** The last tick taken back leaves nothing to hand in. */
export const withTicks = (approved: readonly string[]): Ticks => (approved.length === 0 ? UNTOUCHED : { approved })
