import type { Refusal, RefusalCode } from '../../core/refusal.ts'
import { fail, ok, type Result } from '../../kit/result.ts'
import { read, type Schema } from '../../kit/schema.ts'
import { MOST_ITEMS } from '../poll.ts'
import type { Items } from './method.ts'

/** How methods read what is not trusted. Written out by hand where VOTING.md §1.12 has a code for each fault. */

type Keyed = Readonly<Record<string, unknown>>

const isKeyed = (given: unknown): given is Keyed => typeof given === 'object' && given !== null && !Array.isArray(given)

export const no = (code: RefusalCode, detail: string): Result<never, Refusal> => fail({ code, detail })

/** The entries of an object that has no other keys than these. */
export function entriesOf(given: unknown, known: readonly string[], where: string): Result<Keyed, Refusal> {
  if (!isKeyed(given)) return no('malformed', `${where} is not an object`)
  const stray = Object.keys(given).find((key) => !known.includes(key))
  return stray === undefined ? ok(given) : no('malformed', `${where} has a key it should not have`)
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
