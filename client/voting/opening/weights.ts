import type { WeightedCriterion } from '#shared/voting/methods/criteria.ts'

/** Weights are typed out of 100, in whole numbers. */
export const hundredthsOf = ({ weight }: WeightedCriterion): number => Math.round(100 * weight)
export const fromHundredths = (hundredths: number): number => Math.min(100, hundredths) / 100

/** The same weights so that they come to 100; what rounding leaves goes to the heaviest, the first of them. */
export function inProportion(criteria: readonly WeightedCriterion[]): readonly WeightedCriterion[] {
  const total = criteria.reduce((sum, one) => sum + hundredthsOf(one), 0)
  const parts = criteria.map((one) => (total === 0 ? 1 : hundredthsOf(one)))
  const whole = total === 0 ? criteria.length : total
  const rounded = parts.map((part) => Math.floor((100 * part) / whole))
  const rest = 100 - rounded.reduce((sum, part) => sum + part, 0)
  const heaviest = parts.indexOf(Math.max(...parts))
  return criteria.map((one, at) => ({
    ...one,
    weight: fromHundredths((rounded[at] ?? 0) + (at === heaviest ? rest : 0)),
  }))
}

export const withoutCriterion = (criteria: readonly WeightedCriterion[], at: number): readonly WeightedCriterion[] =>
  inProportion(criteria.filter((_, place) => place !== at))

/** A new one weighs as much as the mean of the others. */
export function withCriterion(criteria: readonly WeightedCriterion[], id: string): readonly WeightedCriterion[] {
  const mean = criteria.length === 0 ? 100 : Math.round(100 / criteria.length)
  return inProportion([...criteria, { id, label: 'New criterion', weight: fromHundredths(mean) }])
}
