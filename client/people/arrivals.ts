import { ORGANISATION_TYPES } from '#shared/people/person.ts'
import { ORGANISATION_WORDS } from '#shared/people/words.ts'
import type { PeopleView } from '#shared/room/views/shared-view.ts'
import { plural } from '../kit/plural.ts'

export interface Arrivals {
  readonly name: string
  readonly people: number
}

/** Who has come, by kind of organisation, the largest first; who said nothing is counted too. */
export function arrivalsOf({
  byOrganisationType: kinds,
  joined,
}: Pick<PeopleView, 'byOrganisationType' | 'joined'>): readonly Arrivals[] {
  const rows = ORGANISATION_TYPES.map((kind) => ({ name: ORGANISATION_WORDS[kind], people: kinds[kind] ?? 0 }))
    .filter(({ people }) => people > 0)
    .toSorted((one, other) => other.people - one.people)
  const silent = joined - rows.reduce((sum, { people }) => sum + people, 0)
  return silent > 0 ? [...rows, { name: rows.length > 0 ? 'Not said' : 'People', people: silent }] : rows
}

/** "from 11 organisations", or nothing while nobody has named one. */
export const organisationsWords = (organisations: number): string =>
  organisations > 0 ? `from ${plural(organisations, { one: '# organisation', other: '# organisations' })}` : ''
