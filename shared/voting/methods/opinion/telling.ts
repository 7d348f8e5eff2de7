import { itemGate, suppress } from '../../privacy.ts'
import type { MethodCount } from '../method.ts'
import type { OpinionDetail, OpinionItem, TypicalStatement } from '../opinion.ts'

/** What small groups are shown as together. */
const OTHER = 'other'

/**
 * Groups under k people are told only together, and with them as many others as hide them. Then common ground is not
 * told as a number either: it multiplies over all groups, and would give back what is hidden. For the same reason nothing
 * is told of a statement on which fewer than k people of a group, or of all others together, have voted.
 */
export function tellDetail(
  { detail }: MethodCount<OpinionItem, OpinionDetail>,
  hidden: ReadonlySet<string>,
  k: number,
): Partial<OpinionDetail> {
  if (!detail) return {}
  const { included, sizes, consensus, fewest = {}, typical, ...others } = detail
  const isOneHidden = hidden.size > 0
  if (!sizes) return isOneHidden ? others : { included, ...others }
  const about = { included, ...others }
  const { shown, other } = suppress(sizes, k)
  const areEnough = (people = 0) => itemGate(people, k) === 'all'
  const named = Object.entries(sizes).filter(([group]) => group in shown && group !== OTHER)
  const merged = other + (shown[OTHER] ?? 0)
  const isHeard = (item: string) => !hidden.has(item) && areEnough(fewest[item])
  const mayTell = ({ statement, seen, others }: TypicalStatement) =>
    !hidden.has(statement) && areEnough(seen) && areEnough(others)
  const isWhole = Object.keys(sizes).every((group) => group in shown && group !== OTHER)
  return {
    ...about,
    sizes: { ...Object.fromEntries(named), ...(merged > 0 && { [OTHER]: merged }) },
    ...(consensus && isWhole && { consensus: only(consensus, isHeard), fewest: only(fewest, isHeard) }),
    ...(typical && {
      typical: Object.fromEntries(
        Object.entries(typical)
          .filter(([group]) => group in shown)
          .map(([group, some]) => [group, some.filter(mayTell)]),
      ),
    }),
  }
}

const only = (numbers: Readonly<Record<string, number>>, isTold: (item: string) => boolean) =>
  Object.fromEntries(Object.entries(numbers).filter(([item]) => isTold(item)))
