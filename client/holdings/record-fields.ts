import type { HoldingRecord } from '#shared/holdings/holding.ts'
import * as sharing from '#shared/holdings/sharing-words.ts'
import * as words from '#shared/holdings/words.ts'

/** The four that are asked first; the rest may wait. */
export type Essential = 'title' | 'questions' | 'assetKind' | 'shareStance'
export type RecordField = Exclude<keyof HoldingRecord, Essential>

interface Asking {
  readonly label: string
  readonly hint?: string
}

/** How one field of a record is asked. */
export type FieldAsked = Asking &
  (
    | { readonly as: 'line' | 'lines'; readonly most: number }
    | { readonly as: 'date' | 'link' | 'keywords' | 'quality' | 'safes' | 'effort' }
    | { readonly as: 'one' | 'many'; readonly words: Readonly<Record<string, string>> }
  )

const lines = (label: string, most = 1_000, hint?: string): FieldAsked => ({
  as: 'lines',
  label,
  most,
  ...(hint && { hint }),
})
const line = (label: string, most: number, hint?: string): FieldAsked => ({
  as: 'line',
  label,
  most,
  ...(hint && { hint }),
})
const one = (label: string, from: Readonly<Record<string, string>>): FieldAsked => ({ as: 'one', label, words: from })
const many = (label: string, from: Readonly<Record<string, string>>): FieldAsked => ({ as: 'many', label, words: from })

export const RECORD_FIELDS: Readonly<Record<RecordField, FieldAsked>> = {
  description: lines('What is in it?', 2_000),
  insight: lines('What has it told you so far?', 2_000),
  keywords: { as: 'keywords', label: 'Keywords', hint: 'Up to 10, with a comma between them.' },
  format: many('What does it look like?', words.FORMAT_WORDS),
  granularity: one('One row is about', words.GRANULARITY_WORDS),

  periodFrom: { as: 'date', label: 'From' },
  periodTo: { as: 'date', label: 'To' },
  timeGranularity: line('One row for each', 40, 'Day, month, year, visit.'),
  updateFrequency: one('How often is it brought up to date?', words.FREQUENCY_WORDS),
  areaName: line('Which area?', 120),
  areaCode: line('Area code', 9, 'Like E08000025, if you know it.'),
  geographyLevel: one('How small are the places in it?', words.GEOGRAPHY_WORDS),

  openness: one('How open is it now?', sharing.OPENNESS_WORDS),
  accessRights: one('Who may see it?', sharing.ACCESS_RIGHTS_WORDS),
  sensitivity: one('What harm could it do?', sharing.SENSITIVITY_WORDS),
  personalData: many('Is it about people?', sharing.PERSONAL_DATA_WORDS),
  lawfulBasis: one('Why may you hold it?', sharing.LAWFUL_BASIS_WORDS),
  useConditions: many('What would you ask of others who use it?', sharing.CONDITION_WORDS),
  fiveSafes: { as: 'safes', label: 'How safe would sharing be?' },

  quality: { as: 'quality', label: 'How good is it?' },
  readiness: one('How ready is it for this question?', words.READINESS_WORDS),
  limitations: lines('What can it not tell?'),
  biases: lines('Who or what does it see too much, or too little?'),
  missingData: lines('What is missing from it?'),
  intendedUses: lines('What was it made for?'),
  provenance: lines('Where does it come from?'),

  holder: line('Who holds it?', 80, 'Your organisation, unless you say another.'),
  steward: line('Who looks after it?', 40, 'A role, not a name.'),
  contact: line('How can they be reached?', 254, 'Only you and the facilitator see this.'),
  effort: { as: 'effort', label: 'How much work would sharing be?' },
  effortKind: many('What kind of work?', words.EFFORT_KIND_WORDS),
  returnToGiver: line('What would you like back?', 280),
  link: { as: 'link', label: 'Web address about it', hint: 'It begins with https://' },
  note: lines('Anything else?', 2_000),
}

/** In the order in which people think of them. */
export const RECORD_GROUPS: readonly { readonly title: string; readonly fields: readonly RecordField[] }[] = [
  { title: 'What it is', fields: ['description', 'insight', 'keywords', 'format', 'granularity'] },
  {
    title: 'When and where',
    fields: ['periodFrom', 'periodTo', 'timeGranularity', 'updateFrequency', 'areaName', 'areaCode', 'geographyLevel'],
  },
  {
    title: 'Sharing',
    fields: ['openness', 'accessRights', 'sensitivity', 'personalData', 'lawfulBasis', 'useConditions', 'fiveSafes'],
  },
  {
    title: 'How good it is',
    fields: ['quality', 'readiness', 'limitations', 'biases', 'missingData', 'intendedUses', 'provenance'],
  },
  {
    title: 'People and work',
    fields: ['holder', 'steward', 'contact', 'effort', 'effortKind', 'returnToGiver', 'link', 'note'],
  },
]
