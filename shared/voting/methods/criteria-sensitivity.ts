import { must } from '../../kit/assert.ts'
import type { CriteriaConfig, CriteriaDetail, Tipping } from './criteria.ts'
import type { Means } from './criteria-means.ts'
import type { TieGroups } from './method.ts'
import { TOLERANCE } from './order.ts'

/**
 * How little the weights would have to change for somebody else to lead (Triantaphyllou & Sánchez 1997): per criterion
 * the weight nearest its own, the others in proportion, at which another item meets the leader.
 */
export function sensitivityOf(
  order: TieGroups,
  means: ReadonlyMap<string, Means>,
  { criteria }: CriteriaConfig,
): CriteriaDetail {
  const [leader, ...rivals] = order.flat()
  const sensitivity = criteria.map(({ id, weight }, at): [string, Tipping | null] => {
    if (leader === undefined || criteria.length < 2) return [id, null]
    const partsOf = (item: string): Parts => {
      const { byCriterion, without } = must(means.get(item), 'means')
      return { own: byCriterion[at] ?? Number.NaN, rest: without[at] ?? Number.NaN }
    }
    const first = partsOf(leader)
    return [
      id,
      nearestOf(
        rivals.map((rival) => ({ rival, weight: meeting(first, partsOf(rival)) })),
        weight,
      ),
    ]
  })
  return { sensitivity: Object.fromEntries(sensitivity), nearest: smallestOf(sensitivity) }
}

/** The first of those whose weight has to change least, but for rounding. */
function smallestOf(sensitivity: readonly (readonly [string, Tipping | null])[]): string | null {
  let least: { readonly id: string; readonly size: number } | undefined
  for (const [id, tipping] of sensitivity) {
    const size = Math.abs(tipping?.change ?? Number.NaN)
    if (size < (least?.size ?? Number.POSITIVE_INFINITY) - TOLERANCE) least = { id, size }
  }
  return least?.id ?? null
}

/** An item's mean on one criterion, and its mean over the rest, in proportion. */
interface Parts {
  readonly own: number
  readonly rest: number
}

/** t where t·own + (1-t)·rest is the same for both; not there unless one leads on the criterion, the other on the rest. */
function meeting(a: Parts, b: Parts): number | undefined {
  const [own, rest] = [a.own - b.own, a.rest - b.rest]
  const isCrossing = (own > TOLERANCE && rest < -TOLERANCE) || (own < -TOLERANCE && rest > TOLERANCE)
  return isCrossing ? rest / (rest - own) : undefined
}

function nearestOf(
  meetings: readonly { readonly rival: string; readonly weight: number | undefined }[],
  own: number,
): Tipping | null {
  const [nearest] = meetings
    .flatMap(({ rival, weight }) => (weight === undefined ? [] : [{ weight, change: weight - own, rival }]))
    .toSorted((a, b) => Math.abs(a.change) - Math.abs(b.change))
  return nearest ?? null
}
