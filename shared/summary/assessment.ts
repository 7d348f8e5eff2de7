import type { RoomState } from '../room/room.ts'
import {
  OUTCOME_WORDS,
  outcomeOf,
  SCREENING_QUESTIONS,
  SCREENING_WORDS,
  type ScreeningOutcome,
} from '../room/screening.ts'
import { deletedAt } from '../room/kept.ts'
import { type NoticeLine, noticeLines } from '../room/notice.ts'

/** A screening, and an assessment begun where one is called for; one model of which page and Markdown are renderings. */
export interface Assessment {
  readonly language: string
  readonly title: string
  readonly code: string
  readonly at: string
  readonly outcome: ScreeningOutcome
  readonly outcomeWords: string
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  /** What the workshop does, from the notice. */
  readonly facts: readonly NoticeLine[]
  /** One for each yes. */
  readonly risks: readonly { readonly question: string; readonly risk: string; readonly measure: string }[]
  /** What this tool does for every room. */
  readonly measures: readonly string[]
  readonly open: readonly string[]
}

const MEASURES = [
  'Names and organisations may be skipped; no address, cookie or tracker is kept.',
  'Anonymous votes: the link between person and answer is destroyed when the vote closes.',
  'Results of fewer than five answers are not shown; files without names ask for ten.',
  'The device points out text that looks like personal data before it is sent.',
  'Anybody can download what is theirs, and be forgotten at once, without asking.',
  'Names go 30 days after the workshop; the room is deleted on the day that everybody is shown.',
]
const OPEN = [
  'Who was asked about these risks, and what they said',
  'What remains of each risk, and who accepts it',
  'Advice of the data protection officer, if there is one',
  'Who looks at this again, and when',
]

export function assessmentOf(room: RoomState, code: string, at: number): Assessment {
  const { screening, notice, retentionDays } = room
  const outcome = outcomeOf(screening)
  const told = { notice, retentionDays, deletedAt: deletedAt(room), now: at }
  return {
    language: room.language,
    title: room.title,
    code: `${code.slice(0, 4)}-${code.slice(4)}`,
    at: new Date(at).toISOString(),
    outcome,
    outcomeWords: OUTCOME_WORDS[outcome],
    answers: SCREENING_QUESTIONS.map((each) => ({
      question: SCREENING_WORDS[each].question,
      answer: ANSWER_WORDS[screening[each] ?? 'none'],
    })),
    facts: noticeLines(told),
    risks: SCREENING_QUESTIONS.filter((each) => screening[each] === 'yes').map((each) => SCREENING_WORDS[each]),
    measures: MEASURES,
    open: OPEN,
  }
}

const ANSWER_WORDS = { yes: 'Yes', no: 'No', none: 'Not answered' } as const
