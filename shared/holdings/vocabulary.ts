/** Code lists for descriptions of data (design: VOCABULARIES §3). Codes are stable; people read the words of the client. */
export const ASSET_KINDS = [
  'dataset',
  'statistics',
  'survey',
  'case_records',
  'qualitative',
  'lived_experience',
  'expertise',
  'tool_model',
  'collection_capability',
] as const
export type AssetKind = (typeof ASSET_KINDS)[number]

export const SHARE_STANCES = [
  'share_now',
  'share_with_conditions',
  'discuss',
  'insight_only',
  'aggregate_only',
  'cannot',
  'unsure',
] as const
export type ShareStance = (typeof SHARE_STANCES)[number]

export const HELD_BY = [
  'attendee',
  'attendee_other',
  'government',
  'local_gov',
  'funder',
  'company',
  'academic',
  'public_source',
  'nobody',
  'unknown',
] as const
export type HeldBy = (typeof HELD_BY)[number]

export const OPENNESS = ['closed', 'named', 'group', 'public_terms', 'open'] as const
export const ACCESS_RIGHTS = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'] as const
export const SENSITIVITIES = ['0_public', '1_low', '2_moderate', '3_high', '4_very_high', '5_severe'] as const
export const PERSONAL_DATA = [
  'none',
  'anonymised',
  'pseudonymised',
  'personal',
  'special_category',
  'criminal_offence',
  'children',
] as const
export const GRANULARITIES = [
  'individual',
  'household',
  'case_event',
  'organisation',
  'small_area',
  'local_authority',
  'region',
  'nation',
  'uk',
  'other_aggregate',
] as const
export const GEOGRAPHY_LEVELS = [
  'oa',
  'lsoa_dz',
  'msoa_iz',
  'parish',
  'ward',
  'la_unitary',
  'la_district',
  'la_met',
  'la_london',
  'county',
  'region',
  'constituency',
  'country',
  'uk',
  'postcode_unit',
  'postcode_sector',
  'postcode_district',
  'service_area',
  'none',
] as const
export const UPDATE_FREQUENCIES = [
  'continuous',
  'daily',
  'threeTimesAWeek',
  'semiweekly',
  'weekly',
  'threeTimesAMonth',
  'biweekly',
  'semimonthly',
  'monthly',
  'bimonthly',
  'quarterly',
  'threeTimesAYear',
  'semiannual',
  'annual',
  'biennial',
  'triennial',
  'irregular',
  'once',
  'as_needed',
  'unknown',
] as const
export const FORMATS = [
  'spreadsheet',
  'csv',
  'database',
  'case_system',
  'document_pdf',
  'paper',
  'audio_video',
  'api',
  'dashboard',
  'memory',
  'unknown',
] as const
export const QUALITIES = ['good', 'ok', 'poor', 'unknown'] as const
export const QUALITY_ASPECTS = [
  'completeness',
  'uniqueness',
  'consistency',
  'timeliness',
  'validity',
  'accuracy',
] as const
export const READINESSES = ['C4', 'C3', 'C2', 'C1', 'B', 'A'] as const
export const USE_CONDITIONS = [
  'NRES',
  'GRU',
  'US',
  'PS',
  'IS',
  'GS',
  'TS',
  'NPU',
  'NCU',
  'NPUNCU',
  'COL',
  'PUB',
  'MOR',
  'RTN',
  'IRB',
] as const
export const FIVE_SAFES = ['projects', 'people', 'settings', 'data', 'outputs'] as const
export const LAWFUL_BASES = [
  'consent',
  'contract',
  'legal_obligation',
  'vital_interests',
  'public_task',
  'legitimate_interests',
  'other',
  'unsure',
] as const
export const EFFORT_KINDS = ['time', 'money', 'skills', 'legal', 'technical'] as const

/** What somebody answers when asked, for one question, who holds data about it. Silence is not an answer. */
export const COVERAGE_ANSWERS = ['we_hold', 'someone_else', 'nobody'] as const
export type CoverageAnswer = (typeof COVERAGE_ANSWERS)[number]
