import type { Sticky } from '../board/shape.ts'
import { COVERAGE_WORDS } from '../holdings/words.ts'
import { ORGANISATION_WORDS } from '../people/words.ts'
import type { OwnView } from '../room/views/own-view.ts'
import type { SharedView } from '../room/views/shared-view.ts'
import type { BoardEntry } from './documents.ts'
import { dayWords, INTEREST_WORDS } from './words.ts'

const MINE_FORMAT = 'questions-first/mine'

/** Everything the room keeps of one person, as they may take it away: plain JSON, and nobody else's. */
export interface Mine {
  readonly format: typeof MINE_FORMAT
  readonly version: 1
  readonly at: string
  readonly room: { readonly code: string; readonly title: string }
  readonly you: OwnView['person']
  readonly questions: OwnView['questions']
  /** Votes that are open, and closed ones unless they were anonymous: then the room no longer knows. */
  readonly answers: OwnView['ballots']
  readonly dataYouDescribed: OwnView['holdings']
  readonly dataYouNeed: Readonly<Partial<SharedView['needs']>>
  readonly whoHoldsWhat: OwnView['coverage']
  readonly nextSteps: Readonly<Partial<SharedView['commitments']>>
  readonly interests: OwnView['interests']
  readonly feedback?: OwnView['feedback']
  /** Cards that are signed by this person; unsigned ones are nobody's. */
  readonly cards: readonly Sticky[]
}

interface Source {
  readonly shared: Pick<SharedView, 'room' | 'needs' | 'commitments'>
  readonly own: OwnView
  readonly board: readonly BoardEntry[]
  /** Milliseconds since the epoch. */
  readonly at: number
}

export function mineOf({ shared, own, board, at }: Source): Mine {
  const { code, title } = shared.room
  return {
    format: MINE_FORMAT,
    version: 1,
    at: new Date(at).toISOString(),
    room: { code, title },
    you: own.person,
    questions: own.questions,
    answers: own.ballots,
    dataYouDescribed: own.holdings,
    dataYouNeed: picked(shared.needs, own.needs),
    whoHoldsWhat: own.coverage,
    nextSteps: picked(shared.commitments, own.commitments),
    interests: own.interests,
    ...(own.feedback && { feedback: own.feedback }),
    cards: board.filter(({ by }) => by === own.person.id).map(({ id: _, ...card }) => card),
  }
}

const picked = <T>(
  all: Readonly<Record<string, T>>,
  ids: Readonly<Record<string, true>>,
): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(all).filter(([id]) => Object.hasOwn(ids, id)))

export interface MineSection {
  readonly title: string
  readonly lines: readonly { readonly text: string; readonly facts: readonly string[] }[]
}

/** The same for reading; what is empty is left out. `questions` are all that the person can see. */
export function mineSections(mine: Mine, questions: SharedView['questions']): readonly MineSection[] {
  const textOf = (id: string) => wordingIn(questions, id) ?? wordingIn(mine.questions, id) ?? id
  const sections: readonly MineSection[] = [
    { title: 'Who you are here', lines: [youLine(mine.you)] },
    {
      title: 'What you asked',
      lines: Object.values(mine.questions).map(({ text, action }) => ({ text, facts: action ? [action] : [] })),
    },
    {
      title: 'Your answers in votes',
      lines: Object.values(mine.answers).flatMap((ballot) => ballotLines(ballot, textOf)),
    },
    {
      title: 'Data you described',
      lines: Object.values(mine.dataYouDescribed).map(({ title, contact, note }) => ({
        text: title,
        facts: [contact, note].filter((fact) => fact !== undefined),
      })),
    },
    {
      title: 'Data you need',
      lines: Object.values(mine.dataYouNeed).flatMap((need) => (need ? [{ text: need.title, facts: [] }] : [])),
    },
    {
      title: 'Who holds what, as you said',
      lines: Object.entries(mine.whoHoldsWhat).map(([id, answer]) => ({
        text: textOf(id),
        facts: [COVERAGE_WORDS[answer]],
      })),
    },
    {
      title: 'Next steps',
      lines: Object.values(mine.nextSteps).flatMap((step) =>
        step
          ? [{ text: step.what, facts: [`Who: ${step.who}`, ...(step.due ? [`By: ${dayWords(step.due)}`] : [])] }]
          : [],
      ),
    },
    {
      title: 'Questions you want to be in on',
      lines: Object.entries(mine.interests).map(([id, { interests, contact }]) => ({
        text: textOf(id),
        facts: [...interests.map((each) => INTEREST_WORDS[each]), ...(contact ? [`Contact: ${contact}`] : [])],
      })),
    },
    { title: 'Your cards', lines: mine.cards.map(({ text }) => ({ text, facts: [] })) },
    { title: 'How it was for you', lines: mine.feedback ? [feedbackLine(mine.feedback)] : [] },
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

const wordingIn = (questions: Readonly<Record<string, { readonly text: string }>>, id: string) =>
  Object.hasOwn(questions, id) ? questions[id]?.text : undefined

const youLine = ({ name, organisation, organisationType, number }: Mine['you']) => ({
  text: name ?? `Person ${number}, without a name`,
  facts: [organisation, organisationType && ORGANISATION_WORDS[organisationType]].filter((fact) => fact !== undefined),
})

const feedbackLine = ({ worthwhile, again, comment }: NonNullable<Mine['feedback']>) => ({
  text: `Worthwhile: ${worthwhile} of 5`,
  facts: [again && `Again: ${again}`, comment].filter((fact) => fact !== undefined),
})

/** A ballot says something of each question, whatever its method. */
const ballotLines = (ballot: Readonly<Record<string, unknown>>, textOf: (id: string) => string) =>
  Object.values(ballot).flatMap((marks) =>
    typeof marks === 'object' && marks !== null && !Array.isArray(marks)
      ? Object.entries(marks).map(([id, mark]) => ({ text: textOf(id), facts: [markWords(mark)] }))
      : [{ text: Array.isArray(marks) ? marks.map((id) => textOf(String(id))).join(', ') : String(marks), facts: [] }],
  )

const markWords = (mark: unknown): string =>
  typeof mark === 'object' && mark !== null
    ? Object.entries(mark)
        .map(([scale, value]) => `${scale.replaceAll('_', ' ')}: ${String(value).replaceAll('_', ' ')}`)
        .join(', ')
    : String(mark)
