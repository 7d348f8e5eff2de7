import { addPart, fraction, type Fraction, type Parts, sumOf, times } from '../fraction.ts'

/** What groups answered to one thing: a person is a group of one, an organisation speaks by the mean of its people. */
export interface Answers {
  /** One mean per group that answered, lowest first. */
  readonly values: readonly number[]
  /** Their exact sum. */
  readonly sum: Fraction
  /** How many ballots are in groups of one answer, of two, … : ballots of equal weight. */
  readonly classes: ReadonlyMap<number, number>
}

/** The exact mean. Only where there are answers. */
export const meanOf = ({ values, sum }: Answers): Fraction => times(sum, fraction(1, values.length))

/** Collects the whole numbers which ballots give to each of `slots` things; what is not given is missing, not zero. */
export function gather<Ballot>(
  groups: readonly (readonly Ballot[])[],
  slots: number,
  read: (ballot: Ballot, give: (slot: number, mark: number) => void) => void,
): readonly Answers[] {
  const gathered = Array.from({ length: slots }, () => ({
    values: [] as number[],
    parts: new Map() as Parts,
    classes: new Map<number, number>(),
  }))
  const [sums, sizes] = [new Float64Array(slots), new Float64Array(slots)]
  const give = (slot: number, mark: number) => {
    sums[slot] = (sums[slot] ?? 0) + mark
    sizes[slot] = (sizes[slot] ?? 0) + 1
  }
  for (const group of groups) {
    sums.fill(0)
    sizes.fill(0)
    for (const ballot of group) read(ballot, give)
    for (const [slot, { values, parts, classes }] of gathered.entries()) {
      const [sum, size] = [sums[slot] ?? 0, sizes[slot] ?? 0]
      if (size === 0) continue
      values.push(sum / size)
      addPart(parts, size, sum)
      addPart(classes, size, size)
    }
  }
  return gathered.map(({ values, parts, classes }) => ({
    values: [...Float64Array.from(values).sort()],
    sum: sumOf(parts),
    classes,
  }))
}
