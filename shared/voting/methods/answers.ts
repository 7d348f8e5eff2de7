import { fraction, type Fraction, sumOf, times } from '../fraction.ts'

/** What groups answered to one thing: a person is a group of one, an organisation speaks by the mean of its people. */
export interface Answers {
  /** One mean per group that answered, lowest first. */
  readonly values: Float64Array
  /** Their exact sum. */
  readonly sum: Fraction
  /** How many ballots are in groups of one answer, of two, … : ballots of equal weight. */
  readonly classes: ReadonlyMap<number, number>
}

/** Every ballot its own voice. */
export const singly = <Ballot>(ballots: readonly Ballot[]): readonly (readonly Ballot[])[] =>
  ballots.map((ballot) => [ballot])

/** How many ballots weigh alike where every ballot of a group answers everything: those in groups of one, of two, … */
export function ballotsPerClass(groups: readonly (readonly unknown[])[]): readonly number[] {
  const classes = new Map<number, number>()
  for (const { length } of groups) classes.set(length, (classes.get(length) ?? 0) + length)
  return [...classes.values()]
}

/** The exact mean. Only where there are answers. */
export const meanOf = ({ values, sum }: Answers): Fraction => times(sum, fraction(1, values.length))

/**
 * Collects the whole numbers which ballots give to each of `slots` things; what is not given is missing, not zero.
 * It runs for every mark of every ballot, so it works on flat numbers and makes nothing on the way.
 */
export function gather<Ballot>(
  groups: readonly (readonly Ballot[])[],
  slots: number,
  read: (ballot: Ballot, give: (slot: number, mark: number) => void) => void,
): readonly Answers[] {
  const largest = groups.reduce((most, { length }) => Math.max(most, length), 0)
  const [sums, sizes, given] = [new Float64Array(slots), new Float64Array(slots), new Float64Array(slots)]
  const values = new Float64Array(slots * groups.length)
  const bySize = { sums: new Float64Array(slots * (largest + 1)), ballots: new Float64Array(slots * (largest + 1)) }
  const give = (slot: number, mark: number) => {
    add(sums, slot, mark)
    add(sizes, slot, 1)
  }
  for (const group of groups) {
    for (const ballot of group) read(ballot, give)
    for (let slot = 0; slot < slots; slot++) {
      const size = sizes[slot] ?? 0
      if (size === 0) continue
      const sum = sums[slot] ?? 0
      values[slot * groups.length + (given[slot] ?? 0)] = sum / size
      add(given, slot, 1)
      add(bySize.sums, slot * (largest + 1) + size, sum)
      add(bySize.ballots, slot * (largest + 1) + size, size)
    }
    sums.fill(0)
    sizes.fill(0)
  }
  return Array.from(given, (n, slot) => {
    const classes = sized(bySize.ballots, slot, largest)
    const parts = sized(bySize.sums, slot, largest)
    const own = values.subarray(slot * groups.length, slot * groups.length + n)
    return { values: own.sort(), sum: sumOf(new Map(parts)), classes: new Map(classes) }
  })
}

const add = (to: Float64Array, at: number, amount: number) => {
  to[at] = (to[at] ?? 0) + amount
}

/** What stands in a slot under each group size, but for sizes that did not occur. */
const sized = (flat: Float64Array, slot: number, largest: number): [number, number][] =>
  Array.from(flat.subarray(slot * (largest + 1), (slot + 1) * (largest + 1)), (some, size): [number, number] => [
    size,
    some,
  ]).filter(([size, some]) => size > 0 && some !== 0)
