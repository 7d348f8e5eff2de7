import type { PairwiseItem } from '#shared/voting/methods/pairwise.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ShownResult } from '../shown-result.ts'
import { whole } from '../words.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<PairwiseItem>

const inHundred = (chance: number) => `${Math.round(chance)} in 100`
const leads = ({ item }: Row) =>
  item?.chance === undefined ? undefined : `chosen before another ${inHundred(item.chance)} times`

export const pairwiseResult: ShownResult<PairwiseItem> = {
  leads,
  agreement: () => undefined,
  spoken: leads,
  isSplit: () => false,
  columns: [
    { id: 'chance', title: 'Beats another, in 100', isNumber: true, cell: ({ item }) => whole(item?.chance) },
    {
      id: 'interval',
      title: 'Likely',
      isNumber: true,
      cell: ({ item }) =>
        item?.low === undefined || item.high === undefined ? '–' : `${whole(item.low)} to ${whole(item.high)}`,
    },
    { id: 'wins', title: 'Won', isNumber: true, cell: ({ item }) => item?.wins ?? '–' },
    { id: 'pairs', title: 'Compared', isNumber: true, cell: ({ item }) => item?.n ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => whole(item?.chance),
  figureName: 'how often it beats another, in 100',
  moved: (before, now) => changeOf(before.chance, now.chance, inHundred, 0),
}
