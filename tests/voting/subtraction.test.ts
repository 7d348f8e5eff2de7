import { expect, test } from 'vitest'
import { countPoll } from '#shared/voting/count.ts'
import { type ItemResult, type MethodBallot, type MethodDetail, METHODS } from '#shared/voting/methods.ts'
import type { MethodCount } from '#shared/voting/methods/method.ts'
import { boxesOf, SMALL_POLLS, type SmallPoll } from './small-tables.ts'

type Asked = Omit<SmallPoll, 'voters'>

/**
 * Who comes first, and what follows from that, is told of everything (VOTING.md §5.1), so nobody is kept from running a
 * rule backwards (§5.2). What is tried here is arithmetic: whether the numbers that are told fix one that is hidden.
 */
const OUTCOMES = new Set(
  'smith cycle condorcetWinner otherRules locked orders elected contested quota funded spent holding ranks'.split(' '),
)
/** Of a hidden item: how many people answered what, and what their answers add up to. */
const HEADS = new Set(
  'n firsts seen agree disagree pass ballots wins total sum count supporters opponents spent rescaled'.split(' '),
)

interface Box {
  readonly ballots: readonly MethodBallot[]
  readonly counted: MethodCount<ItemResult, MethodDetail>
  readonly abstained: number
}

/** The fewest ballots of which numbers are told, by how many were cast: in the room, and in a stricter file. */
const thresholds = (voters: number) => (voters === 4 ? [3, 4] : [3])

test.each(SMALL_POLLS.flatMap((poll) => poll.voters.map((voters) => ({ ...poll, voters }))))(
  '[CO41] no hidden number follows from those that are told, tried with every box of $voters ballots: $title',
  ({ voters, ...poll }) => {
    const method = METHODS[poll.method]
    const boxes = [...boxesOf(poll.ballots, voters)].map((ballots): Box => ({
      ballots,
      counted: method.count(ballots, poll.config, poll.items),
      abstained: ballots.filter((ballot) => method.isBlank(ballot)).length,
    }))
    let tables = 0
    for (const k of thresholds(voters))
      for (const [hidden, told] of tablesOf(poll, boxes, k)) {
        const alike = new Map<string, Box[]>()
        for (const box of boxes) {
          const table = JSON.stringify(tellingOf(poll, box, hidden, k))
          alike.set(table, [...(alike.get(table) ?? []), box])
        }
        for (const table of told) {
          tables++
          const results = (item: string) => alike.get(table)!.map(({ counted }) => counted.items[item]!)
          for (const item of hidden) expect([table, item, fixedIn(results(item))]).toEqual([table, item, []])
        }
      }
    expect(tables).toBeGreaterThan(5)
  },
)

/** What the polls that hide these items tell; and that what is published is what `tellingOf` puts together. */
function tablesOf(poll: Asked, boxes: readonly Box[], k: number) {
  const { method: name, config, items } = poll
  const method = METHODS[name]
  const hiding = boxes.filter(
    ({ ballots, counted, abstained }) =>
      ballots.length - abstained >= k && method.placeOnly(counted, k, config).length > 0,
  )
  const tables = new Map<string, { hidden: ReadonlySet<string>; told: Set<string> }>()
  for (const box of hiding) {
    const cast = box.ballots.map((ballot) => ({ ballot }))
    const result = countPoll({ method: name, config, items, ballots: cast, eligible: cast.length, k })
    const hidden = new Set(items.filter((item) => 'suppressed' in result.items![item]!))
    const own = new Set<string>(method.detail?.keys ?? [])
    const published = {
      abstained: result.abstained,
      ...(result.split && { split: result.split }),
      ...numbersOf(Object.fromEntries(Object.entries(result).filter(([key]) => own.has(key)))),
      items: Object.fromEntries(Object.entries(result.items!).filter(([item]) => !hidden.has(item))),
    }
    const telling = tellingOf(poll, box, hidden, k)
    expect(published).toEqual(telling)
    const key = [...hidden].join(' ')
    const table = tables.get(key) ?? { hidden, told: new Set() }
    tables.set(key, table)
    table.told.add(JSON.stringify(telling))
  }
  return [...tables.values()].map(({ hidden, told }) => [hidden, told] as const)
}

/** What would be told of this box, were these items hidden. */
function tellingOf({ method: name, config, items }: Asked, box: Box, hidden: ReadonlySet<string>, k: number) {
  const method = METHODS[name]
  const { counted, abstained } = box
  const tell = (item: ItemResult) => method.tellItem?.(item, { k, config, isHiding: true }) ?? item
  return {
    abstained,
    ...(counted.split && method.hasFixedSplit?.(config) && { split: counted.split }),
    ...numbersOf(method.detail?.tell(counted, hidden, k) ?? {}),
    items: Object.fromEntries(
      items.filter((item) => !hidden.has(item)).map((item) => [item, tell(counted.items[item]!)]),
    ),
  }
}

const numbersOf = (told: object) => Object.fromEntries(Object.entries(told).filter(([key]) => !OUTCOMES.has(key)))

/** The counts of people that are the same, and not nobody, in every box that tells the same. */
function fixedIn(results: readonly ItemResult[]): readonly string[] {
  const [first, ...others] = results.map((item) => new Map(headsIn(item)))
  return [...first!].flatMap(([path, value]) =>
    value !== 0 && others.every((one) => one.get(path) === value) ? [`${path} = ${value}`] : [],
  )
}

function headsIn(value: object, path = ''): readonly (readonly [string, number])[] {
  return Object.entries(value).flatMap(([key, one]): readonly (readonly [string, number])[] => {
    if (typeof one === 'number') return HEADS.has(key) ? [[`${path}.${key}`, one]] : []
    return typeof one === 'object' && one !== null ? headsIn(one, `${path}.${key}`) : []
  })
}
