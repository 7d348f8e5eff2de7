import type { Refusal, RefusalCode } from '../../core/refusal.ts'
import { fail, ok, type Result } from '../../kit/result.ts'
import { read, type Schema } from '../../kit/schema.ts'
import { MOST_ITEMS } from '../poll.ts'
import type { Items } from './method.ts'
import type { Ends } from './on-a-scale.ts'

/** How methods read what is not trusted. Written out by hand where VOTING.md §1.12 has a code for each fault. */

type Keyed = Readonly<Record<string, unknown>>

const isKeyed = (given: unknown): given is Keyed => typeof given === 'object' && given !== null && !Array.isArray(given)

export const no = (code: RefusalCode, detail: string): Result<never, Refusal> => fail({ code, detail })

/** How many steps a scale of marks may have. */
export const SCALES = [3, 5, 7, 10] as const
export type Scale = (typeof SCALES)[number]

export type Mark = number | 'cant_judge'

/** A whole number on the scale, or the word that one cannot judge. */
export function readMark(given: unknown, { lowest, highest }: Ends): Result<Mark, Refusal> {
  if (given === 'cant_judge') return ok(given)
  if (typeof given !== 'number') return no('malformed', 'a mark is neither a number nor cant_judge')
  return Number.isInteger(given) && given >= lowest && given <= highest
    ? ok(given)
    : no('bad_value', `a mark is not a whole number from ${lowest} to ${highest}`)
}

/** A whole number that is no less than `lowest`, for what is bought or shared out. */
export function readWhole(given: unknown, lowest: number): Result<number, Refusal> {
  if (typeof given !== 'number') return no('malformed', 'not a number')
  return Number.isSafeInteger(given) && given >= lowest
    ? ok(given)
    : no('bad_value', 'not a whole number that may be given')
}

/** The entries of an object that has no other keys than these. */
export function entriesOf(given: unknown, known: readonly string[], where: string): Result<Keyed, Refusal> {
  if (!isKeyed(given)) return no('malformed', `${where} is not an object`)
  const stray = Object.keys(given).find((key) => !known.includes(key))
  return stray === undefined ? ok(given) : no('malformed', `${where} has a key it should not have`)
}

/** Marks by name, of which all may be absent and none has another name. */
export function readMarks(
  given: unknown,
  names: readonly string[],
  where: string,
  ends: Ends,
): Result<Readonly<Record<string, Mark>>, Refusal> {
  const outer = entriesOf(given, names, where)
  if (!outer.ok) return outer
  const marks: [string, Mark][] = []
  for (const [name, one] of Object.entries(outer.value)) {
    const mark = readMark(one, ends)
    if (!mark.ok) return mark
    marks.push([name, mark.value])
  }
  return ok(Object.fromEntries(marks))
}

/** Reads a ballot of the shape `{ [name]: { [item]: … } }`, each item by `readOne`. */
export function readByItem<T>(
  given: unknown,
  name: string,
  items: Items,
  readOne: (given: unknown) => Result<T, Refusal>,
): Result<Readonly<Record<string, T>>, Refusal> {
  const outer = entriesOf(given, [name], 'ballot')
  if (!outer.ok) return outer
  const byItem = Object.hasOwn(outer.value, name) ? outer.value[name] : undefined
  if (!isKeyed(byItem)) return no('malformed', `${name} is not an object`)
  const keys = Object.keys(byItem)
  if (keys.length > MOST_ITEMS) return no('malformed', `${name} has more than ${MOST_ITEMS} entries`)
  const known = new Set(items)
  const entries: [string, T][] = []
  for (const key of keys) {
    if (!known.has(key)) return no('unknown_item', `${name} has an item that is not in the poll`)
    const one = readOne(byItem[key])
    if (!one.ok) return one
    entries.push([key, one.value])
  }
  return ok(Object.fromEntries(entries))
}

/** Reads a config, after asking whether there are as many items as the method can take. */
export function readConfig<T>(schema: Schema<T>, given: unknown, items: Items, fewest: number): Result<T, Refusal> {
  if (items.length < fewest) return no('too_few_items', `${items.length}, at least ${fewest}`)
  if (items.length > MOST_ITEMS) return no('too_many_items', `${items.length}, at most ${MOST_ITEMS}`)
  if (!isKeyed(given)) return no('bad_config', 'not an object')
  const config = read(schema, given)
  return config.ok ? config : no('bad_config', `${config.error.path}: ${config.error.message}`)
}

/** Reads a ballot of the shape `{ [name]: [item, …] }`: a set of items, which comes back sorted. */
export function readItemList(given: unknown, name: string, items: Items): Result<readonly string[], Refusal> {
  const outer = entriesOf(given, [name], 'ballot')
  if (!outer.ok) return outer
  const list = Object.hasOwn(outer.value, name) ? outer.value[name] : undefined
  if (!Array.isArray(list)) return no('malformed', `${name} is not a list`)
  if (list.length > MOST_ITEMS) return no('malformed', `${name} has more than ${MOST_ITEMS} entries`)
  const known = new Set<unknown>(items)
  const named: string[] = []
  for (const one of list as readonly unknown[]) {
    if (typeof one !== 'string') return no('malformed', `${name} has something that is not an item`)
    if (!known.has(one)) return no('unknown_item', `${name} has an item that is not in the poll`)
    named.push(one)
  }
  return new Set(named).size < named.length ? no('repeated_item', `${name} has an item twice`) : ok(named.toSorted())
}
