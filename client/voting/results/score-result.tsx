import type { PollResult } from '#shared/voting/count.ts'
import type { ScoreConfig, ScoreItem } from '#shared/voting/methods/score.ts'
import { plural } from '../../kit/plural.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ShownResult } from '../shown-result.ts'
import { oneDecimal } from '../words.ts'
import { agreementHeard, agreementOn, agreementSentence } from './agreement.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<ScoreItem>

const wordOn = (row: Row) => agreementOn(row, (item) => item.consensus)
const people = (count: number) => plural(count, { one: '# person', other: '# people' })
/** Where silence counts against, sums are compared. */
const isSum = ({ config }: PollResult) => (config as ScoreConfig).missing === 'zero' // a result of this method has its config

export const scoreResult: ShownResult<ScoreItem> = {
  leads: ({ item }, result) =>
    item && (isSum(result) ? `a sum of ${item.sum}` : `a mean of ${oneDecimal(item.mean)} from ${people(item.n)}`),
  agreement: (row) => agreementSentence(wordOn(row)),
  spoken(row) {
    const word = wordOn(row)
    return row.item && word && `mean ${oneDecimal(row.item.mean)}, ${agreementHeard(word)}`
  },
  isSplit: (row) => wordOn(row) === 'split',
  columns: [
    { id: 'mean', title: 'Mean', isNumber: true, cell: ({ item }) => oneDecimal(item?.mean) },
    { id: 'median', title: 'Middle', isNumber: true, cell: ({ item }) => oneDecimal(item?.median) },
    { id: 'sum', title: 'Sum', isNumber: true, cell: ({ item }) => item?.sum ?? '–' },
    { id: 'people', title: 'People', isNumber: true, cell: ({ item }) => item?.n ?? '–' },
    { id: 'agreement', title: 'Agreement', cell: (row) => wordOn(row) ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => oneDecimal(item?.mean),
  figureName: 'mean',
  moved: (before, now) => changeOf(before.mean, now.mean, (amount) => `${amount.toFixed(1)} in the mean`, 1),
}
