import { sentence } from '../kit/sentence.ts'
import { LAWFUL_BASIS_WORDS } from '../room/notice.ts'
import type { Summary } from './summary.ts'
import { counted, dayWords, ORGANISATION_COUNT_WORDS } from './words.ts'

/** The workshop in numbers, each with its words. */
export interface Count {
  readonly id: string
  readonly number: number
  readonly words: string
}

export function countsOf({ people, questions, holdings, cards, commitments }: Summary): readonly Count[] {
  const barriers = cards.filter(({ kind }) => kind === 'barrier').length
  return [
    count('people', people.joined, 'person', 'people'),
    count('organisations', people.organisations, 'organisation', 'organisations'),
    count('questions', questions.length, 'question', 'questions'),
    count('holdings', holdings.length, 'description of data', 'descriptions of data'),
    count('barriers', barriers, 'barrier', 'barriers'),
    count('commitments', commitments.length, 'next step', 'next steps'),
  ]
}

const count = (id: string, number: number, one: string, other: string): Count => ({
  id,
  number,
  words: number === 1 ? one : other,
})

/** "9 Frontline charity or community group", the largest first; small groups together and unnamed. */
export function kindLines({ people }: Pick<Summary, 'people'>): readonly string[] {
  const shown = Object.entries(people.byOrganisationType)
    .toSorted(([, a], [, b]) => b - a)
    .map(([kind, number]) => `${ORGANISATION_COUNT_WORDS[kind as keyof typeof ORGANISATION_COUNT_WORDS]}: ${number}`) // its own keys
  return people.other > 0 && shown.length > 0 ? [...shown, `Others, not told apart: ${people.other}`] : shown
}

/** "Heat and homes, 21 November 2026" and how the room stands. */
export const madeWords = ({ at, room }: Pick<Summary, 'at' | 'room'>): string =>
  `Room ${room.code}. Made on ${dayWords(at)}. ${
    room.status === 'closed' ? 'The room is closed' : 'The room is open'
  } and is deleted ${endWords(room)}.`

const endWords = ({ deletedOn, retentionDays }: Summary['room']) =>
  deletedOn ? `on ${dayWords(deletedOn)}` : `${counted(retentionDays, 'day', 'days')} after it was made`

/** Who ran it, what for and on what basis, as far as the facilitator has said so. */
export const noticeWords = ({ organiser, contact, complaint, use, basis }: Summary['room']): readonly string[] =>
  [
    organiser && `Run by ${organiser}.`,
    contact && `Contact: ${contact}.`,
    complaint && `Complaints: ${complaint}.`,
    use && `What it is for: ${sentence(use)}`,
    basis && LAWFUL_BASIS_WORDS[basis],
  ].flatMap((words) => words || [])
