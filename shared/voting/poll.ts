import type { PersonId, VoterId } from '../core/actor.ts'
import type { Brand } from '../kit/brand.ts'
import { id } from '../kit/schema.ts'
import type { QuestionId } from '../questions/question.ts'
import type { PollResult, SettledTie } from './count.ts'
import type { MethodName } from './methods.ts'

export type PollId = Brand<'PollId'>
export const pollId = id<PollId>()

export const POLL_STATUSES = ['open', 'closed', 'revealed'] as const
export type PollStatus = (typeof POLL_STATUSES)[number]

/** Who may know whose answers are whose: nobody, the facilitators, everyone. From the least private to the most. */
export const POLL_MODES = ['attributed', 'confidential', 'anonymous'] as const
export type PollMode = (typeof POLL_MODES)[number]

/** How few ballots may be shown (VOTING.md §5): usually five, never fewer than three, whatever a poll was opened with. */
export const K_USUAL = 5
export const K_FLOOR = 3
/** The most questions in a poll, and the most entries a ballot is read to. */
export const MOST_ITEMS = 100

/** A ballot as its method read it; only the method looks inside. */
export type Ballot = Readonly<Record<string, unknown>>

/** Somebody who has handed in a ballot: a person, or a numbered paper. */
export type Participant = PersonId | Brand<'PaperId'>

/** What is known of a ballot on paper: the organisation it was filled in for, how many people of a table stand behind it. */
export interface Paper {
  readonly organisation?: string
  readonly people?: number
}

export interface Poll {
  readonly id: PollId
  readonly method: MethodName
  readonly config: unknown
  readonly questions: readonly QuestionId[]
  readonly mode: PollMode
  readonly k: number
  /** 1 for the first; a poll run again is the next round. */
  readonly round: number
  readonly previous?: PollId
  /** 1 for the first poll of the room. */
  readonly position: number
  readonly status: PollStatus
  /** Everyone with the right to vote at opening, and those who came while it was open. */
  readonly electorate: ReadonlySet<Participant>
  /** Who has handed in something, with what is known of a paper. */
  readonly voted: ReadonlyMap<Participant, Paper>
  /** What was handed in, under names that only the server can give. Nothing here joins the two. */
  readonly ballots: ReadonlyMap<VoterId, Ballot>
  /** Counted at close, when it is last known who voted for which organisation; nothing that must stay hidden is in it. */
  readonly result?: PollResult
  /** What the facilitator has decided on ties that waited; the last word on each stands. */
  readonly settled?: readonly SettledTie[]
  /** SHA-256 of the sorted ballots at close, so that later tampering shows. */
  readonly seal?: string
}

export const paperId = (number: number) => `paper-${number}` as Participant // the one place where papers get their names
export const isPaper = (participant: Participant) => participant.startsWith('paper-')

/** What is known of a paper, and nothing else that an event may carry: no time may come to lie beside who has voted. */
export const paperOf = ({ organisation, people }: Paper): Paper => ({
  ...(organisation !== undefined && { organisation }),
  ...(people !== undefined && { people }),
})
