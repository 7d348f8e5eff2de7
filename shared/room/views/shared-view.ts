import { currentStage, type Timer } from '../../agenda/rules.ts'
import type { StageId } from '../../agenda/stages.ts'
import { type DocumentName, mayWrite } from '../../board/rights.ts'
import type { Commitment, CommitmentId } from '../../commitments/commitment.ts'
import type { Role } from '../../core/actor.ts'
import { type Coverage, coverageOf } from '../../holdings/coverage.ts'
import type { HoldingId, NeedId } from '../../holdings/holding.ts'
import type { OrganisationType } from '../../people/person.ts'
import { rememberedPair } from '../../kit/remembered.ts'
import { fold } from '../../kit/text.ts'
import type { QuestionId } from '../../questions/question.ts'
import type { PollId } from '../../voting/poll.ts'
import { openPollOf } from '../../voting/rules.ts'
import type { RoomState } from '../room.ts'
import { deletedAt, namesUntil } from '../kept.ts'
import type { Notice } from '../notice.ts'
import type { RoomStatus } from '../rules.ts'
import * as parts from './parts.ts'
import { pollView, type PollView } from './poll-view.ts'
import { questionsView, type QuestionView } from './question-parts.ts'
import type { Showing } from './showing.ts'

/** What everyone may see. Maps are keyed by id, so that a change is a small merge patch. */
export interface SharedView {
  readonly room: {
    readonly code: string
    /** The address to share, as `http://192.168.1.20:3000`; absent when the page's own will do. */
    readonly address?: string
    readonly title: string
    readonly purpose: string
    readonly language: string
    readonly status: RoomStatus
    readonly notice: Notice
    readonly retentionDays: number
    /** When everything is deleted, and in a closed room when names are, in milliseconds since the epoch. */
    readonly deletedAt?: number
    readonly namesUntil?: number
    /** The people in it are made up. */
    readonly rehearsal?: true
  }
  readonly people: PeopleView
  readonly agenda: {
    readonly stages: Readonly<Record<StageId, parts.StageView>>
    readonly current: StageId
    /** Absent while none runs: views hold no nulls. */
    /** Null in a whole view when no timer runs (PROTOCOL.md); a merge patch takes it away, so it may be absent too. */
    readonly timer?: Timer | null
  }
  readonly questions: Readonly<Record<QuestionId, QuestionView>>
  readonly polls: Readonly<Record<PollId, PollView>>
  readonly holdings: Readonly<Record<HoldingId, parts.HoldingView>>
  readonly needs: Readonly<Record<NeedId, parts.NeedView>>
  readonly coverage: Coverage
  readonly commitments: Readonly<Record<CommitmentId, Commitment>>
  readonly interests: Readonly<Record<QuestionId, parts.InterestView>>
  readonly feedback: parts.FeedbackView
  readonly documents: Readonly<Record<DocumentName, DocumentView>>
}

export interface PeopleView {
  /** Connected now, observers left out. */
  readonly present: number
  /** Ever admitted and not removed, observers left out. */
  readonly joined: number
  /** How many have voted in the open poll, in steps. */
  readonly voted?: number
  /** How many organisations they come from. */
  readonly organisations: number
  readonly byOrganisationType: Readonly<Partial<Record<OrganisationType, number>>>
}

export interface DocumentView {
  /** With its epoch, as in `board@1`. */
  readonly name: string
  /** Whether attendees may write in it now; facilitators always may. */
  readonly writable: boolean
}

/** One of the three functions that are the only door from room state to the network. */
export function sharedView(room: RoomState, showing: Showing): SharedView {
  const { title, purpose, language, status, notice, retentionDays, rehearsal } = room
  const [end, names] = [deletedAt(room), room.status === 'closed' ? namesUntil(room) : undefined]
  return {
    room: {
      code: showing.code,
      ...(showing.address && { address: showing.address }),
      title,
      purpose,
      language,
      status,
      notice,
      retentionDays,
      ...(end !== undefined && { deletedAt: end }),
      ...(names !== undefined && { namesUntil: names }),
      ...(rehearsal && { rehearsal }),
    },
    people: peopleView(room, showing),
    agenda: { stages: parts.stagesView(room.stages), current: room.current, timer: room.timer ?? null },
    questions: questionsView(room.questions),
    polls: Object.fromEntries([...room.polls].map(([id, poll]) => [id, pollView(poll, room, showing)])),
    holdings: parts.holdingsView(room.holdings),
    needs: parts.needsView(room),
    coverage: coverageView(room),
    commitments: parts.commitmentsView(room.commitments),
    interests: parts.interestsView(room.interests, room.questions),
    feedback: parts.feedbackView(room.feedback),
    documents: documentsView(room, 'attendee'),
  }
}

export function documentsView(room: RoomState, role: Role): SharedView['documents'] {
  const stage = currentStage(room)
  const view = (name: DocumentName): DocumentView => ({
    name: `${name}@${room.epochs[name]}`,
    writable: stage !== undefined && room.status === 'open' && mayWrite(name, role, stage.kind, stage.locked),
  })
  return { board: view('board'), notes: view('notes') }
}

function peopleView(room: RoomState, { present, turnout }: Showing): PeopleView {
  const { here, organisations, byOrganisationType } = whoIsIn(room.people, room.details)
  const open = openPollOf(room)
  return {
    present: here.filter((id) => present.has(id)).length,
    joined: here.length,
    ...(open && { voted: turnout.get(open.id)?.size ?? 0 }),
    organisations,
    byOrganisationType,
  }
}

/** Everybody but observers, and where they come from; looked at again when somebody comes, goes or says who they are. */
const whoIsIn = rememberedPair((people: RoomState['people'], details: RoomState['details']) => {
  const here = [...people.values()].filter(({ role, removed }) => role !== 'observer' && !removed).map(({ id }) => id)
  const kinds = new Map<OrganisationType, number>()
  const organisations = new Set<string>()
  for (const id of here) {
    const { organisation, organisationType: kind } = details.get(id) ?? {}
    if (organisation) organisations.add(fold(organisation))
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  return { here, organisations: organisations.size, byOrganisationType: Object.fromEntries(kinds) }
})

type CoverageSource = Pick<RoomState, 'holdings' | 'coverage' | 'questions' | 'details' | 'people' | 'needs'>

/** Made again only when something it is made from has changed. */
function coverageView(room: CoverageSource): Coverage {
  const { holdings, coverage, questions, details } = room
  const known = lastCoverage.get(holdings)
  if (known?.coverage === coverage && known.questions === questions && known.details === details) return known.made
  const made = coverageOf(room)
  lastCoverage.set(holdings, { coverage, questions, details, made })
  return made
}
const lastCoverage = new WeakMap<
  RoomState['holdings'],
  Pick<CoverageSource, 'coverage' | 'questions' | 'details'> & { readonly made: Coverage }
>()
