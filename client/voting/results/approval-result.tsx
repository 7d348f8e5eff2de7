import type { ApprovalItem } from '#shared/voting/methods/approval.ts'
import { plural } from '../../kit/plural.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ShownResult } from '../shown-result.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<ApprovalItem>

const people = (count: number) => plural(count, { one: '# person', other: '# people' })
const percent = (share: number) => `${Math.round(share * 100)} %`

const leads = ({ item }: Row) => item && `${people(item.count)} can support it, ${percent(item.share)}`

export const approvalResult: ShownResult<ApprovalItem> = {
  leads,
  agreement: () => undefined,
  spoken: leads,
  isSplit: () => false,
  columns: [
    { id: 'count', title: 'People', isNumber: true, cell: ({ item }) => item?.count ?? '–' },
    { id: 'share', title: 'Share', isNumber: true, cell: ({ item }) => (item ? percent(item.share) : '–') },
    {
      id: 'interval',
      title: 'Likely among people like these',
      isNumber: true,
      cell: ({ item }) => (item ? `${percent(item.low)} to ${percent(item.high)}` : '–'),
    },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => (item ? String(item.count) : '–'),
  figureName: 'people',
  moved: (before, now) => changeOf(before.count, now.count, people, 0),
}
