import { suppress } from '../../privacy.ts'
import type { MethodCount } from '../method.ts'
import type { OpinionDetail, OpinionItem } from '../opinion.ts'

/** What small groups are shown as together. */
const OTHER = 'other'

/**
 * Groups under k people are told only together, and with them as many others as hide them. Then common ground is not
 * told as a number either: it multiplies over all groups, and would give back what is hidden.
 */
export function tellDetail(
  { detail }: MethodCount<OpinionItem, OpinionDetail>,
  hidden: ReadonlySet<string>,
  k: number,
): Partial<OpinionDetail> {
  if (!detail) return {}
  const { sizes, consensus, typical, ...about } = detail
  if (!sizes) return about
  const { shown, other } = suppress(sizes, k)
  const all = { ...shown, ...(other > 0 && { [OTHER]: other + (shown[OTHER] ?? 0) }) }
  const isWhole = Object.keys(sizes).every((group) => group in shown && group !== OTHER)
  return {
    ...about,
    sizes: all,
    ...(consensus && isWhole && { consensus: besides(consensus, hidden) }),
    ...(typical && {
      typical: Object.fromEntries(
        Object.entries(typical)
          .filter(([group]) => group in shown)
          .map(([group, some]) => [group, some.filter(({ statement }) => !hidden.has(statement))]),
      ),
    }),
  }
}

const besides = (numbers: Readonly<Record<string, number>>, hidden: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(numbers).filter(([item]) => !hidden.has(item)))
