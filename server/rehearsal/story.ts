import type { OrganisationType } from '#shared/people/person.ts'
import type { AssetKind, HeldBy, ShareStance } from '#shared/holdings/vocabulary.ts'
import type { Sticky } from '#shared/board/shape.ts'

// The made-up workshop: people, organisations, questions and what they say. None of them exists.

export interface PretendOrganisation {
  readonly name: string
  readonly type: OrganisationType
}

export const ORGANISATIONS: readonly PretendOrganisation[] = [
  { name: 'Warm Hearths', type: 'frontline' },
  { name: 'Eastside Advice', type: 'frontline' },
  { name: 'Riverside Food Larder', type: 'frontline' },
  { name: 'Young Carers Together', type: 'frontline' },
  { name: 'Tenants Voice', type: 'frontline' },
  { name: 'Hilltop Housing', type: 'infrastructure' },
  { name: 'Borough Council', type: 'local_gov' },
  { name: 'Northfield Foundation', type: 'funder' },
  { name: 'Open Streets Data', type: 'infrastructure' },
  { name: 'Marsh Lane University', type: 'academic' },
  { name: 'Bright Energy Co-op', type: 'private' },
]

export const NAMES = [
  'Amira',
  'Ben',
  'Chidi',
  'Dilys',
  'Efe',
  'Farah',
  'Gwen',
  'Hanif',
  'Ines',
  'Jo',
  'Kofi',
  'Lena',
  'Mo',
  'Nia',
  'Owen',
  'Priya',
  'Quinn',
  'Rosa',
  'Sam',
  'Tariq',
  'Una',
  'Vik',
  'Wen',
  'Yusuf',
  'Zoe',
] as const

/** `value` and `gap` are what people tend to say of a question, 1 to 5; `spread` is how far they differ. */
export interface PretendQuestion {
  readonly text: string
  readonly action: string
  readonly value: number
  readonly gap: number
  readonly spread: number
}

const asked = (text: string, action: string, value: number, gap: number, spread = 1): PretendQuestion => ({
  text,
  action,
  value,
  gap,
  spread,
})

export const QUESTIONS: readonly PretendQuestion[] = [
  asked('How many families in our area go without heating?', 'target grants by street before winter', 4.6, 4.2, 0.6),
  asked('Which families miss out on help they could have?', 'call those who do, and change the form', 3.9, 4.4),
  asked('What makes people stop asking for support?', 'take out the step where they give up', 4.3, 3.6, 2.2),
  asked('Where do food parcels run out first?', 'move the van to that stop', 3.4, 2.1),
  asked('Which landlords ignore damp reports?', 'tell the council whom to inspect', 4.1, 3.1),
  asked('How long do people wait for debt advice?', 'open on the busiest evening', 3.2, 1.8),
  asked('Which young carers are not known to any school?', 'write to schools with a way to refer', 4.4, 4.7, 0.7),
  asked('Do prepayment meters run out more in some streets?', 'put vouchers in those post offices', 3.8, 4.1),
  asked('What did last winter’s grants change?', 'stop what did not work', 3.7, 3.9, 1.8),
  asked('How far do people travel to reach us?', 'choose where to open next', 2.6, 2.4),
  asked('Who uses three or more of our services?', 'give each of them one named contact', 3.5, 4.3, 2.1),
  asked('Which letters do people not understand?', 'rewrite the worst three', 2.9, 2.6),
]

/** A question by its place in the list above. */
interface AboutQuestion {
  readonly question: number
}

