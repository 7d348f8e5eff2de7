import type { OpinionItem } from '#shared/voting/methods/opinion.ts'
import { DataTable } from '../../kit/data-table.tsx'
import { plural } from '../../kit/plural.ts'
import { CameAbout } from '../charts/came-about.tsx'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { MoreProps, ShownResult } from '../shown-result.ts'

type Row = ResultRow<OpinionItem>

const percent = (part: number, of: number) => (of === 0 ? '–' : `${Math.round((100 * part) / of)} %`)

export const opinionResult: ShownResult<OpinionItem> = {
  headline({ ways, included }) {
    if (ways === undefined) return ['Nobody leads here: these are statements, and how many agree.']
    return [`${plural(ways, { one: '# way', other: '# ways' })} of seeing among ${included} people.`]
  },
  leads: () => undefined,
  agreement: () => undefined,
  spoken: () => undefined,
  isSplit: () => false,
  columns: [
    { id: 'agree', title: 'Agree', isNumber: true, cell: ({ item }) => (item ? percent(item.agree, item.seen) : '–') },
    {
      id: 'disagree',
      title: 'Disagree',
      isNumber: true,
      cell: ({ item }) => (item ? percent(item.disagree, item.seen) : '–'),
    },
    { id: 'pass', title: 'Pass', isNumber: true, cell: ({ item }) => (item ? percent(item.pass, item.seen) : '–') },
    { id: 'people', title: 'People', isNumber: true, cell: ({ item }) => item?.seen ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => (item ? percent(item.agree, item.seen) : '–'),
  figureName: 'how many agree',
  moved: () => undefined,
  More: Typical,
}

/** What sets each way of seeing apart. Ways have letters, never names: a name would judge. */
function Typical({ result, rows }: MoreProps<OpinionItem>) {
  const groups = Object.entries(result.typical ?? {}).filter(([, typical]) => typical.length > 0)
  const byId = new Map<string, Row>(rows.map((row) => [row.id, row]))
  if (groups.length === 0 && !result.sizes) return null
  const lines = groups.flatMap(([group, typical]) =>
    typical.map((one) => ({ ...one, group, row: byId.get(one.statement) })),
  )
  return (
    <CameAbout heading="What sets the ways of seeing apart" kinds={['groups']} result={result} rows={rows}>
      <DataTable
        caption="What sets the ways of seeing apart"
        captionHidden
        rowId={({ group, statement }) => `${group}/${statement}`}
        rows={lines}
        columns={[
          { id: 'statement', title: 'Statement', cell: ({ row, statement }) => <>{row?.text ?? statement}</> },
          { id: 'group', title: 'Way of seeing', cell: ({ group }) => group },
          { id: 'side', title: 'They', cell: ({ side }) => side },
        ]}
      />
    </CameAbout>
  )
}
