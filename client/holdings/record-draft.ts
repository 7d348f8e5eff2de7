import type { Holding } from '#shared/holdings/holding.ts'
import type { FieldProblem } from '../kit/error-summary.tsx'
import { tooLong } from '../kit/text-limit.ts'
import type { WireCommand } from '../realtime/wire-command.ts'
import { RECORD_FIELDS, type RecordField } from './record-fields.ts'

/** A record while it is being written. Its controls know which shape each field has; the room checks all of it. */
export type Draft = Readonly<Partial<Record<RecordField, unknown>>>

const FIELDS = Object.keys(RECORD_FIELDS) as readonly RecordField[] // the keys of a table written out
const MOST_KEYWORDS = 10
const LONGEST_KEYWORD = 40

export const draftOf = (holding: Holding): Draft =>
  Object.fromEntries(FIELDS.flatMap((field) => (holding[field] === undefined ? [] : [[field, holding[field]]])))

/** Only what differs; null clears what was there. */
export function editsTo(holding: Holding, essentials: object, draft: Draft): WireCommand {
  const edits = new Map<string, unknown>()
  for (const field of FIELDS) {
    const [before, after] = [holding[field], said(draft[field])]
    if (JSON.stringify(before) !== JSON.stringify(after)) edits.set(field, after ?? null)
  }
  // What the controls offer is what the schema takes; the room reads it again.
  return { type: 'editHolding', holding: holding.id, ...essentials, ...Object.fromEntries(edits) } as WireCommand
}

/** Empty is the same as not said. */
function said(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) return value.length > 0 ? value : undefined
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0 ? value : undefined
  return value
}

export const keywordsIn = (typed: string): readonly string[] =>
  typed
    .split(/[,;\n]/u)
    .map((word) => word.trim())
    .filter(Boolean)

export function problemsInDraft(draft: Draft, idOf: (field: RecordField) => string): readonly FieldProblem[] {
  return FIELDS.flatMap((field) => {
    const message = problemOf(field, draft)
    return message === undefined ? [] : [{ field: idOf(field), message }]
  })
}

function problemOf(field: RecordField, draft: Draft): string | undefined {
  const asked = RECORD_FIELDS[field]
  const value = draft[field]
  if (field === 'periodTo' && isText(value) && isText(draft.periodFrom) && value !== '' && value < draft.periodFrom)
    return 'Choose an end after the beginning'
  if ((asked.as === 'line' || asked.as === 'lines') && isText(value)) return tooLong(value, asked.most)
  if (
    asked.as === 'link' &&
    isText(value) &&
    value.trim() !== '' &&
    !/^(https:\/\/|mailto:)\S+\.\S+$/u.test(value.trim())
  )
    return 'Enter an address that begins with https://'
  if (asked.as === 'keywords' && Array.isArray(value)) return keywordProblem(value)
  return undefined
}

function keywordProblem(keywords: readonly unknown[]): string | undefined {
  if (keywords.length > MOST_KEYWORDS) return `Use ${MOST_KEYWORDS} keywords or fewer (now ${keywords.length})`
  const long = keywords.find((word) => isText(word) && tooLong(word, LONGEST_KEYWORD) !== undefined)
  return long === undefined ? undefined : `Use shorter keywords, up to ${LONGEST_KEYWORD} characters`
}

const isText = (value: unknown): value is string => typeof value === 'string'
