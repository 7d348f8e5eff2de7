import type { ValueGapItem } from '#shared/voting/methods/value-gap.ts'
import { Scatter } from './scatter.tsx'
import type { ShownResult } from './shown-result.ts'
import { linesOf } from '#shared/voting/charts/value-gap-lines.ts'
import { agreementOn } from '#shared/voting/charts/value-gap-words.ts'
import { AGREEMENT_SENTENCES, oneDecimal, whole } from './words.ts'

export const valueGapResult: ShownResult<ValueGapItem> = {
  leads({ item }, result) {
    if (item?.value.mean == null || item.gap.mean == null) return undefined
    const { value, gap } = linesOf(result)
    const valueWord = item.value.mean >= value ? 'high' : 'low'
    const gapWord = item.gap.mean >= gap ? 'big' : 'small'
    return `${valueWord} value ${oneDecimal(item.value.mean)}, ${gapWord} gap ${oneDecimal(item.gap.mean)}`
  },
  agreement(row) {
    const word = agreementOn(row)
    return word && AGREEMENT_SENTENCES[word]
  },
  spoken(row) {
    const word = agreementOn(row)
    if (!row.item || !word) return undefined
    const agreement = word === 'split' ? 'the room is split' : `${word} agreement`
    return `value ${oneDecimal(row.item.value.mean)}, gap ${oneDecimal(row.item.gap.mean)}, ${agreement}`
  },
  isSplit: (row) => agreementOn(row) === 'split',
  columns: [
    { id: 'value', title: 'Value', isNumber: true, cell: ({ item }) => oneDecimal(item?.value.mean) },
    { id: 'gap', title: 'Gap', isNumber: true, cell: ({ item }) => oneDecimal(item?.gap.mean) },
    { id: 'index', title: 'Index', isNumber: true, cell: ({ item }) => oneDecimal(item?.index) },
    { id: 'agreement', title: 'Agreement', cell: (row) => agreementOn(row) ?? '–' },
  ],
  Chart: Scatter,
  needsList: true,
  figure: ({ item }) => whole(item?.index),
  figureName: 'index, 0 to 100',
  moved(before, now) {
    const parts = [
      changeWords('value', before.value.mean, now.value.mean),
      changeWords('gap', before.gap.mean, now.gap.mean),
    ].filter((part) => part !== undefined)
    return parts.length > 0 ? parts.join(', ') : undefined
  },
}

function changeWords(name: string, before: number | null | undefined, now: number | null | undefined) {
  if (before == null || now == null) return undefined
  const change = (now - before).toFixed(1)
  if (Number(change) === 0) return `${name} the same`
  return `${name} ${Number(change) > 0 ? '+' : '−'}${change.replace('-', '')}`
}
