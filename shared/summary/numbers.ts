import type { ApprovalItem } from '../voting/methods/approval.ts'
import type { CriteriaItem } from '../voting/methods/criteria.ts'
import type { DelphiItem } from '../voting/methods/delphi.ts'
import type { DotsItem } from '../voting/methods/dots.ts'
import type { EqualSharesItem } from '../voting/methods/equal-shares.ts'
import type { MajorityJudgmentItem } from '../voting/methods/majority-judgment.ts'
import type { OpinionItem } from '../voting/methods/opinion.ts'
import type { PairwiseItem } from '../voting/methods/pairwise.ts'
import type { PointsItem } from '../voting/methods/points.ts'
import type { QuadraticItem } from '../voting/methods/quadratic.ts'
import type { RankedItem } from '../voting/methods/ranked.ts'
import type { ScoreItem } from '../voting/methods/score.ts'
import type { ValueGapItem } from '../voting/methods/value-gap.ts'
import type { ItemResult, MethodName } from '../voting/methods.ts'
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
  readonly names: readonly NumberName[]
  of(item: ItemResult): Numbers
  /** How far people agree, in a word, where the method can say. */
  agreement?(item: ItemResult, isPolarised: boolean): string | undefined
}

const TABLE: Readonly<Record<MethodName, Told>> = {
  value_gap: {
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
    names: [
      { id: 'dots', words: 'Dots', decimals: 0 },
      { id: 'people', words: 'People', decimals: 0 },
    ],
    of(item) {
      const { total, supporters } = item as DotsItem // as above
      return { dots: total, people: supporters }
    },
  },
  approval: {
    names: [
      { id: 'people', words: 'People', decimals: 0 },
      { id: 'percent', words: 'Percent', decimals: 0 },
    ],
    of(item) {
      const { count, share } = item as ApprovalItem // as above
      return { people: count, percent: 100 * share }
    },
  },
  score: {
    names: [
      { id: 'score', words: 'Mean', decimals: 1 },
      { id: 'sum', words: 'Sum', decimals: 0 },
      { id: 'people', words: 'People', decimals: 0 },
    ],
    of(item) {
      const { mean, sum, n } = item as ScoreItem // as above
      return { score: mean, sum, people: n }
    },
    agreement: (item, isPolarised) => agreementWord((item as ScoreItem).consensus, isPolarised), // as above
  },
  points: {
    names: [
      { id: 'points', words: 'Points', decimals: 0 },
      { id: 'median', words: 'Median', decimals: 1 },
      { id: 'people', words: 'People', decimals: 0 },
    ],
    of(item) {
      const { sum, median, supporters } = item as PointsItem // as above
      return { points: sum, median, people: supporters }
    },
  },
  quadratic: {
    names: [
      { id: 'votes', words: 'Votes', decimals: 0 },
      { id: 'for', words: 'For', decimals: 0 },
      { id: 'against', words: 'Against', decimals: 0 },
      { id: 'spent', words: 'Credits', decimals: 0 },
    ],
    of(item) {
      const { total, supporters, opponents, spent } = item as QuadraticItem // as above
      return { votes: total, for: supporters, against: opponents, spent }
    },
  },
  majority_judgment: {
    names: [
      { id: 'grade', words: 'Middle grade', decimals: 0 },
      { id: 'above', words: 'Percent above', decimals: 0 },
      { id: 'below', words: 'Percent below', decimals: 0 },
      { id: 'people', words: 'People', decimals: 0 },
    ],
    of(item) {
      const { gauge, n } = item as MajorityJudgmentItem // as above
      // People count grades from 1; in a ballot the lowest is 0.
      return gauge
        ? { grade: gauge.grade + 1, above: 100 * gauge.above, below: 100 * gauge.below, people: n }
        : { grade: null, above: null, below: null, people: n }
    },
    agreement: (item, isPolarised) => agreementWord((item as MajorityJudgmentItem).consensus, isPolarised), // as above
  },
  criteria: {
    names: [
      { id: 'index', words: 'Index', decimals: 0 },
      { id: 'score', words: 'Score', decimals: 1 },
      { id: 'reviewers', words: 'Reviewers', decimals: 0 },
    ],
    of(item) {
      const { index, score, n } = item as CriteriaItem // as above
      return { index, score, reviewers: n }
    },
    agreement: (item, isPolarised) => agreementWord((item as CriteriaItem).consensus, isPolarised), // as above
  },
  delphi: {
    names: [
      { id: 'median', words: 'Median', decimals: 1 },
      { id: 'q1', words: 'Lower quarter', decimals: 1 },
      { id: 'q3', words: 'Upper quarter', decimals: 1 },
      { id: 'people', words: 'People', decimals: 0 },
    ],
    of(item) {
      const { median, q1, q3, n } = item as DelphiItem // as above
      return { median, q1, q3, people: n }
    },
    agreement: (item, isPolarised) => agreementWord((item as DelphiItem).cns, isPolarised), // as above
  },
  ranked: {
    names: [
      { id: 'firsts', words: 'Put first', decimals: 0 },
      { id: 'people', words: 'Ranked by', decimals: 0 },
      { id: 'figure', words: "The rule's figure", decimals: 1 },
    ],
    of(item) {
      const { firsts, n, score } = item as RankedItem // as above
      return { firsts, people: n, figure: score ?? null }
    },
  },
  pairwise: {
    names: [
      { id: 'chance', words: 'Chance to beat another', decimals: 0 },
      { id: 'low', words: 'At least', decimals: 0 },
      { id: 'high', words: 'At most', decimals: 0 },
      { id: 'pairs', words: 'Pairs', decimals: 0 },
    ],
    of(item) {
      const { chance, low, high, n } = item as PairwiseItem // as above
      return { chance: chance ?? null, low: low ?? null, high: high ?? null, pairs: n }
    },
  },
  equal_shares: {
    names: [
      { id: 'people', words: 'People', decimals: 0 },
      { id: 'cost', words: 'Cost', decimals: 0 },
      { id: 'funded', words: 'Funded', decimals: 0 },
    ],
    of(item) {
      const { supporters, cost, fate } = item as EqualSharesItem // as above
      return { people: supporters, cost, funded: fate === 'funded' ? 1 : 0 }
    },
  },
  opinion: {
    names: [
      { id: 'agree', words: 'Agree', decimals: 0 },
      { id: 'disagree', words: 'Disagree', decimals: 0 },
      { id: 'pass', words: 'Pass', decimals: 0 },
    ],
    of(item) {
      const { agree, disagree, pass } = item as OpinionItem // as above
      return { agree, disagree, pass }
    },
  },
}

const agreementWord = (consensus: number | null, isPolarised: boolean): string | undefined =>
  consensus === null ? undefined : isPolarised ? 'split' : consensusWord(consensus)

/** How each method's numbers are told. */
export const toldBy = (method: MethodName): Told => TABLE[method]

/** "4.6", and "–" where nobody answered: missing is not zero. */
export const figure = (value: number | null | undefined, { decimals }: Pick<NumberName, 'decimals'>): string =>
  value === null || value === undefined ? '–' : value.toFixed(decimals)
