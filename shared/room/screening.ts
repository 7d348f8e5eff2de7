import * as v from 'valibot'
import { choice } from '../kit/schema.ts'

/** Ten questions that tell whether an assessment of the risks is called for (TRUST.md §10), in the order they are asked. */
export const SCREENING_QUESTIONS = [
  'new_technology',
  'vulnerable_people',
  'special_categories',
  'children',
  'matching',
  'tracking',
  'invisible_processing',
  'scale',
  'refusal_of_service',
  'harm',
] as const
export type ScreeningQuestion = (typeof SCREENING_QUESTIONS)[number]

const SCREENING_ANSWERS = ['yes', 'no'] as const
export type ScreeningAnswer = (typeof SCREENING_ANSWERS)[number]
export type Screening = { readonly [Q in ScreeningQuestion]?: ScreeningAnswer | undefined }

const answer = v.optional(choice(SCREENING_ANSWERS))
export const screeningFields = {
  new_technology: answer,
  vulnerable_people: answer,
  special_categories: answer,
  children: answer,
  matching: answer,
  tracking: answer,
  invisible_processing: answer,
  scale: answer,
  refusal_of_service: answer,
  harm: answer,
} satisfies Record<ScreeningQuestion, typeof answer>

interface Words {
  readonly question: string
  /** What to think of when answering. */
  readonly hint: string
  /** What the assessment says of it when the answer is yes, to begin with. */
  readonly risk: string
  readonly measure: string
}

export const SCREENING_WORDS: Readonly<Record<ScreeningQuestion, Words>> = {
  new_technology: {
    question: 'Do you use new technology on people, or an old one in a new way?',
    hint: 'This tool counts votes and keeps cards. It decides nothing by itself and uses no artificial intelligence.',
    risk: 'People may not foresee what a new technology does with what they give.',
    measure: 'Say in the notice what is used and what it decides. Let people take part on paper.',
  },
  vulnerable_people: {
    question: 'Are vulnerable people in the room?',
    hint: 'People who cannot freely say no: patients, tenants, asylum seekers, staff of the organiser.',
    risk: 'People who depend on an organiser may feel that they have to take part.',
    measure: 'Keep votes anonymous. Let names be skipped. Say aloud that nothing hangs on taking part.',
  },
  special_categories: {
    question: 'Will people write about health, beliefs, origin, sex life, unions or crimes of people who can be known?',
    hint: 'Descriptions of data are fine. Cases and names are not.',
    risk: 'Sensitive facts about a person may be typed into a question, card or note.',
    measure: 'Approve questions first. Remind people: describe the data, never a case. Remove what slips in.',
  },
  children: {
    question: 'Will anybody under 18 take part?',
    hint: 'This tool is not made for people under 18.',
    risk: 'Children need more protection than this tool gives.',
    measure: 'Choose another way to hear them, or have an adult type for them without names.',
  },
  matching: {
    question: 'Will you match what people give with other data about them?',
    hint: 'For example with a list of members or a mailing list.',
    risk: 'Matched records can tell more about a person than they agreed to.',
    measure: 'Download without names. If you match, say so in the notice before people join.',
  },
  tracking: {
    question: 'Will you follow where people are or how they behave?',
    hint: 'This tool keeps no addresses and no trackers.',
    risk: 'Following people can keep them from speaking freely.',
    measure: 'Add no tracker to the page that leads here. Do not note who said what.',
  },
  invisible_processing: {
    question: 'Will you get personal data from somebody other than the person, without telling them?',
    hint: 'For example contacts that one person gives for another.',
    risk: 'Somebody who is named by others does not know and cannot object.',
    measure: 'Ask for roles, not names, of people who are not in the room. Tell those who are named.',
  },
  scale: {
    question: 'Is it large: more than 500 people, or many workshops about the same people?',
    hint: 'Think of all rooms you run for this purpose.',
    risk: 'A mistake touches many people at once.',
    measure: 'Keep rooms apart and short. Choose fewer days until deletion.',
  },
  refusal_of_service: {
    question: 'Could what people say decide whether somebody gets a service, job or grant?',
    hint: 'For example if funders in the room choose among those present.',
    risk: 'People may be refused something because of what they or others wrote.',
    measure: 'Do not use the record to decide about a person. Say so before the first vote.',
  },
  harm: {
    question: 'Could it harm somebody if what is said here became known?',
    hint: 'Physical harm, loss of a job or home, shame.',
    risk: 'A leak or a careless export could harm somebody in the room or outside.',
    measure: 'Keep votes anonymous. Share only downloads without names. Delete the room early.',
  },
}

export type ScreeningOutcome = 'unfinished' | 'clear' | 'assess'

/** Any yes calls for an assessment; only ten times no says that none is needed. */
export function outcomeOf(screening: Screening): ScreeningOutcome {
  const answers = SCREENING_QUESTIONS.map((question) => screening[question])
  if (answers.includes('yes')) return 'assess'
  return answers.every((one) => one === 'no') ? 'clear' : 'unfinished'
}

export const OUTCOME_WORDS: Readonly<Record<ScreeningOutcome, string>> = {
  unfinished: 'Not all ten questions are answered yet.',
  clear: 'Ten times no: the screening shows no need for a full assessment. Look again if anything changes.',
  assess: 'At least one yes: write an assessment before the workshop. One is begun for you below.',
}
