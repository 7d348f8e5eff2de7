import type { StageId, StageKind } from '../agenda/stages.ts'
import type { Link, Sticky } from '../board/shape.ts'
import type { CommitmentId, Interest } from '../commitments/commitment.ts'
import type { Holding, HoldingId, NeedId, NeedRecord } from '../holdings/holding.ts'
import type { CoverageAnswer } from '../holdings/vocabulary.ts'
import type { OrganisationType } from '../people/person.ts'
import type { QuestionId, QuestionStatus, Wording } from '../questions/question.ts'
import type { LawfulBasis } from '../room/notice.ts'
import type { RoomStatus } from '../room/rules.ts'
import type { PollResult } from '../voting/count.ts'
import type { MethodName } from '../voting/methods.ts'
import type { DelphiAdvice, RoundChange } from '../voting/rounds.ts'
import type { Ballot, PollId, PollMode, PollStatus } from '../voting/poll.ts'

export const SUMMARY_FORMAT = 'questions-first/summary'
export const SUMMARY_VERSION = 1

/**
 * The record of a room: one model, of which every page and file is a rendering. Plain JSON. Each thing stands once and
 * names its parents by their ids, so that the thread from a question to its next steps holds wherever it goes.
 */
export interface Summary {
  readonly format: typeof SUMMARY_FORMAT
  readonly version: typeof SUMMARY_VERSION
  /** When it was made, as in `2026-11-21T14:02:00.000Z`. */
  readonly at: string
  readonly names: 'included' | 'removed'
  /** What to know before this is passed on. */
  readonly caution: string
  readonly room: RoomRecord
  readonly people: PeopleRecord
  readonly agenda: readonly StageRecord[]
  /** As the latest revealed vote put them; the rest as they were asked. */
  readonly questions: readonly QuestionRecord[]
  readonly polls: readonly PollRecord[]
  readonly holdings: readonly HeldRecord[]
  readonly needs: readonly NeededRecord[]
  readonly cards: readonly CardRecord[]
  readonly links: readonly LinkRecord[]
  readonly commitments: readonly CommitmentRecord[]
  /** What hangs on no question of this record. */
  readonly general: Ties
}

export interface RoomRecord {
  /** In two fours, as people read it. */
  readonly code: string
  readonly title: string
  readonly purpose: string
  readonly language: string
  readonly status: RoomStatus
  readonly retentionDays: number
  /** As `2026-11-21`. */
  readonly deletedOn?: string
  /** What is done with what people gave, and what that rests on in law. */
  readonly use?: string
  readonly basis?: LawfulBasis
  /** The people are made up. */
  readonly rehearsal?: true
  readonly organiser?: string
  readonly contact?: string
  readonly complaint?: string
}

/** Head-counts. Small groups stand together, so that nobody is found by subtraction (VOTING.md §5.2). */
export interface PeopleRecord {
  readonly joined: number
  readonly organisations: number
  readonly byOrganisationType: Readonly<Partial<Record<OrganisationType | 'not_said', number>>>
  /** Everybody in the groups that are not told apart. */
  readonly other: number
}

export interface StageRecord {
  readonly id: StageId
  readonly kind: StageKind
  readonly title: string
  readonly instruction: string
  readonly minutes: number
  readonly isCurrent: boolean
}

/** Ids of what hangs on something. */
export interface Ties {
  readonly holdings: readonly HoldingId[]
  readonly needs: readonly NeedId[]
  readonly cards: readonly string[]
  readonly commitments: readonly CommitmentId[]
}

export interface QuestionRecord extends Wording, Ties {
  readonly id: QuestionId
  readonly status: QuestionStatus
  readonly shortlisted: boolean
  /** Why it was parked. */
  readonly reason?: string
  /** Questions that were merged into this one. */
  readonly merged: readonly (Wording & { readonly id: QuestionId })[]
  /** One for each revealed vote it stood in, oldest first. */
  readonly results: readonly PlaceRecord[]
  readonly coverage: readonly CoverageRecord[]
  readonly note?: string
  readonly interest?: InterestRecord
}

export interface PlaceRecord {
  readonly poll: PollId
  readonly round: number
  /** "1", "2=", or "–" for a question nobody judged. */
  readonly place: string
  /** Absent where only the place may be told. */
  readonly numbers?: Numbers
}

/** By the names of `numbers.ts`. */
export type Numbers = Readonly<Record<string, number | null>>

export interface CoverageRecord {
  /** Empty for people who named none. */
  readonly organisation: string
  readonly answer?: CoverageAnswer
  /** How many descriptions of data it gave. */
  readonly holdings: number
}

export interface InterestRecord {
  readonly people: number
  readonly byInterest: Readonly<Partial<Record<Interest, number>>>
  /** Of those who agreed; only where names may be told. */
  readonly contacts?: readonly string[]
}

export interface PollRecord {
  readonly id: PollId
  readonly method: MethodName
  readonly config: unknown
  readonly questions: readonly QuestionId[]
  readonly mode: PollMode
  /** 1 for the first; rounds of one vote share it. */
  readonly vote: number
  readonly round: number
  readonly previous?: PollId
  readonly status: PollStatus
  /** Not told while voting is open. */
  readonly turnout?: { readonly eligible: number; readonly received: number }
  /** Only once revealed. */
  readonly result?: PollResult
  /** Since the round before: places and numbers, never who. */
  readonly moved?: readonly MoveRecord[]
  /** The same as a whole: whether another round would bring anything. */
  readonly since?: RoundChange
  /** Whether to estimate again, where estimates were asked for. */
  readonly advice?: DelphiAdvice
  /** Unlinked, in canonical order; from ten on. */
  readonly ballots?: readonly Ballot[]
  /** SHA-256 of the canonical ballots, set when the vote closed; only beside them. */
  readonly seal?: string
}

export interface MoveRecord {
  readonly question: QuestionId
  readonly from: string
  readonly to: string
  readonly changes?: Numbers
}

type Private = 'by' | 'organisation' | 'position'

/** A description of data as it was given; steward and contact only where names may be told. */
export type HeldRecord = Omit<Holding, Private>

export interface NeededRecord extends NeedRecord {
  readonly id: NeedId
  /** Data somebody described for the same question; a person decides whether it is meant. */
  readonly matches: readonly HoldingId[]
}

/** One card of the board. `answers` are the cards it answers, pinned or linked. */
export interface CardRecord extends Omit<Sticky, 'by' | 'pos' | 'questions' | 'holdings' | 'answers'> {
  readonly id: string
  readonly questions: readonly QuestionId[]
  readonly holdings: readonly HoldingId[]
  readonly answers: readonly string[]
}

export interface LinkRecord extends Link {
  readonly id: string
}

export interface CommitmentRecord {
  readonly id: CommitmentId
  readonly what: string
  /** "somebody" where names are not told. */
  readonly who: string
  readonly due?: string
  readonly done: boolean
  readonly question?: QuestionId
  readonly holdings: readonly HoldingId[]
  readonly cards: readonly string[]
}
