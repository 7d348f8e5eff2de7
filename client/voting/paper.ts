import type { ReactNode } from 'react'
import type { Ballot } from '#shared/voting/poll.ts'
import type { Asked } from './asked.ts'

export interface AnswerProps<Config, Own> {
  readonly asked: Asked
  readonly config: Config
  readonly own: Own
  onChange(own: Own): void
}

/** One place on a ballot where a mark is typed, as on a ballot filled in on paper. */
export interface Slot {
  readonly id: string
  /** "Value", "Dots"; the name of the field together with the question. */
  readonly label: string
}

/** How one method's ballot is read and written by a person; the rest of the voting screens know no method. */
export interface PaperOf<Config, Own> {
  /** Nothing written on it. */
  readonly blank: Own
  /** Phones show one question at a time, unless the method needs all of them in view. */
  readonly phones: 'one_by_one' | 'list'
  /** Whether there is nothing on it at all; "can't judge" is something. */
  isBlank(own: Own): boolean
  isAnswered(own: Own, question: string): boolean
  /** Whether there is something here to take back. */
  isTouched(own: Own, question: string): boolean
  without(own: Own, question: string): Own
  /** Whether nothing is left to do. */
  isComplete(own: Own, config: Config, questions: readonly string[]): boolean
  /** After "Sent.": "3 of 12 answered." */
  progress(own: Own, config: Config, questions: readonly string[]): string
  /** On the waiting screen: "Your 12 answers are sent." */
  finished(own: Own, questions: readonly string[]): string
  /** What was answered to one question: "Value 4. Gap: can't judge." */
  words(own: Own, question: string): string
  Answer(props: AnswerProps<Config, Own>): ReactNode
  /** What holds for the whole paper, as how many dots are left. */
  status(own: Own, config: Config): string | undefined

  /** For ballots that came in on paper. */
  slots(config: Config): readonly Slot[]
  /** What can be typed, in words. */
  keys(config: Config): string
  typed(own: Own, question: string, slot: string): string
  /** How many characters the longest mark has; where it is one, the next place comes by itself. */
  longest(config: Config): number
  /** The ballot with one mark typed, or undefined when that key is no mark. An empty text takes the mark back. */
  type(own: Own, config: Config, question: string, slot: string, key: string): Own | undefined
  /** What a printed ballot offers to tick for one slot; empty where a number is written. */
  printed(config: Config): readonly string[]
  /** How a printed ballot is filled in. */
  instruction(config: Config): string
}

/** A paper seen from outside: only it knows its own configs and ballots. */
export type AnyPaper = PaperOf<unknown, Ballot>
