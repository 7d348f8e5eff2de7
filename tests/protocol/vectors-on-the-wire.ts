import { readFileSync } from 'node:fs'

// What VOTING.md's worked examples say, made ready for a stranger's client: nothing of ours is imported.

// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's client knows JSON, not our types
export type Json = any

export interface Example {
  readonly method: string
  readonly name: string
  readonly config: Json
  readonly ballots: Json
  readonly expected: Json
  readonly tol?: number
}

export const EXAMPLES: readonly Example[] = JSON.parse(
  readFileSync(new URL('../fixtures/voting.json', import.meta.url), 'utf8'),
).vectors

export const METHODS = [
  'value_gap',
  'dots',
  'approval',
  'score',
  'points',
  'ranked',
  'quadratic',
  'majority_judgment',
  'pairwise',
  'equal_shares',
  'criteria',
  'opinion',
]

/** A paper's number has at most four digits. */
const MOST_PAPERS = 9_999

/** Why an example is no poll that a room could hold; undefined where it is one. */
export function whyNot({ method, config, ballots }: Example): string | undefined {
  if (!METHODS.includes(method)) return 'not one poll of one method'
  if (config.holding !== undefined || Array.isArray(config.step)) return 'money in fractions, for tests alone'
  if ((ballots.voters ?? 0) > MOST_PAPERS) return 'more papers than there are numbers'
  return undefined
}

/** The ballots one by one; of tallies, ballots that come to them. */
export function cast({ method, ballots }: Example): readonly Json[] {
  if (method !== 'majority_judgment' || Array.isArray(ballots))
    return ballots.flatMap(({ ballot, count = 1 }: Json) => Array.from({ length: count }, () => ballot))
  const { tallies, voters } = ballots
  const given = Object.entries<number[]>(tallies).map(([item, counts]): [string, number[]] => [
    item,
    counts.flatMap((count, grade) => Array.from({ length: count }, () => grade)),
  ])
  return Array.from({ length: voters }, (_, voter) => ({
    grades: Object.fromEntries(given.flatMap(([item, grades]) => (voter in grades ? [[item, grades[voter]]] : []))),
  }))
}

/** Other names for items wherever they stand: as keys, as texts, in lists. */
export function renamed(given: Json, names: ReadonlyMap<string, string>): Json {
  if (typeof given === 'string') return names.get(given) ?? given
  if (Array.isArray(given)) return given.map((one) => renamed(one, names))
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(Object.entries(given).map(([key, one]) => [names.get(key) ?? key, renamed(one, names)]))
}

/** Names that stand for a set of names; everywhere else the order of a list counts. */
const SETS = ['contested', 'funded', 'smith', 'hidden', 'locked', 'orders']
const asSet = (list: Json) => list.toSorted((a: Json, b: Json) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** Where the whole is not as the part says. Nothing and null are the same, for a merge patch knows no null. */
export function differences(whole: Json, part: Json, tolerance = 1e-9, path = ''): readonly string[] {
  if (part === null) return whole === undefined || whole === null ? [] : [`${path}: ${JSON.stringify(whole)}, not null`]
  if (typeof part === 'number')
    return typeof whole === 'number' && Math.abs(whole - part) <= tolerance ? [] : [`${path}: ${whole}, not ${part}`]
  if (Array.isArray(part)) {
    if (!Array.isArray(whole) || whole.length !== part.length)
      return [`${path}: ${JSON.stringify(whole)}, not ${JSON.stringify(part)}`]
    const isSet = SETS.includes(path.split('.').at(-1) ?? '')
    const [all, wanted] = isSet ? [asSet(whole), asSet(part)] : [whole, part]
    return wanted.flatMap((one: Json, at: number) => differences(all[at], one, tolerance, `${path}.${at}`))
  }
  if (typeof part === 'object')
    return Object.entries(part).flatMap(([key, one]) => differences(whole?.[key], one, tolerance, `${path}.${key}`))
  return whole === part ? [] : [`${path}: ${whole}, not ${part}`]
}

/** What a result says in other words than the example: worked out from what is told, as any reader could. */
export function inTheWordsOfExamples(result: Json): Json {
  const { items = {}, strength } = result
  const each = <T>(of: (item: Json) => T) => Object.fromEntries(Object.entries(items).map(([id, one]) => [id, of(one)]))
  const logs = (base: Json) =>
    strength && Object.fromEntries(Object.entries<number>(strength).map(([id, p]) => [id, Math.log(p / base)]))
  const told: Json[] = Object.values(strength ?? {})
  return {
    ...result,
    quadrants: each((item) => item.quadrant),
    credits: Object.values<Json>(items).reduce((sum, { spent }) => sum + (spent ?? 0), 0),
    logRelativeToFirst: logs(told[0]),
    logRelativeToLast: logs(told.at(-1)),
  }
}

/** What an example expects of one result, in the words of `inTheWordsOfExamples`. */
export function wanted({ method, expected }: Example): Json {
  // The ballots and their hash are published from ten ballots on, and have a test of their own.
  const { canonical: _, hash: __, orderWithoutPolicy: ___, costs, silhouetteIfThree: ____, ...rest } = expected
  const { k: ways = null, groups, ...others } = rest
  const sizes = groups?.map((people: Json, at: number) => ['ABCDE'.charAt(at), people.length])
  return {
    ...(method === 'opinion' ? { ...others, ways, sizes: ways && Object.fromEntries(sizes) } : rest),
    ...(costs && { credits: costs.reduce((sum: number, one: number) => sum + one, 0) }),
  }
}

/** Numbers that are as many times as large when every ballot is given so many times, and those that are so much smaller. */
const GROWING = ['received', 'n', 'count', 'counts', 'leftOut', 'total', 'sum', 'supporters', 'opponents', 'credits']
const GROWING_BY_METHOD: Readonly<Record<string, readonly string[]>> = {
  ranked: ['pairwise', 'scores', 'paths', 'worst', 'score', 'tally', 'exhausted'],
  equal_shares: ['votersServed'],
}
const SHRINKING = ['topShare', 'rho']
/** These change in ways of their own. */
const OTHERWISE = ['low', 'high', 'exact', 'flags']

/** What is expected when every ballot is given so many times. */
export function multiplied({ method }: Example, expected: Json, times: number): Json {
  const growing = [...GROWING, ...(GROWING_BY_METHOD[method] ?? [])]
  const scaled = (given: Json, by: number): Json => {
    if (typeof given === 'number') return given * by
    if (Array.isArray(given)) return given.map((one) => scaled(one, by))
    if (typeof given !== 'object' || given === null) return given
    const kept = Object.entries(given).filter(([key]) => !OTHERWISE.includes(key))
    const byFor = (key: string) => (growing.includes(key) ? times : SHRINKING.includes(key) ? 1 / times : by)
    return Object.fromEntries(kept.map(([key, one]) => [key, scaled(one, byFor(key))]))
  }
  return scaled(expected, 1)
}
