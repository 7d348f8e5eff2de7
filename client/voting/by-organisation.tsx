import { DataTable } from '../kit/data-table.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import type { ByOrganisation } from '#shared/voting/by-organisation.ts'
import { PlacedQuestion } from './result-table.tsx'
import { placesIn } from './result-rows.ts'
import type { ToldResult } from './use-result.ts'
import { questionNames } from './words.ts'

/** The same answers with one voice per organisation; a sentence where this changes something. */
export function OrganisationCount({ result, rows, asked }: ToldResult) {
  const count = result.byOrganisation
  if (!count) return null
  const places = placesIn(count.order)
  const numbersOf = (ids: readonly string[] | undefined) =>
    asked.filter(({ id }) => ids?.includes(id)).map(({ number }) => number)
  return (
    <Disclosure summary={`By organisation: ${count.same ? 'the same order' : 'another order'}`}>
      <p>{organisationSentence(count, numbersOf(count.order[0]), numbersOf(result.order?.[0]))}</p>
      {!count.same && (
        <DataTable
          caption="Place counted per person and per organisation"
          rowId={({ id }) => id}
          rows={rows}
          columns={[
            { id: 'question', title: 'Per person', cell: (row) => <PlacedQuestion row={{ ...row, flags: [] }} /> },
            {
              id: 'organisation',
              title: 'Per organisation',
              isNumber: true,
              cell: ({ id }) => places.get(id)?.words ?? '–',
            },
          ]}
        />
      )}
    </Disclosure>
  )
}

export function organisationSentence(
  { voices, same }: Pick<ByOrganisation, 'voices' | 'same'>,
  first: readonly number[],
  firstPerPerson: readonly number[],
): string {
  const head = `Counted with one voice per organisation (${voices} voices)`
  if (same) return `${head}, the order is the same.`
  if (String(first) === String(firstPerPerson)) return `${head}, the first place is the same, others differ.`
  const names = questionNames(first)
  return `${head}, ${names} ${first.length === 1 ? 'leads' : 'lead'}.`
}
