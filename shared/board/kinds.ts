/** The code lists of the board (VOCABULARIES.md §4). Codes are stable; what people read is the client's to say. */
export const STICKY_KINDS = ['barrier', 'opportunity', 'idea', 'note'] as const
export type StickyKind = (typeof STICKY_KINDS)[number]

/** The kinds of barrier and their sub-kinds; `combination` is derived from two or more and never offered. */
export const BARRIER_PARTS = {
  risk: ['sensitive', 'competitive', 'reputation', 'legal', 'misuse'],
  motivation: ['no_value', 'no_incentive', 'not_priority'],
  capacity: ['money', 'time', 'skills'],
  support: ['none', 'wrong', 'inaccessible'],
  technology: ['system', 'format', 'process', 'metadata', 'not_collected', 'quality'],
  equality: ['extractive', 'no_return', 'power'],
} as const
export type BarrierRoot = keyof typeof BARRIER_PARTS

type PartOf<Root extends BarrierRoot> = `${Root}.${(typeof BARRIER_PARTS)[Root][number]}`
/** A kind by itself (`risk`) or one of its sub-kinds (`risk.legal`). */
export type BarrierKind = BarrierRoot | { [Root in BarrierRoot]: PartOf<Root> }[BarrierRoot]

/** `Object.keys` forgets which keys it lists; the record above is closed. */
export const BARRIER_ROOTS = Object.keys(BARRIER_PARTS) as readonly BarrierRoot[]

export const BARRIER_KINDS: readonly BarrierKind[] = BARRIER_ROOTS.flatMap((root) => [
  root,
  ...BARRIER_PARTS[root].map((part) => `${root}.${part}` as BarrierKind), // a template of two known lists
])

export const BASES = ['experienced', 'perceived', 'reported'] as const
export type Basis = (typeof BASES)[number]

/** What the barrier stands in the way of. */
export const CONCERNS = ['sharing', 'combining', 'both'] as const
export type Concerns = (typeof CONCERNS)[number]

/** Who must act. */
export const LEVELS = ['person', 'organisation', 'between_organisations', 'sector', 'law_policy'] as const
export type Level = (typeof LEVELS)[number]

export const DATA_STAGES = ['planning', 'collecting', 'processing', 'sharing', 'analysing', 'using'] as const
export type DataStage = (typeof DATA_STAGES)[number]

export const OPPORTUNITY_KINDS = [
  'standard',
  'governance',
  'human',
  'question',
  'platform',
  'product',
  'linkage',
  'aggregate',
  'insight',
  'training',
  'funding',
  'policy',
  'reciprocity',
] as const
export type OpportunityKind = (typeof OPPORTUNITY_KINDS)[number]

export const IDEA_KINDS = [
  'platform',
  'product',
  'infrastructure',
  'standard',
  'governance',
  'support',
  'other',
] as const
export type IdeaKind = (typeof IDEA_KINDS)[number]

/** How one sticky bears on another, read from `from` to `to`. */
export const LINK_KINDS = ['answers', 'causes', 'needs', 'relates'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Severity and tractability are marked 1 to 5 (VOCABULARIES.md §2), or not judged, which is neither 0 nor 3. */
export const LOWEST_MARK = 1
export const HIGHEST_MARK = 5
export const CANT_JUDGE = 'cant_judge'
