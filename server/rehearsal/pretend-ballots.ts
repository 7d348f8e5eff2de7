import type { QuestionId } from '#shared/questions/question.ts'
import type { ApprovalConfig } from '#shared/voting/methods/approval.ts'
import type { CriteriaConfig } from '#shared/voting/methods/criteria.ts'
import type { DelphiConfig } from '#shared/voting/methods/delphi.ts'
import type { DotsConfig } from '#shared/voting/methods/dots.ts'
import type { EqualSharesConfig } from '#shared/voting/methods/equal-shares.ts'
import type { MajorityJudgmentConfig } from '#shared/voting/methods/majority-judgment.ts'
import type { OpinionConfig } from '#shared/voting/methods/opinion.ts'
import type { PairwiseConfig } from '#shared/voting/methods/pairwise.ts'
import type { PointsConfig } from '#shared/voting/methods/points.ts'
import type { QuadraticConfig } from '#shared/voting/methods/quadratic.ts'
import type { RankedConfig } from '#shared/voting/methods/ranked.ts'
import type { ScoreConfig } from '#shared/voting/methods/score.ts'
import type { ValueGapConfig } from '#shared/voting/methods/value-gap.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import type { Ballot, Poll } from '#shared/voting/poll.ts'
import { type PretendQuestion, QUESTIONS } from './story.ts'

interface Asked {
  readonly id: QuestionId
  readonly mood: Pick<PretendQuestion, 'value' | 'gap' | 'spread'>
}

const INDIFFERENT = { value: 3, gap: 3, spread: 1.5 }
export const moodOf = (text: string | undefined) => QUESTIONS.find((question) => question.text === text) ?? INDIFFERENT

/** A ballot as somebody might fill it in who thinks of the questions much as the story does. */
export const pretendBallot = (
  { method, config }: Pick<Poll, 'method' | 'config'>,
  questions: readonly Asked[],
  draw: () => number,
): Ballot => BALLOTS[method](questions, config as never, draw) // configured by the method whose ballot it is

type Fill<Config> = (questions: readonly Asked[], config: Config, draw: () => number) => Ballot

const BALLOTS: Readonly<Record<MethodName, Fill<never>>> = {
  value_gap: (questions, { scale }: ValueGapConfig, draw) => ({
    ratings: each(questions, ({ value, gap, spread }) => ({
      value: onScale(marked(value, spread, draw), 1, scale),
      gap: draw() < 0.08 ? 'cant_judge' : onScale(marked(gap, 1, draw), 1, scale),
    })),
  }),
  dots(questions, { budget, perItem }: DotsConfig, draw) {
    return { dots: spending(liked(questions, draw), budget, perItem) }
  },
  approval(questions, { min, max }: ApprovalConfig, draw) {
    const order = liked(questions, draw)
    const wished = order.filter(({ mood }) => marked(mood.value, mood.spread, draw) >= 4).length
    const ticks = Math.min(max ?? order.length, Math.max(min, wished))
    return { approved: order.slice(0, ticks).map(({ id }) => id) }
  },
  score: (questions, { scale }: ScoreConfig, draw) => ({
    scores: each(questions, (mood) => judged(mood, draw, (mark) => onScale(mark, 1, scale))),
  }),
  points(questions, { total }: PointsConfig, draw) {
    return { points: spending(liked(questions, draw), total, Math.ceil(total / 2)) }
  },
  quadratic(questions, { credits }: QuadraticConfig, draw) {
    const favourites = liked(questions, draw).slice(0, 3)
    const votes = Math.floor(Math.sqrt(credits / Math.max(1, favourites.length)))
    return { votes: Object.fromEntries(favourites.map(({ id }) => [id, votes])) }
  },
  majority_judgment: (questions, { grades }: MajorityJudgmentConfig, draw) => ({
    grades: each(questions, (mood) => judged(mood, draw, (mark) => onScale(mark, 0, grades - 1))),
  }),
  criteria: (questions, { criteria, scale }: CriteriaConfig, draw) => ({
    marks: each(questions, (mood) =>
      Object.fromEntries(
        criteria.map(({ id }) => [id, judged(mood, draw, (mark) => onScale(mark, 1, scale))] as const),
      ),
    ),
  }),
  delphi: (questions, { scale: [lowest, highest] }: DelphiConfig, draw) => ({
    estimates: each(questions, (mood) => judged(mood, draw, (mark) => onScale(mark, lowest, highest))),
  }),
  ranked: (questions, _config: RankedConfig, draw) => ({
    ranking: liked(questions, draw)
      .slice(0, Math.max(1, Math.ceil(questions.length * (0.4 + 0.6 * draw()))))
      .map(({ id }) => [id]),
  }),
  pairwise(questions, _config: PairwiseConfig, draw) {
    const order = liked(questions, draw)
    const pairs = shownTwoByTwo(order.length).map(([first, second]) => [order[first], order[second]] as const)
    return {
      pairs: pairs.flatMap(([better, worse]) =>
        !better || !worse ? [] : [draw() < 0.5 ? [better.id, worse.id, 1] : [worse.id, better.id, 0]],
      ),
    }
  },
  equal_shares(questions, { costs, budget, withinBudget }: EqualSharesConfig, draw) {
    const wished = liked(questions, draw).filter(({ mood }) => marked(mood.value, mood.spread, draw) >= 4)
    let left = budget
    const affordable = wished.filter(({ id }) => {
      const cost = costs[id] ?? 0
      if (withinBudget && cost > left) return false
      left -= cost
      return true
    })
    return { approved: affordable.map(({ id }) => id) }
  },
  opinion(questions, _config: OpinionConfig, draw) {
    const camp = draw() < 0.5 ? 1 : -1 // two ways of seeing, so that a rehearsal has something to find
    return {
      votes: each(questions, ({ value, spread }) => {
        const leaning = value - 3 + camp * spread * 0.8 + (draw() - 0.5) * 2
        return leaning > 0.5 ? 1 : leaning < -0.5 ? -1 : 0
      }),
    }
  },
}

