import type { DotsItem } from '../voting/methods/dots.ts'
import type { ItemResult, MethodName } from '../voting/methods.ts'
import type { ValueGapItem } from '../voting/methods/value-gap.ts'
import { consensusWord } from '../voting/statistics/agreement.ts'
import type { Numbers } from './summary.ts'

/** One number of a result as a record tells it. */
export interface NumberName {
  readonly id: string
  readonly words: string
  /** How many decimals are shown; the JSON has them all. */
  readonly decimals: 0 | 1
}

interface Told {
  /** What the vote was about, after "Vote 1, round 2: ". */
  readonly title: string
  /** The first one to be drawn: the longest bar is `most` of it, or the largest there is. */
  readonly bar: { readonly id: string; readonly most?: number }
  readonly names: readonly NumberName[]
  of(item: ItemResult): Numbers
  /** How far people agree, in a word. */
  agreement(item: ItemResult, isPolarised: boolean): string | undefined
}

const TABLE: Readonly<Record<MethodName, Told>> = {
  value_gap: {
    title: 'value of acting and gap in what we know',
    bar: { id: 'index', most: 100 },
    names: [
      { id: 'value', words: 'Value', decimals: 1 },
      { id: 'gap', words: 'Gap', decimals: 1 },
      { id: 'index', words: 'Index', decimals: 0 },
    ],
    of(item) {
      const { value, gap, index } = item as ValueGapItem // the table is keyed by method
      return { value: value.mean, gap: gap.mean, index }
    },
    agreement(item, isPolarised) {
      const { value, gap } = item as ValueGapItem // as above
      if (value.consensus === null || gap.consensus === null) return undefined
      return isPolarised ? 'split' : consensusWord(Math.min(value.consensus, gap.consensus))
    },
  },
  dots: {
    title: 'dots',
    bar: { id: 'dots' },
    names: [
      { id: 'dots', words: 'Dots', decimals: 0 },
      { id: 'people', words: 'People', decimals: 0 },
    ],
    of(item) {
      const { total, supporters } = item as DotsItem // as above
      return { dots: total, people: supporters }
    },
    agreement: () => undefined,
  },
}

/** How each method's numbers are told. */
export const toldBy = (method: MethodName): Told => TABLE[method]

/** "4.6", and "–" where nobody answered: missing is not zero. */
export const figure = (value: number | null | undefined, { decimals }: Pick<NumberName, 'decimals'>): string =>
  value === null || value === undefined ? '–' : value.toFixed(decimals)
