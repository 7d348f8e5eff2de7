import type { Interest } from '../commitments/commitment.ts'
import { ORGANISATION_WORDS } from '../people/words.ts'
import type { QuestionStatus } from '../questions/question.ts'

/** Whoever said nothing about it is counted too. */
export const ORGANISATION_COUNT_WORDS = { ...ORGANISATION_WORDS, not_said: 'Not said' } as const

export const INTEREST_WORDS: Readonly<Record<Interest, string>> = {
  want_answer: 'want the answer',
  can_contribute_data: 'can bring data',
  can_contribute_skills: 'can bring skills',
  can_lead: 'can lead',
  can_fund: 'can fund',
  keep_informed: 'want to hear more',
}

/** What a question's state means for a reader; accepted needs no word. */
export const STATUS_WORDS: Readonly<Record<QuestionStatus, string | undefined>> = {
  accepted: undefined,
  proposed: 'Not accepted yet',
  parked: 'Put aside',
  merged: 'Part of another question',
  withdrawn: 'Taken back',
}

export { counted, dayWords } from '../kit/day.ts'
