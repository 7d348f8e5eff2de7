import { stringify } from 'csv-stringify/sync'
import type { QuestionRecord, Summary } from '#shared/summary/summary.ts'
import { flatKnots, generalSteps, type Knot, type Step, threadOf } from '#shared/summary/thread.ts'

const COLUMNS = [
  'question_id',
  'question',
  'action',
  'place',
  'step',
  'kind',
  'id',
  'text',
  'who',
  'due',
  'details',
  'hangs_from',
] as const

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>

/** A cell that a spreadsheet would run: after anything unseen, = + - @ also in full width, or a tab or return first. */
const RUNS = /^(?:[\t\r]|[\s\p{C}]*[=+\-@＝＋－＠])/u

/** The one escaper for tables: every cell is a text, and none is a formula (TRUST.md §8). */
export const asText = (cell: string): string => (RUNS.test(cell) ? `'${cell}` : cell)

/** One row for each thing on each thread, so that sorting and filtering never tear it from its question. */
export function table(summary: Summary): string {
  const rows = [
    ...summary.questions.flatMap((question) => rowsOf(question, threadOf(summary, question.id) ?? [])),
    ...rowsOf(undefined, generalSteps(summary)),
  ]
  return stringify(
    rows.map((row) => COLUMNS.map((column) => asText(row[column]))),
    { header: true, columns: [...COLUMNS], bom: true, quoted: true, record_delimiter: 'windows' },
  )
}

function rowsOf(question: QuestionRecord | undefined, steps: readonly Step[]): readonly Row[] {
  const same = {
    question_id: question?.id ?? '',
    question: question?.text ?? '',
    action: question?.action ?? '',
    place: question?.results.at(-1)?.place ?? '',
  }
  return steps.flatMap((step): readonly Row[] =>
    step.knots.length === 0
      ? [{ ...same, ...NOTHING, step: step.label, kind: step.kind, text: step.empty }]
      : flatKnots(step).map((knot) => ({ ...same, step: step.label, ...cellsOf(knot) })),
  )
}

const NOTHING = { id: '', who: '', due: '', details: '', hangs_from: '' }

const cellsOf = ({ kind, id, text, who, due, facts, parents }: Knot) => ({
  kind,
  id,
  text,
  who: who ?? '',
  due: due ?? '',
  details: facts.join('; '),
  hangs_from: parents.join(' '),
})
