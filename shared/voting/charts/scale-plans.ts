import type { PollResult } from '../count.ts'
import { gradeWord } from '../grade-words.ts'
import type { DelphiConfig, DelphiItem } from '../methods/delphi.ts'
import type { MajorityJudgmentConfig, MajorityJudgmentItem } from '../methods/majority-judgment.ts'
import type { OpinionItem } from '../methods/opinion.ts'
import type { ScoreConfig, ScoreItem } from '../methods/score.ts'
import type { ItemResult } from '../methods.ts'
import type { RailLine, RailPlan, StripLine, StripPart, StripPlan } from './plan.ts'
import { rampTone } from './ramp.ts'
import { toldItems } from './told-items.ts'
import { figure, oneDecimal, people } from './words.ts'

/** Names and colours of the answers of a scale, the lowest first. */
type Answer = Omit<StripPart, 'count'>

const answersOn = (length: number, wordsOf: (at: number) => string): readonly Answer[] =>
  Array.from({ length }, (_, at) => ({ words: wordsOf(at), tone: rampTone(at, length) }))

function strips<Item extends ItemResult>(
  result: PollResult,
  about: StripPlan['about'],
  answers: readonly Answer[],
  told: { countsOf(item: Item): readonly number[]; endOf(item: Item): string },
): StripPlan {
  const lines = [...toldItems<Item>(result)].map(([id, item]): [string, StripLine] => {
    const counts = told.countsOf(item)
    const parts = answers.map((answer, at) => ({ ...answer, count: counts[at] ?? 0 }))
    return [id, { parts, end: told.endOf(item), words: partWords(parts) }]
  })
  return {
    kind: 'strips',
    about,
    lines: Object.fromEntries(lines),
    key: [
      ...answers.map(({ words, tone }) => ({ words, sample: tone })),
      ...(about === 'middle answer' ? [{ sample: 'tick' as const, words: 'where the middle answer lies' }] : []),
    ],
  }
}

function partWords(parts: readonly StripPart[]): string {
  const given = parts.filter(({ count }) => count > 0)
  return given.length === 0 ? 'No answers' : given.map(({ count, words }) => `${words}: ${figure(count)}`).join(', ')
}

export function scoreStrips(result: PollResult): StripPlan {
  const { scale, missing } = result.config as ScoreConfig // a result of this method has its config
  return strips<ScoreItem>(
    result,
    'middle of scale',
    answersOn(scale, (at) => `Mark ${at + 1}`),
    {
      countsOf: ({ counts }) => counts,
      endOf: ({ mean, sum }) =>
        missing === 'zero' ? (sum == null ? '–' : figure(sum)) : mean == null ? '–' : oneDecimal(mean),
    },
  )
}

export function gradeStrips(result: PollResult): StripPlan {
  const { grades } = result.config as MajorityJudgmentConfig // as above
  return strips<MajorityJudgmentItem>(
    result,
    'middle answer',
    answersOn(grades, (at) => gradeWord(at, grades)),
    {
      countsOf: ({ counts }) => counts,
      endOf: ({ gauge }) => (gauge ? gradeWord(gauge.grade, grades) : '–'),
    },
  )
}

export function opinionStrips(result: PollResult): StripPlan {
  const sides = ['Disagree', 'Pass', 'Agree']
  return strips<OpinionItem>(
    result,
    'middle of scale',
    answersOn(sides.length, (at) => sides[at] ?? ''),
    {
      countsOf: ({ disagree, pass, agree }) => [disagree, pass, agree],
      endOf: ({ agree, seen }) => (seen === 0 ? '–' : `${Math.round((100 * agree) / seen)} %`),
    },
  )
}

export function estimateRails(result: PollResult, before: PollResult | undefined): RailPlan {
  const [least, most] = (result.config as DelphiConfig).scale // as above
  const earlier = before ? toldItems<DelphiItem>(before) : undefined
  const lines = [...toldItems<DelphiItem>(result)].flatMap(([id, item]): [string, RailLine][] => {
    const { median, q1, q3, counts, n } = item
    if (median == null || q1 == null || q3 == null) return []
    const was = earlier?.get(id)?.median
    const moved = was == null || was === median ? '' : `, before ${oneDecimal(was)}`
    const words = `${people(n)}: the middle answer is ${oneDecimal(median)}${moved}; half lie from ${oneDecimal(q1)} to ${oneDecimal(q3)}`
    return [
      [id, { counts, middle: median, half: [q1, q3], words, end: oneDecimal(median), ...(was != null && { was }) }],
    ]
  })
  const hasBefore = lines.some(([, { was }]) => was !== undefined)
  return {
    kind: 'rails',
    least,
    most,
    lines: Object.fromEntries(lines),
    key: [
      { sample: 'dot', words: 'one person' },
      { sample: 'tick', words: 'the middle answer' },
      { sample: 'half', words: 'the middle half' },
      ...(hasBefore ? [{ sample: 'open dot' as const, words: 'the middle in the round before' }] : []),
    ],
  }
}
