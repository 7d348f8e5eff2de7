import type { MethodBallot, MethodConfig, MethodName } from '#shared/voting/methods.ts'

/** A poll so small that every way its ballots could have fallen can be tried. */
export interface SmallPoll {
  readonly title: string
  readonly method: MethodName
  readonly config: MethodConfig
  readonly items: readonly string[]
  /** Every ballot that is tried. */
  readonly ballots: readonly MethodBallot[]
  /** How many of them are in the box. */
  readonly voters: readonly number[]
}

const AB = ['a', 'b']
const ABC = ['a', 'b', 'c']
const ABCD = ['a', 'b', 'c', 'd']

/** Nothing or one of these answers on each item. */
const answersOn = (key: string, items: readonly string[], answers: readonly unknown[]): readonly MethodBallot[] =>
  items
    .reduce<Record<string, unknown>[]>(
      (all, item) => all.flatMap((one) => [one, ...answers.map((answer) => ({ ...one, [item]: answer }))]),
      [{}],
    )
    .map((given) => ({ [key]: given }) as unknown as MethodBallot) // answers of this method's own kind

const subsets = (items: readonly string[]): string[][] =>
  items.reduce<string[][]>((all, item) => all.flatMap((some) => [some, [...some, item]]), [[]])

const orders = (items: readonly string[]): string[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((first) => orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]))

const rankings: readonly MethodBallot[] = subsets(ABC)
  .filter(({ length }) => length > 0)
  .flatMap(orders)
  .map((order) => ({ ranking: order.map((item) => [item]) }))

const pairs = ABC.flatMap((a, at) => ABC.slice(at + 1).map((b) => [a, b] as const))
  .reduce<(readonly [string, string, 0 | 1])[][]>(
    (all, [a, b]) => all.flatMap((some) => [some, [...some, [a, b, 1] as const], [...some, [a, b, 0] as const]]),
    [[]],
  )
  .map((some): MethodBallot => ({ pairs: some }))

const sumOf = (given: object) => Object.values(given).reduce<number>((sum, one) => sum + (one as number), 0) // numbers all
const shared = (key: 'dots' | 'points', total: number, isAll: boolean) =>
  answersOn(
    key,
    ABC,
    Array.from({ length: total }, (_, at) => at + 1),
  ).filter((ballot) => {
    const sum = sumOf(Object.values(ballot)[0] as object) // what the one key holds
    return isAll ? sum === total : sum <= total
  })

const approved = (items: readonly string[], counts?: number): readonly MethodBallot[] =>
  subsets(items)
    .filter(({ length }) => counts === undefined || length === counts)
    .map((some) => ({ approved: some }))

const quadratic = answersOn('votes', AB, [-2, -1, 1, 2]).filter(
  (ballot) =>
    Object.values((ballot as { votes: Record<string, number> }).votes).reduce((sum, v) => sum + v * v, 0) <= 4,
)

const criteria = {
  criteria: [
    { id: 'x', label: 'X', weight: 0.5 },
    { id: 'y', label: 'Y', weight: 0.5 },
  ],
  scale: 3 as const,
}
const sheets = [{ x: 3 }, { x: 1, y: 3 }, { x: 3, y: 1 }]

const small = (
  title: string,
  method: MethodName,
  config: object,
  items: readonly string[],
  ballots: readonly MethodBallot[],
  ...voters: readonly number[]
): SmallPoll => ({ title, method, config: config as MethodConfig, items, ballots, voters }) // a config of this method

const gaps = { scale: 3, index: 'geometric', weight: 0.5 }
const ratings = [{ value: 1, gap: 3 }, { value: 3, gap: 2 }, { value: 3 }, { gap: 1 }]
const plan = {
  costs: { a: 1, b: 2, c: 1 },
  budget: 3,
  utility: 'cost',
  completion: 'none',
  step: 1,
  withinBudget: false,
}
const byRule = (rule: string, more: object = {}) =>
  small(`ranked by ${rule}`, 'ranked', { rule, unranked: 'last', ...more }, ABC, rankings, 3)

/** Every method, with the configs that tell different numbers. */
export const SMALL_POLLS: readonly SmallPoll[] = [
  small(
    'value and gap, lines at the medians',
    'value_gap',
    { ...gaps, split: 'median' },
    AB,
    answersOn('ratings', AB, ratings),
    3,
  ),
  small(
    'value and gap, lines in the middle',
    'value_gap',
    { ...gaps, split: 'midpoint' },
    AB,
    answersOn('ratings', AB, ratings),
    3,
  ),
  small('dots', 'dots', { budget: 3, perItem: 3, spendAll: false }, ABC, shared('dots', 3, false), 3),
  small(
    'dots that must be spent',
    'dots',
    { budget: 3, perItem: 3, spendAll: true },
    ABC,
    shared('dots', 3, true),
    3,
    4,
  ),
  small('points', 'points', { total: 4, spendAll: true }, ABC, shared('points', 4, true), 3, 4),
  small('quadratic', 'quadratic', { credits: 4, negative: true }, AB, quadratic, 3, 4),
  small('approval', 'approval', { min: 0 }, ABC, approved(ABC), 3, 4, 5),
  small('approval of exactly one', 'approval', { min: 1, max: 1 }, ABCD, approved(ABCD, 1), 3, 4, 5, 6, 7),
  small('approval of exactly two', 'approval', { min: 2, max: 2 }, ABCD, approved(ABCD, 2), 3, 4, 5),
  small('score', 'score', { scale: 3, missing: 'skip' }, AB, answersOn('scores', AB, [1, 2, 3]), 3, 4),
  small(
    'score with silence as nothing',
    'score',
    { scale: 3, missing: 'zero' },
    AB,
    answersOn('scores', AB, [1, 2, 3]),
    3,
    4,
  ),
  ...['exclude', 'lowest', 'median'].map((blank) =>
    small(
      `majority judgment, ${blank}`,
      'majority_judgment',
      { grades: 3, blank },
      AB,
      answersOn('grades', AB, [0, 1, 2]),
      3,
      4,
    ),
  ),
  small('weighted criteria', 'criteria', criteria, AB, answersOn('marks', AB, sheets), 3),
  small(
    'estimates',
    'delphi',
    { scale: [1, 3], consensus: 'iqr', maxRounds: 3 },
    AB,
    answersOn('estimates', AB, [1, 2, 3]),
    3,
    4,
  ),
  ...['schulze', 'ranked_pairs', 'copeland', 'condorcet', 'kemeny', 'borda', 'irv'].map((rule) => byRule(rule)),
  byRule('stv', { seats: 2 }),
  byRule('minimax'),
  small('ranked where unranked says nothing', 'ranked', { rule: 'schulze', unranked: 'ignored' }, ABC, rankings, 3),
  small('pairs', 'pairwise', { prior: 0.5 }, ABC, pairs, 3),
  small('equal shares', 'equal_shares', plan, ABC, approved(ABC), 3, 4, 5),
  small('statements', 'opinion', { seed: 1 }, AB, answersOn('votes', AB, [1, 0, -1]), 3, 4),
]

/** Every box of so many ballots, whatever their order. */
export function* boxesOf<Ballot>(ballots: readonly Ballot[], voters: number, from = 0): Generator<readonly Ballot[]> {
  if (voters === 0) {
    yield []
    return
  }
  for (let at = from; at < ballots.length; at++)
    for (const rest of boxesOf(ballots, voters - 1, at)) yield [ballots[at]!, ...rest]
}
