import type { OrganisationType } from './person.ts'

/** Kinds of organisation as people read them, in the order of the list. The join page says the same. */
export const ORGANISATION_WORDS: Readonly<Record<OrganisationType, string>> = {
  frontline: 'Frontline charity or community group',
  infrastructure: 'Support or network body',
  funder: 'Funder',
  local_gov: 'Local government or NHS',
  national_gov: 'National government',
  academic: 'University or research',
  private: 'Business',
  other: 'Something else',
}
