import { remembered } from '../../../kit/remembered.ts'
import { toNumber } from '../../fraction.ts'
import type { EqualSharesDetail, EqualSharesItem, EqualSharesStep } from '../equal-shares.ts'
import type { Items, MethodCount, TieGroups, Warning } from '../method.ts'
import { exactly, hasTie, tieGroups } from '../order.ts'
import { type Completed, costOf } from './completion.ts'
import type { Bought, Purchase } from './funding.ts'
import type { Kind } from './purses.ts'

type EqualSharesCount = MethodCount<EqualSharesItem, EqualSharesDetail>

/** What is funded at every end of the ties is certain, what only at some is contested. */
interface Fates {
  /** In the order of the steps; what came later on every branch stands last. */
  readonly sure: readonly number[]
  readonly contested: readonly number[]
}

export function resultOf(completed: Completed, purchase: Purchase, items: Items): EqualSharesCount {
  const { funding } = completed
  const fates = fatesOf(completed, purchase)
  const { order, rest } = orderOf(fates, completed, purchase, items)
  const results = [...items.keys()].map((place) => itemResult(place, fates, purchase))
  const named = (places: readonly number[]) => places.flatMap((place) => items[place] ?? [])
  return {
    items: Object.fromEntries(results.map((result, place) => [items[place] ?? '', result])),
    order,
    unranked: [],
    flags: Object.fromEntries(
      named(fates.contested).map((item): [string, readonly Warning[]] => [item, ['contested']]),
    ),
    warnings: [
      ...(hasTie(rest) ? ['tie' as const] : []),
      ...(fates.contested.length > 0 && funding ? ['contested' as const] : []),
      ...(funding ? [] : ['undecided' as const]),
    ],
    brokenTies: [],
    detail: {
      funded: named(fates.sure),
      contested: named(fates.contested),
      steps: (funding?.layers ?? []).flat().map((bought) => told(bought, items)),
      spent: costOf(fates.sure, purchase.costs),
      holding: toNumber(completed.holding),
      votersServed: votersServed(fates, purchase),
      ...(completed.raised !== undefined && { steps_raised: completed.raised }),
    },
  }
}

export const nothingFunded = (items: Items, costs: readonly number[]): EqualSharesCount => ({
  items: Object.fromEntries(
    items.map((item, place) => [item, { cost: costs[place] ?? 0, supporters: 0, fate: 'not_funded' as const }]),
  ),
  order: [],
  unranked: items,
  flags: {},
  warnings: [],
  brokenTies: [],
  detail: { funded: [], contested: [], steps: [], spent: 0, holding: 0, votersServed: 0 },
})

function fatesOf({ funding }: Completed, { kinds, costs }: Purchase): Fates {
  const all = [...costs.keys()]
  if (!funding) return { sure: [], contested: all.filter((place) => backing(kinds, place) > 0n) }
  const { ends, layers } = funding
  const isSure = (place: number) => ends.every((end) => end.includes(place))
  const early = layers.flat().map(({ item }) => item)
  return {
    sure: [...early, ...all.filter((place) => isSure(place) && !early.includes(place))],
    contested: all.filter((place) => !isSure(place) && ends.some((end) => end.includes(place))),
  }
}

/** Who was funded in the order of the steps, then what is contested, then the others by their supporters. */
function orderOf({ sure, contested }: Fates, { funding }: Completed, { kinds, unit }: Purchase, items: Items) {
  const steps = (funding?.layers ?? []).map((layer) => layer.map(({ item }) => item))
  const late = sure.filter((place) => !steps.flat().includes(place))
  const rest = tieGroups(
    items.filter((_, place) => !sure.includes(place) && !contested.includes(place)),
    exactly((item) => ({ top: backing(kinds, items.indexOf(item)), bottom: unit })),
  )
  const first: TieGroups = [...steps, late, contested]
    .filter(({ length }) => length > 0)
    .map((group) => group.flatMap((place) => items[place] ?? []))
  return { order: [...first, ...rest], rest }
}

const itemResult = (place: number, { sure, contested }: Fates, { kinds, unit, costs }: Purchase): EqualSharesItem => ({
  cost: costs[place] ?? 0,
  supporters: toNumber({ top: backing(kinds, place), bottom: unit }),
  fate: sure.includes(place) ? 'funded' : contested.includes(place) ? 'contested' : 'not_funded',
})

const votersServed = ({ sure }: Fates, { kinds, unit }: Purchase): number =>
  toNumber({ top: massOf(kinds, ({ approved }) => approved.some((place) => sure.includes(place))), bottom: unit })

const backing = (kinds: readonly Kind[], place: number): bigint => backingOf(kinds).get(place) ?? 0n

const backingOf = remembered((kinds: readonly Kind[]): ReadonlyMap<number, bigint> => {
  const all = new Map<number, bigint>()
  for (const { approved, mass } of kinds) for (const place of approved) all.set(place, (all.get(place) ?? 0n) + mass)
  return all
})

const massOf = (kinds: readonly Kind[], isCounted: (kind: Kind) => boolean): bigint =>
  kinds.reduce((sum, kind) => (isCounted(kind) ? sum + kind.mass : sum), 0n)

const told = ({ item, rho, price }: Bought, items: Items): EqualSharesStep => ({
  item: items[item] ?? '',
  rho: toNumber(rho),
  exact: rho.bottom === 1n ? `${rho.top}` : `${rho.top}/${rho.bottom}`,
  price: toNumber(price),
})
