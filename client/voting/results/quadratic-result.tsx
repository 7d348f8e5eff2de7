import type { QuadraticItem } from '#shared/voting/methods/quadratic.ts'
import { plural } from '../../kit/plural.ts'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { ShownResult } from '../shown-result.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<QuadraticItem>

const votes = (count: number) => plural(count, { one: '# vote', other: '# votes' }).replace('-', '−')
const people = (count: number) => plural(count, { one: '# person', other: '# people' })

function leads({ item }: Row) {
  if (!item) return undefined
  const against = item.opponents > 0 ? `, ${people(item.opponents)} against` : ''
  return `${votes(item.total)}, ${people(item.supporters)} for it${against}`
}

export const quadraticResult: ShownResult<QuadraticItem> = {
  leads,
  agreement: () => undefined,
  spoken: leads,
  isSplit: () => false,
  columns: [
    { id: 'total', title: 'Votes', isNumber: true, cell: ({ item }) => (item ? minus(item.total) : '–') },
    { id: 'for', title: 'For', isNumber: true, cell: ({ item }) => item?.supporters ?? '–' },
    { id: 'against', title: 'Against', isNumber: true, cell: ({ item }) => item?.opponents ?? '–' },
    { id: 'spent', title: 'Credits', isNumber: true, cell: ({ item }) => item?.spent ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => (item ? minus(item.total) : '–'),
  figureName: 'votes',
  moved: (before, now) => changeOf(before.total, now.total, votes, 0),
}

const minus = (count: number) => String(count).replace('-', '−')
