import type { EqualSharesConfig, EqualSharesItem } from '#shared/voting/methods/equal-shares.ts'
import { DataTable } from '../../kit/data-table.tsx'
import { plural } from '../../kit/plural.ts'
import { NumberedQuestion } from '../numbered-question.tsx'
import { CameAbout } from '../charts/came-about.tsx'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { MoreProps, ShownResult } from '../shown-result.ts'
import { oneDecimal, questionNames } from '../words.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<EqualSharesItem>

const FATES: Readonly<Record<EqualSharesItem['fate'], string>> = {
  funded: 'funded',
  contested: 'left open by a tie',
  not_funded: 'not funded',
}
const people = (count: number) => plural(count, { one: '# person', other: '# people' })

export const equalSharesResult: ShownResult<EqualSharesItem> = {
  headline({ funded, spent, config }, rows) {
    if (!funded) return undefined
    const { budget } = config as EqualSharesConfig // a result of this method has its config
    const numbers = rows.filter(({ id }) => funded.includes(id)).map(({ number }) => number)
    if (numbers.length === 0) return ['Nothing is funded: nobody’s shares together reach a cost.']
    return [`Funded: ${questionNames(numbers.toSorted((a, b) => a - b))}, for ${spent} of ${budget}.`]
  },
  leads: () => undefined,
  agreement: () => undefined,
  spoken: () => undefined,
  isSplit: () => false,
  columns: [
    { id: 'fate', title: 'What became of it', cell: ({ item }) => (item ? FATES[item.fate] : '–') },
    { id: 'cost', title: 'Cost', isNumber: true, cell: ({ item }) => item?.cost ?? '–' },
    { id: 'people', title: 'People', isNumber: true, cell: ({ item }) => item?.supporters ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => (item ? FATES[item.fate] : '–'),
  figureName: 'what became of it',
  moved: (before, now) => changeOf(before.supporters, now.supporters, people, 0),
  More: Steps,
}

/** How the budget was spent, one decision after the other. */
function Steps({ result, rows }: MoreProps<EqualSharesItem>) {
  const byId = new Map<string, Row>(rows.map((row) => [row.id, row]))
  const steps = (result.steps ?? []).map((step, at) => ({ ...step, at: at + 1 }))
  if (steps.length === 0) return null
  return (
    <CameAbout heading="How the budget was spent" kinds={['budget']} result={result} rows={rows}>
      <p>
        Everyone holds {oneDecimal(result.holding)}. What costs its supporters the least for what it gives them comes
        next.
      </p>
      <DataTable
        caption="How the budget was spent, step by step"
        captionHidden
        rowId={({ item }) => item}
        rows={steps}
        columns={[
          {
            id: 'item',
            title: 'Funded',
            cell: ({ item, at }) => <Named row={byId.get(item)} otherwise={`Step ${at}`} />,
          },
          { id: 'cost', title: 'Cost', isNumber: true, cell: ({ item }) => byId.get(item)?.item?.cost ?? '–' },
          { id: 'price', title: 'A supporter pays', isNumber: true, cell: ({ price }) => oneDecimal(price) },
        ]}
      />
    </CameAbout>
  )
}

const Named = ({ row, otherwise }: { readonly row: Row | undefined; readonly otherwise: string }) =>
  row ? <NumberedQuestion {...row} /> : <>{otherwise}</>
