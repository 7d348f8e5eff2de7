import type { ContactConsent, Interest } from '#shared/commitments/commitment.ts'

export const INTEREST_WORDS: Readonly<Record<Interest, string>> = {
  want_answer: 'We want the answer',
  can_contribute_data: 'We can give data',
  can_contribute_skills: 'We can give time or skills',
  can_lead: 'We can lead',
  can_fund: 'We can fund it',
  keep_informed: 'Keep us informed',
}

export const CONSENT_WORDS: Readonly<Record<ContactConsent, string>> = {
  room: 'Everybody in this room',
  partners_only: 'People in on this question, through the facilitator',
  facilitator_only: 'Only the facilitator',
}

export const shortened = (text: string, most = 60): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text
