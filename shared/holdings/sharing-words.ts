import type {
  ACCESS_RIGHTS,
  FIVE_SAFES,
  LAWFUL_BASES,
  OPENNESS,
  PERSONAL_DATA,
  SENSITIVITIES,
  USE_CONDITIONS,
} from './vocabulary.ts'
import type { WordsOf } from './words.ts'

export const OPENNESS_WORDS: WordsOf<typeof OPENNESS> = {
  closed: 'Only inside our organisation',
  named: 'One other party, by contract',
  group: 'Members of a group',
  public_terms: 'Public, with terms',
  open: 'Open to all, open licence',
}

export const ACCESS_RIGHTS_WORDS: WordsOf<typeof ACCESS_RIGHTS> = {
  PUBLIC: 'Anybody',
  RESTRICTED: 'Those who meet conditions',
  NON_PUBLIC: 'Only inside',
}

export const SENSITIVITY_WORDS: WordsOf<typeof SENSITIVITIES> = {
  '0_public': '0. Public already',
  '1_low': '1. Unlikely to harm anybody',
  '2_moderate': '2. Codes for names, or sensitive for us',
  '3_high': '3. About people who could be known',
  '4_very_high': '4. Health, children, safeguarding and alike',
  '5_severe': '5. Could put a life at risk, or break a law',
}

export const PERSONAL_DATA_WORDS: WordsOf<typeof PERSONAL_DATA> = {
  none: 'Nothing about people',
  anonymised: 'Nobody can be known from it',
  pseudonymised: 'Codes stand for names',
  personal: 'About people who can be known',
  special_category: 'Health, belief, origin and alike',
  criminal_offence: 'Crime',
  children: 'Children',
}

export const LAWFUL_BASIS_WORDS: WordsOf<typeof LAWFUL_BASES> = {
  consent: 'People agreed',
  contract: 'A contract with them',
  legal_obligation: 'The law asks for it',
  vital_interests: 'To save a life',
  public_task: 'A public task',
  legitimate_interests: 'Legitimate interests',
  other: 'Another reason',
  unsure: 'We do not know',
}

export const CONDITION_WORDS: WordsOf<typeof USE_CONDITIONS> = {
  NRES: 'No conditions',
  GRU: 'Any research',
  US: 'Named people only',
  PS: 'One project only',
  IS: 'One institution only',
  GS: 'One place only',
  TS: 'For a set time',
  NPU: 'Not-for-profit bodies only',
  NCU: 'Not for sale or gain',
  NPUNCU: 'Not-for-profit bodies, not for gain',
  COL: 'Work with us on it',
  PUB: 'Publish what you find',
  MOR: 'Publish later, not before a date',
  RTN: 'Give back what you make of it',
  IRB: 'Ethics approval first',
}

export const SAFES_WORDS: WordsOf<typeof FIVE_SAFES> = {
  projects: 'Safe projects: is the use right?',
  people: 'Safe people: can they be trusted?',
  settings: 'Safe settings: is the place secure?',
  data: 'Safe data: can nobody be known?',
  outputs: 'Safe outputs: do results stay safe?',
}
