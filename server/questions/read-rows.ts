import { parse } from 'csv-parse/sync'
import { read } from '#shared/kit/schema.ts'
import { importRowSchema } from '#shared/protocol/http.ts'
import type { Wording } from '#shared/questions/question.ts'

export interface ReadRows {
  readonly rows: readonly (Wording & { readonly row: number })[]
  readonly refused: readonly { readonly row: number; readonly reason: string }[]
}

/** TRUST.md §7. */
const MOST_ROWS = 5_000
const MOST_COLUMNS = 60
const LONGEST_CELL = 4_000

const QUESTION_HEADS = new Set(['question', 'text', 'questions'])
const ACTION_HEADS = new Set(['action', 'actions', 'what we would do', 'would let us'])

/** Thrown when the file as a whole cannot be read; single bad rows never stop the others. */
export class Unreadable extends Error {
  readonly code: 'wrongFormat' | 'tooBig'
  constructor(why: string, code: 'wrongFormat' | 'tooBig' = 'wrongFormat') {
    super(why)
    this.code = code
  }
}

/** Rows of a CSV file: a head with `question` and `action` if there is one, else the first two columns. */
export function readCsv(csv: string): ReadRows {
  // Binary that was only named .csv: no text has these.
  if (csv.includes('\u0000') || csv.includes('\uFFFD')) throw new Unreadable('This is not a text file.')
  const lines = linesOf(csv.replaceAll(/\r\n?/g, '\n')) // one kind of line end, so that lines are counted alike
  const [head] = lines
  const columns = headOf(head?.cells ?? [])
  const body = columns ? lines.slice(1) : lines
  if (body.length > MOST_ROWS) throw new Unreadable(`At most ${MOST_ROWS} rows can be read at once.`, 'tooBig')
  const { question, action } = columns ?? { question: 0, action: 1 }
  return readEach(body.map(({ line, cells }) => ({ row: line, given: wordingIn(cells, question, action) })))
}

/** Rows of a JSON list of `{text, action?}`, numbered from 1. */
export const readList = (list: readonly unknown[]): ReadRows =>
  readEach(list.map((given, at) => ({ row: at + 1, given })))

function readEach(each: readonly { readonly row: number; readonly given: unknown }[]): ReadRows {
  const rows: (Wording & { row: number })[] = []
  const refused: { row: number; reason: string }[] = []
  for (const { row, given } of each) {
    const result = read(importRowSchema, given)
    if (result.ok) rows.push({ row, ...result.value })
    else refused.push({ row, reason: reasonOf(given, result.error) })
  }
  return { rows, refused }
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

function linesOf(csv: string): readonly Line[] {
  const comma = delimiterOf(csv)
  try {
    const records = parse(csv, {
      bom: true,
      delimiter: comma,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: MOST_COLUMNS * LONGEST_CELL,
      to: MOST_ROWS + 2,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[] // `info: true` gives this shape
    return records.map(({ info, record }) => ({ line: info.lines - breaksIn(record), cells: record }))
  } catch (reason) {
    throw new Unreadable(reason instanceof Error ? reason.message : 'This file cannot be read.')
  }
}

/** The parser counts the line a row ends on; people look for the one it starts on. */
const breaksIn = (record: readonly string[]) => record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)

/** Spreadsheets write the separator of their language; the first line tells. */
function delimiterOf(csv: string): string {
  const [first = ''] = csv.split('\n', 1)
  const count = (mark: string) => first.split(mark).length
  return [';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

function headOf(cells: readonly string[]): { readonly question: number; readonly action: number } | undefined {
  const heads = cells.map((cell) => cell.toLowerCase())
  const question = heads.findIndex((head) => QUESTION_HEADS.has(head))
  return question < 0 ? undefined : { question, action: heads.findIndex((head) => ACTION_HEADS.has(head)) }
}

const wordingIn = (cells: readonly string[], question: number, action: number) => ({
  text: cells[question] ?? '',
  action: cells[action] ?? '',
})

/** Why a row was left out, in words a facilitator understands. */
function reasonOf(given: unknown, { path, message }: { readonly path: string; readonly message: string }): string {
  const wording = given as { readonly text?: unknown } | null
  const text = typeof wording?.text === 'string' ? wording.text.trim() : undefined
  if (!text) return 'The question is missing.'
  if (path === 'text') return text.length < 10 ? 'The question is too short.' : `The question is too long: ${message}.`
  if (path === 'action') return `The action is too long: ${message}.`
  return `This row cannot be read: ${path}: ${message}.`
}
