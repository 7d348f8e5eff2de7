import type { DotsItem } from '#shared/voting/methods/dots.ts'
import { plural } from '../kit/plural.ts'
import { LinesChart } from './charts/lines-chart.tsx'
import { dotsWords } from './dots-paper.tsx'
import type { ResultRow } from './result-rows.ts'
import type { ShownResult } from './shown-result.ts'

type Row = ResultRow<DotsItem>

const leads = ({ item }: Row) =>
  item && `${dotsWords(item.total)} from ${plural(item.supporters, { one: '# person', other: '# people' })}`

export const dotsResult: ShownResult<DotsItem> = {
  leads,
  agreement: () => undefined,
  spoken: leads,
  isSplit: () => false,
  columns: [
    { id: 'total', title: 'Dots', isNumber: true, cell: ({ item }) => item?.total ?? '–' },
    { id: 'supporters', title: 'People', isNumber: true, cell: ({ item }) => item?.supporters ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => (item ? String(item.total) : '–'),
  figureName: 'dots',
  moved(before, now) {
    const change = now.total - before.total
    return change === 0 ? 'the same number of dots' : `${change > 0 ? '+' : '−'}${dotsWords(Math.abs(change))}`
  },
}
