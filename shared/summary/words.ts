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

/** "1 card", "3 cards". */
export const counted = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : other}`

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "12 June 2026" from `2026-06-12`, or from a moment that begins so. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}

export const sentence = (words: string): string => (/[.?!…]$/u.test(words) ? words : `${words}.`)
