import type { BarrierRoot } from '../board/kinds.ts'
import type { QuestionId } from '../questions/question.ts'
import { barrierStep, ideaStep } from './card-steps.ts'
import { commitmentStep, interestStep, noteStep } from './closing-steps.ts'
import { coverageStep, heldStep, neededStep } from './data-steps.ts'
import { actionStep, priorityStep, questionStep } from './question-steps.ts'
import type { QuestionRecord, Summary } from './summary.ts'

export type StepKind =
  | 'question'
  | 'action'
  | 'priority'
  | 'held'
  | 'needed'
  | 'coverage'
  | 'barriers'
  | 'ideas'
  | 'notes'
  | 'commitments'
  | 'interest'

/** One step on the way from asking to doing. */
export interface Step {
  readonly kind: StepKind
  readonly label: string
  /** Said where nothing is there: an empty step is worth knowing. */
  readonly empty: string
  readonly knots: readonly Knot[]
}

export type KnotKind =
  | 'question'
  | 'merged'
  | 'action'
  | 'priority'
  | 'held'
  | 'needed'
  | 'coverage'
  | 'barrier'
  | 'opportunity'
  | 'idea'
  | 'note'
  | 'commitment'
  | 'interest'

export type CardTag = BarrierRoot | 'opportunity' | 'idea' | 'note'

/** One thing on the thread, in words. */
export interface Knot {
  /** Of the record it tells. */
  readonly id: string
  readonly kind: KnotKind
  /** What somebody wrote, or, where nobody did, what the tool says. */
  readonly text: string
  readonly isVoice: boolean
  /** Short sentences about it. */
  readonly facts: readonly string[]
  /** Who holds it, or who does it. */
  readonly who?: string
  /** A day, as in 2026-11-21. */
  readonly due?: string
  /** "1", "2=". */
  readonly place?: string
  /** What kind of card it is, where it is one. */
  readonly tags?: readonly CardTag[]
  /** Records it hangs from. */
  readonly parents: readonly string[]
  /** What hangs from it: the opportunities that answer a barrier. */
  readonly under: readonly Knot[]
}

type Telling = (question: QuestionRecord, summary: Summary) => Step

/** In this order everywhere. */
const TELLINGS: readonly Telling[] = [
  questionStep,
  actionStep,
  priorityStep,
  heldStep,
  neededStep,
  coverageStep,
  barrierStep,
  ideaStep,
  noteStep,
  commitmentStep,
  interestStep,
]
/** Told even when they are empty. */
const WORTH_KNOWING: ReadonlySet<StepKind> = new Set([
  'question',
  'action',
  'priority',
  'held',
  'needed',
  'barriers',
  'commitments',
])

/** A question's whole thread, from asking to doing; undefined for a question that is not in the record. */
export function threadOf(summary: Summary, id: QuestionId): readonly Step[] | undefined {
  const question = summary.questions.find((one) => one.id === id || one.merged.some((other) => other.id === id))
  return (
    question &&
    TELLINGS.map((tell) => tell(question, summary)).filter(
      ({ kind, knots }) => knots.length > 0 || WORTH_KNOWING.has(kind),
    )
  )
}

/** The thread under a heading that says the question: its own step is there only when it holds more. */
export const stepsUnder = (summary: Summary, id: QuestionId): readonly Step[] =>
  (threadOf(summary, id) ?? []).filter(
    ({ kind, knots }) => kind !== 'question' || knots.length > 1 || knots.some(({ facts }) => facts.length > 0),
  )

/** What hangs on no question, told the same way; steps without anything are left out. */
export function generalSteps(summary: Summary): readonly Step[] {
  const loose = { ...NO_QUESTION, ...summary.general }
  return [heldStep, neededStep, barrierStep, ideaStep, commitmentStep]
    .map((tell) => tell(loose, summary))
    .filter(({ knots }) => knots.length > 0)
}

const NO_QUESTION: Omit<QuestionRecord, 'holdings' | 'needs' | 'cards' | 'commitments'> = {
  id: '' as QuestionId, // no question: what hangs here has no such parent
  text: '',
  action: '',
  status: 'accepted',
  shortlisted: false,
  merged: [],
  results: [],
  coverage: [],
}

/** A step's knots with what hangs from them, one after another. */
export const flatKnots = ({ knots }: Pick<Step, 'knots'>): readonly Knot[] =>
  knots.flatMap((knot) => [knot, ...knot.under])
