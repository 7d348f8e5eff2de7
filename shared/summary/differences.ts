import { withoutNulls } from '../kit/patch.ts'
import { canonicalText } from '../voting/canonical.ts'
import { type ItemResult, type MethodName } from '../voting/methods.ts'
import type { NumberName } from './numbers.ts'
import { toldBy } from './numbers.ts'
import type { ResultInFile } from './record-file.ts'

/** Where a file and a second count part. `file` and `again` are single values, in words. */
export interface Difference {
  readonly kind: 'rule' | 'ballot' | 'count' | 'seal' | 'order' | 'numbers' | 'detail' | 'rounds' | 'places'
  /** The question it is about, where it is about one. */
  readonly question?: string
  readonly what?: string
  readonly file?: string
  readonly again?: string
}

/** Made of who voted for whom, and who sat together, which no file holds. */
const BY_GROUP = new Set(['byOrganisation', 'byConstituency', 'tables'])
const OF_GROUPS = 'weights_matter'
const PLACES = new Set(['order', 'unranked'])
const RULE = new Set(['method', 'config', 'rule', 'k'])

/** Where a published result and the same ballots counted again part: the first of each kind. */
export function differencesIn(published: ResultInFile, again: object, method: MethodName): readonly Difference[] {
  const [file, now] = [comparable(published), comparable(again)]
  const keys = [...new Set([...Object.keys(now), ...Object.keys(file)])]
  const found = keys.flatMap((key): readonly Difference[] => {
    if (key === 'items') return numbersApart(file[key], now[key], method)
    const apart = firstApart(file[key], now[key], key)
    if (!apart) return []
    if (PLACES.has(key)) return [{ kind: 'order', file: shown(file[key]), again: shown(now[key]) }]
    return [{ kind: RULE.has(key) ? 'rule' : 'detail', ...apart }]
  })
  return firstOfEachKind(found)
}

export const firstOfEachKind = (found: readonly Difference[]): readonly Difference[] =>
  found.filter(({ kind }, at) => found.findIndex((other) => other.kind === kind) === at)

/** Plain JSON as it was published: what is null is absent, and what hangs on organisations is left out. */
function comparable(result: object): Readonly<Record<string, unknown>> {
  const plain: Readonly<Record<string, unknown>> = withoutNulls(result as Readonly<Record<string, unknown>>)
  const { warnings } = plain
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([key, value]) => !BY_GROUP.has(key) && value !== undefined)),
    warnings: Array.isArray(warnings) ? warnings.filter((one) => one !== OF_GROUPS) : warnings,
  }
}

function numbersApart(file: unknown, again: unknown, method: MethodName): readonly Difference[] {
  const [was, is] = [keyed(file), keyed(again)]
  const items = [...new Set([...Object.keys(is), ...Object.keys(was)])]
  const item = items.find((one) => firstApart(was[one], is[one], one))
  if (item === undefined) return []
  const named = namedNumber(was[item], is[item], method)
  const apart = named ?? firstApart(was[item], is[item], '')
  return apart ? [{ kind: 'numbers', question: item, ...apart }] : []
}

/** By the name that the screens give it, where both are whole. */
function namedNumber(file: unknown, again: unknown, method: MethodName): Apart | undefined {
  if (!hasShapeOf(file, again) || 'suppressed' in keyed(again)) return undefined
  const { names, of } = toldBy(method)
  const [was, is] = [of(file as ItemResult), of(again as ItemResult)] // the second is one, and the first has its shape
  const name = names.find((one: NumberName) => firstApart(was[one.id], is[one.id], ''))
  return name && { what: name.words, file: shown(was[name.id]), again: shown(is[name.id]) }
}

function hasShapeOf(one: unknown, model: unknown): boolean {
  if (typeof model !== 'object' || model === null) return typeof one === typeof model
  return (
    typeof one === 'object' &&
    one !== null &&
    Object.entries(model).every(([key, part]) => hasShapeOf(keyed(one)[key], part))
  )
}

interface Apart {
  readonly what: string
  readonly file: string
  readonly again: string
}

/** Another machine may round the last digit of a logarithm otherwise. */
const TOLERANCE = 1e-9

/** The first place at which two values part, depth first; only as deep as both go. */
export function firstApart(file: unknown, again: unknown, path: string): Apart | undefined {
  if (typeof file === 'number' && typeof again === 'number') {
    const isNear = Math.abs(file - again) <= TOLERANCE * Math.max(1, Math.abs(again))
    return isNear ? undefined : { what: path, file: shown(file), again: shown(again) }
  }
  const isDeep = typeof file === 'object' && file !== null && typeof again === 'object' && again !== null
  if (!isDeep || Array.isArray(file) !== Array.isArray(again))
    return file === again ? undefined : { what: path, file: shown(file), again: shown(again) }
  const [was, is] = [keyed(file), keyed(again)]
  for (const key of new Set([...Object.keys(is), ...Object.keys(was)])) {
    const apart = firstApart(was[key], is[key], path === '' ? key : `${path}.${key}`)
    if (apart) return apart
  }
  return undefined
}

const keyed = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.assign(Object.create(null), value) : {}

const MOST_SHOWN = 120

/** A value in as many letters as a line can take. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  const text = typeof value === 'number' ? String(Number(value.toFixed(6))) : canonicalText(value)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
