import * as v from 'valibot'
import { clean, graphemes } from './text.ts'
import { fail, ok, type Result } from './result.ts'

/**
 * Reads untrusted values with valibot, in our manners: every text, list and record states its limit, unknown keys are
 * refused, and text is cleaned once, on entry, so that everything behind the door can trust it.
 */
export type Schema<T> = v.GenericSchema<unknown, T>

export interface Problem {
  /** Where in the message, as in `ballot.ratings`. */
  readonly path: string
  /** What is wrong there, in words for a developer. */
  readonly message: string
}

export function read<T>(schema: Schema<T>, value: unknown): Result<T, Problem> {
  const parsed = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true })
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  return fail({ path: pathOf(issue), message: issue.message.replace(/ but received .*$/s, '') })
}

/** Never a name that was only sent to us: what is refused is not repeated. */
function pathOf({ path: given, expected }: v.BaseIssue<unknown>): string {
  const path: readonly { readonly key: unknown }[] = given ?? []
  const ours = expected === 'never' ? path.slice(0, -1) : path
  const names = ours.map(({ key }) => (typeof key === 'number' || /^[a-z][a-z]{0,30}$/i.test(String(key)) ? key : '*'))
  return names.length === 0 ? 'message' : names.join('.')
}

/** Text of one line or a few, cleaned; `max` and `min` count graphemes, as people count letters. */
export const text = ({ min = 0, max }: { readonly min?: number; readonly max: number }) =>
  v.pipe(
    v.string(),
    v.maxLength(max * 16, `at most ${max} characters`), // length first: nothing below runs on a huge text
    v.metadata({ minGraphemes: min, maxGraphemes: max }),
    v.transform(clean),
    v.check((value) => graphemes(value) >= min, min === 1 ? 'must not be empty' : `at least ${min} characters`),
    v.check((value) => graphemes(value) <= max, `at most ${max} characters`),
  )

/** An id: opaque, short, and never a key that JavaScript treats specially. */
export const id = <T extends string>() =>
  v.pipe(
    v.string(),
    v.regex(/^[\w-]{1,64}$/, 'an id'),
    v.check((value) => value !== '__proto__', 'an id'),
    v.transform((value) => value as T), // branding at the parser's end
  )

export const integer = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max))

export const list = <T>(item: v.GenericSchema<unknown, T>, { min = 0, max }: { min?: number; max: number }) =>
  v.pipe(v.array(item), v.maxLength(max, `at most ${max}`), v.minLength(min, `at least ${min}`), v.readonly())

/** A list that names nothing twice. */
export const distinct = <T extends string>(item: v.GenericSchema<unknown, T>, limits: { min?: number; max: number }) =>
  v.pipe(
    list(item, limits),
    v.check((values) => new Set(values).size === values.length, 'no repeats'),
  )

export const choice = <const T extends readonly string[]>(options: T) => v.picklist(options)

/** A calendar date that exists, 1900 to 2100, as `2026-11-21`. */
export const date = v.pipe(
  v.string(),
  v.regex(/^(19|20)\d\d-\d\d-\d\d$|^2100-\d\d-\d\d$/, 'a date like 2026-11-21'),
  v.check((value) => {
    const day = new Date(`${value}T00:00:00Z`)
    return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value)
  }, 'a date that exists'),
)

/** Nothing in it that hides where it leads: no user part, no backslash, no invisible or turning letters. */
const HTTPS_OR_MAILTO =
  /^(?:https:\/\/[^\s@/\\?#"<>\p{C}]+(?:[/?#][^\s"<>\\\p{C}]*)?|mailto:[^\s@/\\?"<>\p{C}]+@[^\s@/\\?"<>\p{C}]+)$/u

/** A link people may follow: https or mailto, no user part. */
export const link = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(HTTPS_OR_MAILTO, 'a link that starts with https:// or mailto:'),
)

export { optional, strictObject as object } from 'valibot'
