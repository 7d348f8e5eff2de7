import { gradeWord } from '#shared/voting/grade-words.ts'
import type { Gauge, MajorityJudgmentItem } from '#shared/voting/methods/majority-judgment.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ShownResult } from '../shown-result.ts'
import { agreementHeard, agreementOn, agreementSentence } from './agreement.ts'

type Row = ResultRow<MajorityJudgmentItem>

const wordOn = (row: Row) => agreementOn(row, (item) => item.consensus)
/** How many grades there are is the length of every count. */
const gradeOf = ({ item }: Row) => (item?.gauge ? gradeWord(item.gauge.grade, item.counts.length) : undefined)
const percent = (share: number) => `${Math.round(share * 100)} %`

/** "Good, more above than below". */
const leaning = ({ sign, above, below }: Gauge) =>
  above === below ? 'as many above as below' : sign === 'plus' ? 'more above than below' : 'more below than above'

export const majorityJudgmentResult: ShownResult<MajorityJudgmentItem> = {
  leads: (row) =>
    row.item?.gauge ? `the grade in the middle is ${gradeOf(row)}, ${leaning(row.item.gauge)}` : undefined,
  agreement: (row) => agreementSentence(wordOn(row)),
  spoken(row) {
    const word = wordOn(row)
    return row.item?.gauge && word ? `middle grade ${gradeOf(row)}, ${agreementHeard(word)}` : undefined
  },
  isSplit: (row) => wordOn(row) === 'split',
  columns: [
    { id: 'grade', title: 'Middle grade', cell: (row) => gradeOf(row) ?? '–' },
    {
      id: 'above',
      title: 'Above',
      isNumber: true,
      cell: ({ item }) => (item?.gauge ? percent(item.gauge.above) : '–'),
    },
    {
      id: 'below',
      title: 'Below',
      isNumber: true,
      cell: ({ item }) => (item?.gauge ? percent(item.gauge.below) : '–'),
    },
    { id: 'people', title: 'People', isNumber: true, cell: ({ item }) => item?.n ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: (row) => gradeOf(row) ?? '–',
  figureName: 'the grade in the middle',
  moved(before, now) {
    if (!before.gauge || !now.gauge) return undefined
    const [was, is] = [before, now].map(({ gauge, counts }) => gradeWord(gauge?.grade ?? 0, counts.length))
    return was === is ? `still ${is}` : `from ${was} to ${is}`
  },
}
