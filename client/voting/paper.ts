import type { ReactNode } from 'react'
import type { Result } from '#shared/kit/result.ts'
import type { Ballot, PollId } from '#shared/voting/poll.ts'
import type { Asked } from './asked.ts'
import type { Line, Marks, Typing } from './typing.ts'

export interface AnswerProps<Config, Own> {
  readonly asked: Asked
  readonly config: Config
  /** The ballot when this answer was last drawn: right in what `sees` picks from it, and in nothing else. */
  readonly own: Own
  /** The ballot as it is at the moment of a tap, for limits that hang on all of it. */
  latest(): Own
  /** The round before, where there was one. */
  readonly previous: PollId | undefined
  onChange(change: (own: Own) => Own): void
}

/** The whole paper at once, for methods whose questions are not answered one by one: ticks, an order, pairs. */
export interface SheetProps<Config, Own> {
  readonly questions: readonly Asked[]
  readonly config: Config
  readonly own: Own
  /** The question somebody wants to change, by its place; 0 at the start. */
  readonly from: number
  onChange(own: Own): void
  /** Everything was answered that can be, or somebody has had enough. */
  onCheck(): void
}

/** How one method's ballot is read and written by a person; the rest of the voting screens know no method. */
export interface PaperOf<Config, Own> {
  /** Nothing written on it. */
  readonly blank: Own
  /** Phones show one question at a time, unless the method needs all of them in view. */
  readonly phones: 'one_by_one' | 'list'
  /** What is said of a question with nothing on it: "No answer yet." */
  readonly nothing: string
  /** Whether there is nothing on it at all; "can't judge" is something. */
  isBlank(own: Own): boolean
  isAnswered(own: Own, question: string, config: Config): boolean
  /** Whether there is something here to take back. */
  isTouched(own: Own, question: string): boolean
  without(own: Own, question: string): Own
  /** Whether nothing is left to do. */
  isComplete(own: Own, config: Config, questions: readonly string[]): boolean
  /** What has to be done before the room can take this ballot, as a sentence; most papers can be sent half filled in. */
  lacks(own: Own, config: Config): string | undefined
  /** After "Sent.": "3 of 12 answered." */
  progress(own: Own, config: Config, questions: readonly string[]): string
  /** On the waiting screen: "Your 12 answers are sent." */
  finished(own: Own, questions: readonly string[]): string
  /** What was answered to one question: "Value 4. Gap: can't judge." */
  words(own: Own, question: string, config: Config): string
  /** How one question is answered, unless the paper has a sheet of its own. */
  Answer?(props: AnswerProps<Config, Own>): ReactNode
  /** What the answer to one question shows of a ballot: it is drawn again only when this is another value. */
  sees?(own: Own, question: string): unknown
  Sheet?(props: SheetProps<Config, Own>): ReactNode
  /** What holds for the whole paper, as how many dots are left. */
  status(own: Own, config: Config): string | undefined

  /** For ballots that came in on paper: their lines. Only pairs differ from one numbered ballot to the next. */
  lines(config: Config, questions: readonly Asked[], number: number): readonly Line[]
  typing(config: Config): Typing
  /** The ballot that was typed, or what is wrong with it. A place left empty is no answer. */
  read(marks: Marks, config: Config, lines: readonly Line[]): Result<Own, string>
  /** What a printed ballot offers to tick for one slot; empty where a number is written. */
  printed(config: Config): readonly string[]
  /** How a printed ballot is filled in. */
  instruction(config: Config): string
}

/** A paper seen from outside: only it knows its own configs and ballots. */
export type AnyPaper = PaperOf<unknown, Ballot>
