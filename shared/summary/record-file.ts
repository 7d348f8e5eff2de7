import * as v from 'valibot'
import { choice, distinct, id, integer, list } from '../kit/schema.ts'
import { fail, ok, type Result } from '../kit/result.ts'
import type { QuestionId } from '../questions/question.ts'
import { METHOD_NAMES } from '../voting/methods.ts'
import { MOST_ITEMS, POLL_STATUSES, pollId } from '../voting/poll.ts'
import { SUMMARY_FORMAT, SUMMARY_VERSION } from './summary.ts'

/** A downloaded record as it comes back from anywhere: of what is counted again, the shape is asked; the rest passes. */
const MOST_POLLS = 1_000
const MOST_QUESTIONS = 2_000
/** A room of 2,000 and all the numbers that papers can have. */
const MOST_BALLOTS = 12_000

const unread = v.record(v.string(), v.unknown())
const questionId = id<QuestionId>()
const count = integer(0, Number.MAX_SAFE_INTEGER)

const settled = v.looseObject({
  order: list(list(v.string(), { max: MOST_ITEMS }), { max: MOST_ITEMS }),
  reason: v.exactOptional(v.string()),
  round: v.exactOptional(count),
})

const result = v.looseObject({
  k: count,
  eligible: count,
  received: count,
  status: choice(['counted', 'below_k']),
  rule: v.string(),
  warnings: list(v.string(), { max: 100 }),
  items: v.optional(v.record(v.string(), unread)),
  tieBreak: v.looseObject({ decided: v.optional(list(settled, { max: MOST_ITEMS })) }),
})

const poll = v.looseObject({
  id: pollId,
  method: choice(METHOD_NAMES),
  config: unread,
  questions: distinct(questionId, { min: 1, max: MOST_ITEMS }),
  mode: choice(['anonymous', 'confidential', 'attributed']),
  vote: count,
  round: count,
  previous: v.optional(pollId),
  status: choice(POLL_STATUSES),
  turnout: v.optional(v.looseObject({ eligible: count, received: count })),
  result: v.optional(result),
  ballots: v.optional(list(unread, { max: MOST_BALLOTS })),
  seal: v.optional(v.string()),
  moved: v.optional(v.unknown()),
  since: v.optional(v.unknown()),
  advice: v.optional(v.unknown()),
})

const place = v.looseObject({ poll: pollId })
const question = v.looseObject({
  id: questionId,
  text: v.string(),
  merged: list(v.looseObject({ id: questionId, text: v.string() }), { max: MOST_QUESTIONS }),
  results: list(place, { max: MOST_POLLS }),
})

const schema = v.looseObject({
  room: v.looseObject({ title: v.string(), code: v.string() }),
  questions: list(question, { max: MOST_QUESTIONS }),
  polls: v.pipe(
    list(poll, { max: MOST_POLLS }),
    v.check((polls) => new Set(polls.map((one) => one.id)).size === polls.length, 'no poll twice'),
  ),
})

export type RecordFile = v.InferOutput<typeof schema>
export type PollInFile = RecordFile['polls'][number]
export type ResultInFile = NonNullable<PollInFile['result']>

/** The record in a text, or in a sentence why there is none. */
export function readRecordFile(text: string): Result<RecordFile, string> {
  const parsed = parse(text)
  if (!parsed.ok) return parsed
  const head = v.safeParse(v.looseObject({ format: v.literal(SUMMARY_FORMAT), version: v.number() }), parsed.value)
  if (!head.success) return fail('This is not a record that Questions First made: it is JSON, but of something else.')
  const { version } = head.output
  if (version > SUMMARY_VERSION)
    return fail('This record was made by a newer version of Questions First. Check it with that version.')
  const record = v.safeParse(schema, parsed.value, { abortEarly: true })
  if (version === SUMMARY_VERSION && record.success) return ok(record.output)
  const [issue] = record.issues ?? []
  const where = (issue && v.getDotPath(issue)) ?? 'version'
  return fail(`This record is damaged: what stands at "${shortened(where)}" cannot be read.`)
}

function parse(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text, withoutPrototypes))
  } catch (reason) {
    // Nesting without end overflows the stack: that is no record either.
    if (reason instanceof SyntaxError || reason instanceof RangeError)
      return fail('This is not a JSON file. Download the record as JSON and check that.')
    throw reason
  }
}

/** Called for every key: one that would change what an object is has no business in a record. */
function withoutPrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a key that is not data')
  return value
}

const shortened = (path: string) => (path.length > 80 ? `${path.slice(0, 80)}…` : path).replaceAll(/[^\w.-]/g, '?')
