import { markRadius } from './draw-bar.ts'
import { hasColumns } from './draw-rail.ts'
import type { Frame } from './marks.ts'
import type { KeyEntry, LinePlan } from './plan.ts'

/** The entries of a key that are to be seen: single marks are left out where there are too many, and so is what nobody has. */
export function shownKey(plan: LinePlan, frame: Frame): readonly KeyEntry[] {
  if (plan.kind === 'strips') return plan.key
  if (plan.kind === 'rails')
    return hasColumns(plan, frame)
      ? plan.key.map((entry) => (entry.sample === 'dot' ? { sample: 'accent', words: 'how many answered so' } : entry))
      : plan.key
  const hasMarks = markRadius(plan, frame) !== undefined
  const lines = Object.values(plan.lines)
  const isSeen = ({ sample }: KeyEntry) => {
    if (sample === 'dot') return hasMarks && lines.some(({ full = 0 }) => full > 0)
    if (sample === 'open dot') return hasMarks && lines.some(({ open = 0 }) => open > 0)
    return true
  }
  return plan.key.filter(isSeen)
}