export const HOLDINGS: readonly (AboutQuestion & { title: string; assetKind: AssetKind; shareStance: ShareStance })[] =
  [
    { question: 0, title: 'Fuel voucher records', assetKind: 'case_records', shareStance: 'share_with_conditions' },
    { question: 0, title: 'Boiler repair requests by ward', assetKind: 'statistics', shareStance: 'share_now' },
    { question: 1, title: 'Benefit check outcomes', assetKind: 'case_records', shareStance: 'aggregate_only' },
    { question: 2, title: 'Exit interviews with clients', assetKind: 'qualitative', shareStance: 'insight_only' },
    { question: 3, title: 'Parcels given, by day', assetKind: 'dataset', shareStance: 'share_now' },
    { question: 4, title: 'Damp complaints log', assetKind: 'dataset', shareStance: 'discuss' },
    { question: 6, title: 'What young carers tell us', assetKind: 'lived_experience', shareStance: 'insight_only' },
    {
      question: 7,
      title: 'Meter top-ups by postcode sector',
      assetKind: 'statistics',
      shareStance: 'share_with_conditions',
    },
    { question: 8, title: 'Grant reports, last winter', assetKind: 'qualitative', shareStance: 'share_now' },
  ]

export const NEEDS: readonly (AboutQuestion & { title: string; heldBy: HeldBy })[] = [
  { question: 0, title: 'Smart meter readings by street', heldBy: 'company' },
  { question: 1, title: 'Who was turned down, and why', heldBy: 'local_gov' },
  { question: 6, title: 'School attendance of young carers', heldBy: 'local_gov' },
  { question: 10, title: 'A way to see who uses several services', heldBy: 'nobody' },
]

type PretendSticky = Omit<Sticky, 'pos' | 'by' | 'questions' | 'answers'> & {
  readonly question?: number
  readonly answersCard?: number
}

export const STICKIES: readonly PretendSticky[] = [
  {
    kind: 'barrier',
    text: 'Families could be known in small areas',
    barrierKinds: ['risk.sensitive'],
    severity: 4,
    tractability: 2,
    basis: 'perceived',
    question: 0,
  },
  {
    kind: 'barrier',
    text: 'Nobody has time to clean the spreadsheet',
    barrierKinds: ['capacity.time'],
    severity: 4,
    tractability: 3,
    basis: 'experienced',
    question: 3,
  },
  {
    kind: 'barrier',
    text: 'Three systems that do not talk to each other',
    barrierKinds: ['technology.system'],
    severity: 5,
    tractability: 2,
    basis: 'experienced',
    question: 10,
  },
  {
    kind: 'barrier',
    text: 'We share, and never hear what came of it',
    barrierKinds: ['equality.no_return'],
    severity: 3,
    tractability: 4,
    basis: 'experienced',
  },
  {
    kind: 'barrier',
    text: 'No one can say what the law allows',
    barrierKinds: ['risk.legal', 'support.none'],
    severity: 4,
    tractability: 3,
    basis: 'reported',
    question: 6,
  },
  {
    kind: 'barrier',
    text: 'It is not in anybody’s job',
    barrierKinds: ['motivation.not_priority'],
    severity: 3,
    tractability: 4,
    basis: 'experienced',
  },
  {
    kind: 'opportunity',
    text: 'Share counts of ten or more only',
    opportunityKind: 'aggregate',
    question: 0,
    answersCard: 0,
  },
  { kind: 'opportunity', text: 'A short template that all of us use', opportunityKind: 'standard', answersCard: 1 },
  {
    kind: 'opportunity',
    text: 'One afternoon a quarter to show what was learned',
    opportunityKind: 'reciprocity',
    answersCard: 3,
  },
  { kind: 'idea', text: 'A shared map that anyone can add to', ideaKind: 'product', question: 0 },
  { kind: 'note', text: 'Ask the co-op before the next meeting' },
]

export const COMMITMENTS: readonly (AboutQuestion & { what: string; inDays: number })[] = [
  { question: 0, what: 'Send voucher counts by ward to Open Streets Data', inDays: 30 },
  { question: 0, what: 'Draft a one-page sharing agreement', inDays: 45 },
  { question: 1, what: 'Find out who holds the refusals', inDays: 21 },
  { question: 6, what: 'Ask two schools what they could share', inDays: 60 },
]
