import { ORGANISATION_WORDS } from '#shared/people/words.ts'
import type { ByKind, KindCount } from '#shared/voting/by-kind.ts'
import { DataTable } from '../kit/data-table.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { plural } from '../kit/plural.ts'
import type { Asked } from './asked.ts'
import { placesIn } from './result-rows.ts'
import type { ToldResult } from './use-result.ts'

const GROUP_WORDS: Readonly<Record<keyof ByKind['groups'], string>> = {
  ...ORGANISATION_WORDS,
  not_said: 'Kind not said',
  together: 'Smaller groups, counted together',
}

interface Group extends KindCount {
  readonly name: keyof ByKind['groups']
}

/** What each kind of organisation puts first; groups too small to be told apart are one. */
export function KindCounts({ result, asked }: ToldResult) {
  if (!result.byKind) return null
  const groups = Object.entries(result.byKind.groups).map(([name, count]) => ({
    ...count,
    name: name as Group['name'],
  })) // its own keys
  return (
    <Disclosure summary="By kind of organisation">
      <p>Places only. Fewer than {result.k} people are never told apart.</p>
      <DataTable
        caption="Place of each question for each kind of organisation"
        rowId={({ id }) => id}
        rows={asked}
        columns={[
          { id: 'question', title: 'Question', cell: ({ number, text }) => `${number}. ${text}` },
          ...groups.map((group) => ({
            id: group.name,
            title: `${GROUP_WORDS[group.name]} (${plural(group.received, { one: '# ballot', other: '# ballots' })})`,
            isNumber: true,
            cell: placeFor(group),
          })),
        ]}
      />
    </Disclosure>
  )
}

function placeFor({ order = [] }: KindCount) {
  const places = placesIn(order)
  return ({ id }: Asked) => places.get(id)?.words ?? '–'
}
