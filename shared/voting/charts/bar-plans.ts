import type { PollResult } from '../count.ts'
import type { ApprovalItem } from '../methods/approval.ts'
import type { CriteriaConfig, CriteriaItem } from '../methods/criteria.ts'
import type { DotsItem } from '../methods/dots.ts'
import type { EqualSharesItem } from '../methods/equal-shares.ts'
import type { PairwiseItem } from '../methods/pairwise.ts'
import type { PointsItem } from '../methods/points.ts'
import type { QuadraticItem } from '../methods/quadratic.ts'
import type { ItemResult } from '../methods.ts'
import type { BarLine, BarPlan } from './plan.ts'
import { toldItems } from './told-items.ts'
import { counted, oneDecimal, people, percent } from './words.ts'

/** How the bars of one method are planned from its result, and from the round before where there was one. */
type Planned = (result: PollResult, before: PollResult | undefined) => BarPlan

/** A plan from what each item shows; the longest bar makes the room unless the numbers have an end. */
export function bars<Item extends ItemResult>(
  lineOf: (item: Item, was: Item | undefined, id: string) => BarLine | undefined,
  more: Pick<BarPlan, 'key' | 'marks'> & { readonly most?: number },
): Planned {
  return (result, before) => {
    const earlier = before ? toldItems<Item>(before) : undefined
    const lines = [...toldItems<Item>(result)].flatMap(([id, item]) => {
      const line = lineOf(item, earlier?.get(id), id)
      return line ? [[id, line] as const] : []
    })
    const ends = lines.flatMap(([, { value, was = 0 }]) => [value, was])
    const hasBefore = lines.some(([, { was }]) => was !== undefined)
    return {
      kind: 'bars',
      least: Math.min(0, ...ends),
      most: more.most ?? Math.max(1, ...ends),
      ...(more.marks && { marks: more.marks }),
      lines: Object.fromEntries(lines),
      key: [...more.key, ...(hasBefore ? [{ sample: 'tick' as const, words: 'the round before' }] : [])],
    }
  }
}

const before = (was: number | null | undefined) => (was == null ? {} : { was })

export const dotBars: Planned = bars<DotsItem>(
  ({ total, supporters }, was) => ({
    value: total,
    end: counted(total, 'dot', 'dots'),
    words: `${counted(total, 'dot', 'dots')} from ${people(supporters)}`,
    full: total,
    ...before(was?.total),
  }),
  { marks: 'in bar', key: [{ sample: 'dot', words: 'one dot given' }] },
)

export const approvalBars: Planned = (result, earlier) =>
  bars<ApprovalItem>(
    ({ count, low, high }, was) => ({
      value: count,
      end: people(count),
      words: `${people(count)} of ${result.received}; among people like these ${percent(low)} to ${percent(high)}`,
      full: count,
      span: [low * result.received, high * result.received],
      ...before(was?.count),
    }),
    {
      marks: 'in bar',
      most: result.received,
      key: [
        { sample: 'dot', words: 'one person' },
        { sample: 'span', words: 'likely among people like these' },
      ],
    },
  )(result, earlier)

export const pointBars: Planned = bars<PointsItem>(
  ({ sum, supporters }, was) => ({
    value: sum,
    end: counted(sum, 'point', 'points'),
    words: `${counted(sum, 'point', 'points')} from ${people(supporters)}`,
    full: supporters,
    ...before(was?.sum),
  }),
  { marks: 'under bar', key: [{ sample: 'dot', words: 'one person who gave it any' }] },
)

export const quadraticBars: Planned = (result, earlier) => {
  const hasAgainst = [...toldItems<QuadraticItem>(result).values()].some(({ opponents }) => opponents > 0)
  return bars<QuadraticItem>(
    ({ total, supporters, opponents }, was) => ({
      value: total,
      end: counted(total, 'vote', 'votes'),
      words: `${counted(total, 'vote', 'votes')}, ${people(supporters)} for it${opponents > 0 ? `, ${people(opponents)} against` : ''}`,
      full: supporters,
      open: opponents,
      ...before(was?.total),
    }),
    {
      marks: 'under bar',
      key: [
        { sample: 'dot', words: hasAgainst ? 'one person for it' : 'one person who voted for it' },
        ...(hasAgainst ? [{ sample: 'open dot' as const, words: 'one person against it' }] : []),
      ],
    },
  )(result, earlier)
}

export const criteriaBars: Planned = (result, earlier) => {
  const { scale } = result.config as CriteriaConfig // a result of this method has its config
  const index = (score: number) => (100 * (score - 1)) / (scale - 1)
  return bars<CriteriaItem>(
    ({ index: own, q1, q3, equalWeights }, was) =>
      own == null
        ? undefined
        : {
            value: own,
            end: oneDecimal(own),
            words: criteriaWords(own, q1 && index(q1), q3 && index(q3), equalWeights && index(equalWeights)),
            ...(q1 != null && q3 != null && { span: [index(q1), index(q3)] as const }),
            ...(equalWeights != null && { beside: index(equalWeights) }),
            ...before(was?.index),
          },
    {
      most: 100,
      key: [
        { sample: 'span', words: 'the middle half of reviewers' },
        { sample: 'diamond', words: 'if all criteria weighed alike' },
      ],
    },
  )(result, earlier)
}

function criteriaWords(
  own: number,
  low: number | null | undefined,
  high: number | null | undefined,
  alike: number | null | undefined,
): string {
  const half =
    low == null || high == null ? '' : `; half of the reviewers from ${oneDecimal(low)} to ${oneDecimal(high)}`
  const equal = alike == null ? '' : `; ${oneDecimal(alike)} if all criteria weighed alike`
  return `${oneDecimal(own)} of 100${half}${equal}`
}

export const pairwiseBars: Planned = bars<PairwiseItem>(
  ({ chance, low, high }, was) =>
    chance === undefined
      ? undefined
      : {
          value: chance,
          end: `${Math.round(chance)} in 100`,
          words: `chosen before another ${Math.round(chance)} in 100 times${low === undefined || high === undefined ? '' : `, likely ${Math.round(low)} to ${Math.round(high)}`}`,
          ...(low !== undefined && high !== undefined && { span: [low, high] as const }),
          ...before(was?.chance),
        },
  { most: 100, key: [{ sample: 'span', words: 'where it likely lies' }] },
)

const FATES: Readonly<Record<EqualSharesItem['fate'], string>> = {
  funded: 'funded',
  contested: 'left open by a tie',
  not_funded: 'not funded',
}

export const supporterBars: Planned = bars<EqualSharesItem>(
  ({ supporters, fate, cost }, was) => ({
    value: supporters,
    end: people(supporters),
    words: `${people(supporters)} support it, ${FATES[fate]}`,
    note: `${FATES[fate]}, costs ${cost}`,
    full: supporters,
    ...before(was?.supporters),
  }),
  { marks: 'in bar', key: [{ sample: 'dot', words: 'one person' }] },
)
