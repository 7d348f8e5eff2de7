import type { PollResult } from '#shared/voting/count.ts'
import type { RankedConfig, RankedItem, RankedRule } from '#shared/voting/methods/ranked.ts'
import { plural } from '../../kit/plural.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ShownResult } from '../shown-result.ts'
import { questionNames } from '../words.ts'
import { changeOf } from './change-words.ts'
import { RankedMore } from './ranked-more.tsx'

const people = (count: number) => plural(count, { one: '# person', other: '# people' })
const ruleOf = ({ config }: PollResult): RankedRule => (config as RankedConfig).rule // a result of this method has its config

export const rankedResult: ShownResult<RankedItem> = {
  headline(result, rows) {
    const { elected, rounds, contested = [] } = result
    if (!elected || ruleOf(result) !== 'stv') return undefined
    const numbers = rows.filter(({ id }) => elected.includes(id)).map(({ number }) => number)
    if (numbers.length === 0) return ['A tie leaves open who is elected.']
    const open = contested.length > 0 ? ['A tie leaves the other seats open.'] : []
    const after = rounds ? ` after ${plural(rounds.length, { one: '# count', other: '# counts' })}` : ''
    return [`Elected${after}: ${questionNames(numbers.toSorted((a, b) => a - b))}.`, ...open]
  },
  leads({ id, item }, { condorcetWinner }) {
    if (condorcetWinner === id) return 'it beats every other one when compared in pairs'
    return item && `${people(item.firsts)} put it first`
  },
  agreement: () => undefined,
  spoken: ({ item }) => item && `${people(item.firsts)} put it first`,
  isSplit: () => false,
  columns: [
    { id: 'firsts', title: 'Put first', isNumber: true, cell: ({ item }) => item?.firsts ?? '–' },
    { id: 'people', title: 'Ranked by', isNumber: true, cell: ({ item }) => item?.n ?? '–' },
    { id: 'score', title: 'The rule’s figure', isNumber: true, cell: ({ item }) => figureOf(item?.score) },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => (item ? String(item.firsts) : '–'),
  figureName: 'people who put it first',
  moved: (before, now) => changeOf(before.firsts, now.firsts, (count) => `${people(count)} put it first`, 0),
  More: RankedMore,
}

const figureOf = (score: number | undefined) =>
  score === undefined ? '–' : String(Number(score.toFixed(1))).replace('-', '−')
