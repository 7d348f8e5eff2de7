import type { Interest } from '../commitments/commitment.ts'
import type { OrganisationType } from '../people/person.ts'
import type { QuestionStatus } from '../questions/question.ts'
import type { Warning } from '../voting/methods/method.ts'

export const ORGANISATION_WORDS: Readonly<Record<OrganisationType | 'not_said', string>> = {
  frontline: 'Frontline charity or community group',
  funder: 'Funder',
  infrastructure: 'Support or network body',
  local_gov: 'Local government or NHS',
  national_gov: 'National government',
  academic: 'University or research',
  private: 'Business',
  other: 'Something else',
  not_said: 'Not said',
}

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

/** What weakens a whole result. */
export const RESULT_WARNINGS: Readonly<Record<Warning, string>> = {
  low_turnout: 'Fewer than half have voted',
  below_k: 'Too few answers to show a result',
  suppressed: 'Some numbers are hidden so that nobody can be recognised',
  tie: 'Some questions share a place',
  contested: 'The rule leaves this open',
  undecided: 'The rule leaves this open',
  cycle: 'Each beats another in a circle',
  thin: 'Few people judged this one',
  polarised: 'Two camps: ask both',
  carried_by_one: 'One person gave over half of this',
  index_matters: 'Another way to weigh value and gap has another leader',
  rule_matters: 'Another way of counting has another winner',
  weights_matter: 'Counted per organisation, another question leads',
  unequal_n: 'Some questions were judged by more people than others',
  disconnected: 'Some questions were never compared with the others',
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
