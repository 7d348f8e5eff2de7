import type {
  ASSET_KINDS,
  COVERAGE_ANSWERS,
  EFFORT_KINDS,
  FORMATS,
  GEOGRAPHY_LEVELS,
  GRANULARITIES,
  HELD_BY,
  QUALITIES,
  QUALITY_ASPECTS,
  READINESSES,
  SHARE_STANCES,
  UPDATE_FREQUENCIES,
} from './vocabulary.ts'

/** Plain words for every code of a list: a code without words does not compile. */
export type WordsOf<Codes extends readonly string[]> = Readonly<Record<Codes[number], string>>

export const ASSET_KIND_WORDS: WordsOf<typeof ASSET_KINDS> = {
  dataset: 'Records or a table',
  statistics: 'Totals and statistics',
  survey: 'A survey',
  case_records: 'Case records',
  qualitative: 'Interviews or notes',
  lived_experience: 'Lived experience',
  expertise: 'What we know from our work',
  tool_model: 'A tool or a model',
  collection_capability: 'We could collect it',
}

export const SHARE_STANCE_WORDS: WordsOf<typeof SHARE_STANCES> = {
  share_now: 'Yes, now',
  share_with_conditions: 'With conditions',
  discuss: 'We would need to talk',
  insight_only: 'Answers, but not the data',
  aggregate_only: 'Totals only',
  cannot: 'No',
  unsure: 'We do not know yet',
}

export const HELD_BY_WORDS: WordsOf<typeof HELD_BY> = {
  attendee: 'Somebody in this room',
  attendee_other: 'Another organisation here',
  government: 'Central government',
  local_gov: 'A council',
  funder: 'A funder',
  company: 'A company',
  academic: 'A university',
  public_source: 'It is public',
  nobody: 'Nobody collects it',
  unknown: 'We do not know',
}

export const COVERAGE_WORDS: WordsOf<typeof COVERAGE_ANSWERS> = {
  we_hold: 'We hold something',
  someone_else: 'Someone else holds it',
  nobody: 'Nobody holds it',
}

export const GRANULARITY_WORDS: WordsOf<typeof GRANULARITIES> = {
  individual: 'A person',
  household: 'A household',
  case_event: 'A case or event',
  organisation: 'An organisation',
  small_area: 'A small area',
  local_authority: 'A council area',
  region: 'A region',
  nation: 'A nation',
  uk: 'The whole UK',
  other_aggregate: 'Another kind of total',
}

export const GEOGRAPHY_WORDS: WordsOf<typeof GEOGRAPHY_LEVELS> = {
  oa: 'Output area',
  lsoa_dz: 'Lower layer area or data zone',
  msoa_iz: 'Middle layer area or intermediate zone',
  parish: 'Parish or community',
  ward: 'Ward',
  la_unitary: 'Unitary authority',
  la_district: 'District',
  la_met: 'Metropolitan district',
  la_london: 'London borough',
  county: 'County',
  region: 'Region',
  constituency: 'Constituency',
  country: 'Country of the UK',
  uk: 'The whole UK',
  postcode_unit: 'Full postcode',
  postcode_sector: 'Postcode sector',
  postcode_district: 'Postcode district',
  service_area: 'Our own service areas',
  none: 'No place in it',
}

export const FREQUENCY_WORDS: WordsOf<typeof UPDATE_FREQUENCIES> = {
  continuous: 'All the time',
  daily: 'Every day',
  threeTimesAWeek: 'Three times a week',
  semiweekly: 'Twice a week',
  weekly: 'Every week',
  threeTimesAMonth: 'Three times a month',
  biweekly: 'Every two weeks',
  semimonthly: 'Twice a month',
  monthly: 'Every month',
  bimonthly: 'Every two months',
  quarterly: 'Every three months',
  threeTimesAYear: 'Three times a year',
  semiannual: 'Twice a year',
  annual: 'Every year',
  biennial: 'Every two years',
  triennial: 'Every three years',
  irregular: 'Now and then',
  once: 'Once, not again',
  as_needed: 'When it is needed',
  unknown: 'We do not know',
}

export const FORMAT_WORDS: WordsOf<typeof FORMATS> = {
  spreadsheet: 'Spreadsheet',
  csv: 'CSV file',
  database: 'Database',
  case_system: 'Case system',
  document_pdf: 'Documents',
  paper: 'Paper',
  audio_video: 'Sound or video',
  api: 'API',
  dashboard: 'Dashboard',
  memory: 'In our heads',
  unknown: 'We do not know',
}

export const QUALITY_WORDS: WordsOf<typeof QUALITIES> = {
  good: 'Good',
  ok: 'Fair',
  poor: 'Poor',
  unknown: 'We do not know',
}

export const QUALITY_ASPECT_WORDS: WordsOf<typeof QUALITY_ASPECTS> = {
  completeness: 'Is all of it there?',
  uniqueness: 'Does each thing stand there once?',
  consistency: 'Do the parts agree?',
  timeliness: 'Is it recent enough?',
  validity: 'Is it in the right form?',
  accuracy: 'Is it right?',
}

export const READINESS_WORDS: WordsOf<typeof READINESSES> = {
  C4: 'Somebody says it exists',
  C3: 'We know where it is',
  C2: 'We may lawfully use it',
  C1: 'It can be loaded',
  B: 'It is understood, its gaps are known',
  A: 'It is checked for this question',
}

export const EFFORT_KIND_WORDS: WordsOf<typeof EFFORT_KINDS> = {
  time: 'Time',
  money: 'Money',
  skills: 'Skills',
  legal: 'Legal work',
  technical: 'Technical work',
}

export const EFFORT_WORDS: Readonly<Record<'1' | '2' | '3' | '4' | '5', string>> = {
  1: 'Under 1 hour',
  2: 'Half a day',
  3: '3 days',
  4: 'Weeks',
  5: 'Months',
}
