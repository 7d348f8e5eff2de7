import type { PointsItem } from '#shared/voting/methods/points.ts'
import { plural } from '../../kit/plural.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ShownResult } from '../shown-result.ts'
import { oneDecimal } from '../words.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<PointsItem>

const points = (count: number) => plural(count, { one: '# point', other: '# points' })
const leads = ({ item }: Row) =>
  item && `${points(item.sum)} from ${plural(item.supporters, { one: '# person', other: '# people' })}`

export const pointsResult: ShownResult<PointsItem> = {
  leads,
  agreement: () => undefined,
  spoken: leads,
  isSplit: () => false,
  columns: [
    { id: 'sum', title: 'Points', isNumber: true, cell: ({ item }) => item?.sum ?? '–' },
    { id: 'median', title: 'Middle', isNumber: true, cell: ({ item }) => oneDecimal(item?.median) },
    { id: 'people', title: 'People', isNumber: true, cell: ({ item }) => item?.supporters ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => (item ? String(item.sum) : '–'),
  figureName: 'points',
  moved: (before, now) => changeOf(before.sum, now.sum, points, 0),
}
