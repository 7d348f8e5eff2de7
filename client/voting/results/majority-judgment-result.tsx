import type { PollResult } from '#shared/voting/count.ts'
import type { Gauge, MajorityJudgmentConfig, MajorityJudgmentItem } from '#shared/voting/methods/majority-judgment.ts'
import { gradeLean, gradeWord } from '../grade-words.ts'
import type { ResultRow } from '../result-rows.ts'
import type { ChartProps, ShownResult } from '../shown-result.ts'
import { agreementHeard, agreementOn, agreementSentence } from './agreement.ts'
import { Strips } from './strips.tsx'

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
  Chart: GradeStrips,
  needsList: false,
  figure: (row) => gradeOf(row) ?? '–',
  figureName: 'the grade in the middle',
  moved(before, now) {
    if (!before.gauge || !now.gauge) return undefined
    const [was, is] = [before, now].map(({ gauge, counts }) => gradeWord(gauge?.grade ?? 0, counts.length))
    return was === is ? `still ${is}` : `from ${was} to ${is}`
  },
}

function GradeStrips(props: ChartProps<MajorityJudgmentItem>) {
  const grades = gradesIn(props.result)
  return (
    <Strips
      {...props}
      partsOf={({ item }) =>
        item?.counts.map((count, at) => ({ count, words: gradeWord(at, grades), lean: gradeLean(at, grades) }))
      }
      value={(row) => gradeOf(row) ?? '–'}
    />
  )
}

const gradesIn = ({ config }: PollResult) => (config as MajorityJudgmentConfig).grades // a result of this method has its config
