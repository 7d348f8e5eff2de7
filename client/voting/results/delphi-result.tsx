import type { DelphiItem } from '#shared/voting/methods/delphi.ts'
import { plural } from '../../kit/plural.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ShownResult } from '../shown-result.ts'
import { oneDecimal, questionNames } from '../words.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<DelphiItem>

const quarters = ({ item }: Row) => (item ? `${oneDecimal(item.q1)} to ${oneDecimal(item.q3)}` : '–')

export const delphiResult: ShownResult<DelphiItem> = {
  headline(_result, rows) {
    const told = (rows as readonly Row[]).filter(({ item }) => item?.median != null) // rows of this method
    const [only] = told
    if (told.length === 1 && only)
      return [
        `The middle answer to question ${only.number} is ${oneDecimal(only.item?.median)}; half of all answers lie from ${quarters(only)}.`,
        only.item?.isAgreed ? 'The room agrees.' : 'The room does not agree yet.',
      ]
    const open = told.filter(({ item }) => !item?.isAgreed)
    if (told.length === 0) return undefined
    if (open.length === 0) return ['The room agrees on every question.']
    if (open.length === told.length) return ['The room does not agree on any question yet.']
    return [
      `The room agrees on ${told.length - open.length} of ${plural(told.length, { one: '# question', other: '# questions' })}.`,
      `Still open: ${questionNames(open.map(({ number }) => number).toSorted((a, b) => a - b))}.`,
    ]
  },
  leads: () => undefined,
  agreement: () => undefined,
  spoken: () => undefined,
  isSplit: ({ flags }) => flags.includes('polarised'),
  columns: [
    { id: 'median', title: 'Middle', isNumber: true, cell: ({ item }) => oneDecimal(item?.median) },
    { id: 'quarters', title: 'Half lie from', isNumber: true, cell: quarters },
    { id: 'people', title: 'People', isNumber: true, cell: ({ item }) => item?.n ?? '–' },
    { id: 'agreed', title: 'Agreed', cell: ({ item }) => (item ? (item.isAgreed ? 'yes' : 'not yet') : '–') },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => oneDecimal(item?.median),
  figureName: 'the answer in the middle',
  moved: (before, now) => changeOf(before.median, now.median, (amount) => `${amount.toFixed(1)} in the middle`, 1),
}
