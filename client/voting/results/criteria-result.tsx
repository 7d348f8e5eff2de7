import type { CriteriaConfig, CriteriaItem } from '#shared/voting/methods/criteria.ts'
import { DataTable } from '../../kit/data-table.tsx'
import { plural } from '../../kit/plural.ts'
import { CameAbout } from '../charts/came-about.tsx'
import { LinesChart } from '../charts/lines-chart.tsx'
import type { ResultRow } from '../result-rows.ts'
import type { MoreProps, ShownResult } from '../shown-result.ts'
import { oneDecimal, whole } from '../words.ts'
import { agreementHeard, agreementOn, agreementSentence } from './agreement.ts'
import { changeOf } from './change-words.ts'

type Row = ResultRow<CriteriaItem>

const wordOn = (row: Row) => agreementOn(row, (item) => item.consensus)
const percent = (share: number) => `${Math.round(share * 100)} %`

export const criteriaResult: ShownResult<CriteriaItem> = {
  leads: ({ item }) =>
    item && `${whole(item.index)} of 100 from ${plural(item.n, { one: '# reviewer', other: '# reviewers' })}`,
  agreement: (row) => agreementSentence(wordOn(row)),
  spoken(row) {
    const word = wordOn(row)
    return row.item && word && `${whole(row.item.index)} of 100, ${agreementHeard(word)}`
  },
  isSplit: (row) => wordOn(row) === 'split',
  columns: [
    { id: 'index', title: 'Index', isNumber: true, cell: ({ item }) => oneDecimal(item?.index) },
    { id: 'score', title: 'Score', isNumber: true, cell: ({ item }) => oneDecimal(item?.score) },
    { id: 'equal', title: 'If all weighed alike', isNumber: true, cell: ({ item }) => oneDecimal(item?.equalWeights) },
    { id: 'people', title: 'Reviewers', isNumber: true, cell: ({ item }) => item?.n ?? '–' },
    { id: 'agreement', title: 'Agreement', cell: (row) => wordOn(row) ?? '–' },
  ],
  Chart: LinesChart,
  needsList: false,
  figure: ({ item }) => whole(item?.index),
  figureName: 'index, 0 to 100',
  moved: (before, now) => changeOf(before.index, now.index, (amount) => `${amount} on the index`, 0),
  More: Weights,
}

/** Each criterion with its weight, the marks it brought, and the weight at which another would draw level. */
function Weights({ result, rows }: MoreProps<CriteriaItem>) {
  const { criteria } = result.config as CriteriaConfig // a result of this method has its config
  const { sensitivity } = result
  const numberOf = new Map<string, number>(rows.map(({ id, number }) => [id, number]))
  const shown = rows.filter(({ item }) => item).slice(0, 5)
  return (
    <CameAbout heading="What the weights do" kinds={['weights']} result={result} rows={rows}>
      <DataTable
        caption="Criteria, their weights, and what would change"
        captionHidden
        rowId={({ id }) => id}
        rows={criteria}
        columns={[
          { id: 'label', title: 'Criterion', cell: ({ label, id }) => label || id },
          { id: 'weight', title: 'Weight', isNumber: true, cell: ({ weight }) => percent(weight) },
          ...(sensitivity
            ? [
                {
                  id: 'tipping',
                  title: 'Draws level at',
                  cell: ({ id }: { readonly id: string }) => {
                    const tipping = sensitivity[id]
                    return tipping ? `${percent(tipping.weight)}, question ${numberOf.get(tipping.rival)}` : 'never'
                  },
                },
              ]
            : []),
          ...shown.map(({ id: question, number, item }) => ({
            id: question,
            title: `Question ${number}`,
            isNumber: true,
            cell: ({ id }: { readonly id: string }) => oneDecimal(item?.byCriterion[id]),
          })),
        ]}
      />
    </CameAbout>
  )
}