const each = <T>(questions: readonly Asked[], one: (mood: Asked['mood']) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(questions.map(({ id, mood }) => [id, one(mood)]))

/** Every question beside the next and the one after it, round in a circle: enough to place them all. */
function shownTwoByTwo(size: number): readonly (readonly [number, number])[] {
  const pairs = new Map<string, readonly [number, number]>()
  for (let at = 0; at < size; at++)
    for (const step of [1, 2]) {
      const [first, second] = [at, (at + step) % size].toSorted((a, b) => a - b)
      if (first !== undefined && second !== undefined && first !== second)
        pairs.set(`${first} ${second}`, [first, second])
    }
  return [...pairs.values()]
}

/** What somebody likes best comes first. */
const liked = (questions: readonly Asked[], draw: () => number): readonly Asked[] =>
  questions
    .map((question) => ({ question, liking: question.mood.value + (draw() - 0.5) * 2 * question.mood.spread }))
    .toSorted((a, b) => b.liking - a.liking)
    .map(({ question }) => question)

/** All of a budget that may be spent: half of what is left on each, best first, and what then remains likewise. */
function spending(order: readonly Asked[], budget: number, perItem: number): Readonly<Record<string, number>> {
  const spent = new Map<string, number>()
  let left = budget
  for (const share of [0.5, 1])
    for (const { id } of order) {
      const given = spent.get(id) ?? 0
      const more = Math.min(perItem - given, Math.ceil(left * share))
      left -= more
      spent.set(id, given + more)
    }
  return Object.fromEntries(spent)
}

/** Now and then somebody cannot judge. */
const judged = (mood: Asked['mood'], draw: () => number, tell: (mark: number) => number): number | 'cant_judge' =>
  draw() < 0.05 ? 'cant_judge' : tell(marked(mood.value, mood.spread, draw))

/** Someone's mark, 1 to 5, somewhere round what people tend to say. */
const marked = (middle: number, spread: number, draw: () => number) =>
  Math.min(5, Math.max(1, middle + (draw() + draw() - 1) * 2 * spread))

/** A mark from 1 to 5 on another scale. */
const onScale = (mark: number, lowest: number, highest: number) =>
  Math.round(lowest + ((mark - 1) / 4) * (highest - lowest))
