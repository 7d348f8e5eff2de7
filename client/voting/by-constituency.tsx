import { ORGANISATION_WORDS } from '#shared/people/words.ts'
import type { OrganisationType } from '#shared/people/person.ts'
import { constituencyWords } from '#shared/voting/words.ts'
import { DataTable } from '../kit/data-table.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { PlacedQuestion } from './result-table.tsx'
import { placesIn } from './result-rows.ts'
import type { ToldResult } from './use-result.ts'

/** Each kind of organisation beside the others, and all kinds heard as equals. Small kinds are not told apart. */
export function ConstituencyCount({ result, rows }: ToldResult) {
  const count = result.byConstituency
  if (!count) return null
  const kinds = [
    { id: 'equals', title: 'All kinds as equals', places: placesIn(count.rankSum.order) },
    ...count.groups.map(({ group, order }) => ({ id: group, title: kindWords(group), places: placesIn(order) })),
    ...(count.rest ? [{ id: 'rest', title: 'The other kinds together', places: placesIn(count.rest.order) }] : []),
  ]
  return (
    <Disclosure summary={`By kind of organisation: ${count.rankSum.same ? 'the same order' : 'another order'}`}>
      <p>{constituencyWords(count)}</p>
      <DataTable
        caption="Places by kind of organisation"
        rowId={({ id }) => id}
        rows={rows}
        columns={[
          { id: 'question', title: 'All people', cell: (row) => <PlacedQuestion row={{ ...row, flags: [] }} /> },
          ...kinds.map(({ id, title, places }) => ({
            id,
            title,
            isNumber: true,
            cell: (row: { readonly id: string }) => places.get(row.id)?.words ?? '–',
          })),
        ]}
      />
    </Disclosure>
  )
}

const kindWords = (group: string) => ORGANISATION_WORDS[group as OrganisationType] ?? group // kinds are those people chose
