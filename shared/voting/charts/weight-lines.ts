import type { PollResult } from '../count.ts'
import type { CriteriaConfig, CriteriaItem, Tipping } from '../methods/criteria.ts'
import { toldItems } from './told-items.ts'

/** How one question's score moves while one criterion's weight goes from nothing to everything. */
export interface WeightLine {
  readonly id: string
  /** Its score where the criterion weighs nothing, and where it alone counts. */
  readonly without: number
  readonly alone: number
}

export interface WeightPanel {
  readonly criterion: string
  readonly label: string
  readonly weight: number
  /** Best first; `leader` is the first of all, where it is told and alone. */
  readonly lines: readonly WeightLine[]
  /** The nearest weight at which another draws level; null where none does, undefined where it may not be told. */
  readonly tipping: Tipping | null | undefined
  readonly leader: string | undefined
}

/** More lines than these nobody can follow. */
const MOST_LINES = 5

/**
 * The lines behind the sensitivity of a result (Triantaphyllou & Sánchez 1997): t × own mean + (1 - t) × the rest, the
 * other weights in proportion. Where one of the first may not be told, nothing is: a line would be missing. The rest follows from the score, exactly so where no reviewer left a criterion out.
 */
export function weightPanels(result: PollResult): readonly WeightPanel[] {
  if (!result.method.startsWith('criteria@')) return []
  const { criteria } = result.config as CriteriaConfig // a result of this method has its config
  const told = toldItems<CriteriaItem>(result)
  const [first = []] = result.order ?? []
  const leader = first.length === 1 ? first[0] : undefined
  const shown = (result.order ?? []).flat().slice(0, MOST_LINES)
  return criteria.flatMap(({ id: criterion, label, weight }): WeightPanel[] => {
    if (weight >= 1) return []
    const lines = shown.flatMap((id): WeightLine[] => {
      const item = told.get(id)
      const alone = item?.byCriterion[criterion]
      if (item?.score == null || alone == null) return []
      return [{ id, alone, without: (item.score - weight * alone) / (1 - weight) }]
    })
    const tipping = result.sensitivity && (result.sensitivity[criterion] ?? null)
    return lines.length < Math.max(2, shown.length)
      ? []
      : [{ criterion, label: label || criterion, weight, lines, tipping, leader }]
  })
}

/** Whether some reviewer left a criterion out, so that lines lie near and not quite where they should. */
export const areNear = (result: PollResult): boolean =>
  [...toldItems<CriteriaItem>(result).values()].some(({ rescaled }) => rescaled > 0)

export const scoreAt = ({ without, alone }: WeightLine, weight: number): number => without + (alone - without) * weight
