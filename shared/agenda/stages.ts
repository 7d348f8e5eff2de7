import type { Brand } from '../kit/brand.ts'

export const STAGE_KINDS = ['lobby', 'questions', 'voting', 'data', 'barriers', 'commitments', 'close'] as const
export type StageKind = (typeof STAGE_KINDS)[number]

export type StageId = Brand<'StageId'>

export interface Stage {
  readonly id: StageId
  readonly kind: StageKind
  readonly title: string
  /** One sentence that tells people what is asked of them. */
  readonly instruction: string
  /** How long it is meant to take; advice, never a limit. */
  readonly minutes: number
  /** A locked stage can be read, and written only by facilitators. */
  readonly locked: boolean
}

/** What a stage says of itself before anybody has edited it. Complete by type: a new kind will not compile without. */
export const STAGE_WORDS: Readonly<Record<StageKind, Pick<Stage, 'title' | 'instruction' | 'minutes'>>> = {
  lobby: { title: 'Welcome', instruction: 'You do not need to do anything yet.', minutes: 10 },
  questions: {
    title: 'What do we want to know?',
    instruction: 'Add a question, and say what an answer would let us do.',
    minutes: 20,
  },
  voting: {
    title: 'What matters most?',
    instruction: 'Say which questions we should answer first.',
    minutes: 15,
  },
  data: { title: 'Who holds what?', instruction: 'Say which organisations hold something.', minutes: 25 },
  barriers: { title: 'What gets in the way?', instruction: 'Name what stops us, and what could help.', minutes: 25 },
  commitments: { title: 'Who does what next?', instruction: 'Choose one small next step.', minutes: 15 },
  close: { title: 'What we take away', instruction: 'Tell us how it was, and take the record with you.', minutes: 10 },
}

export const TEMPLATES = {
  workshop: ['lobby', 'questions', 'voting', 'data', 'barriers', 'commitments', 'close'],
  quickVote: ['lobby', 'questions', 'voting', 'close'],
} as const satisfies Readonly<Record<string, readonly StageKind[]>>
export type TemplateName = keyof typeof TEMPLATES
export const TEMPLATE_NAMES = ['workshop', 'quickVote'] as const satisfies readonly TemplateName[]

export const stagesOf = (template: TemplateName, newId: () => string): readonly Stage[] =>
  TEMPLATES[template].map((kind) => ({ id: newId() as StageId, kind, ...STAGE_WORDS[kind], locked: false }))
