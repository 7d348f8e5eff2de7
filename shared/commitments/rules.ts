import type { Actor, PersonId } from '../core/actor.ts'
import { accept, acceptWith, type Deciders, type Evolvers, refuse } from '../core/decision.ts'
import type { HoldingState } from '../holdings/rules.ts'
import { withEntry, withoutEntry } from '../kit/maps.ts'
import type { QuestionId } from '../questions/question.ts'
import { type QuestionState, standsFor } from '../questions/rules.ts'
import type { CommitmentCommand } from './commands.ts'
import {
  type Commitment,
  type CommitmentId,
  type Feedback,
  MOST_COMMITMENTS,
  type PartnerInterest,
} from './commitment.ts'

export interface CommitmentState {
  readonly commitments: ReadonlyMap<CommitmentId, Commitment>
  /** Keyed by question and person: one interest each. */
  readonly interests: ReadonlyMap<string, PartnerInterest>
  readonly feedback: ReadonlyMap<PersonId, Feedback>
}

export type CommitmentEvent =
  | { readonly type: 'commitmentMade'; readonly commitment: Commitment }
  | { readonly type: 'commitmentEdited'; readonly commitment: Commitment }
  | { readonly type: 'commitmentRemoved'; readonly commitment: CommitmentId }
  | { readonly type: 'interestShown'; readonly interest: PartnerInterest }
  | { readonly type: 'interestTakenBack'; readonly question: QuestionId; readonly by: PersonId }
  | { readonly type: 'feedbackGiven'; readonly by: PersonId; readonly feedback: Feedback }

type State = CommitmentState & HoldingState & QuestionState

export const decideCommitments: Deciders<State, CommitmentCommand, CommitmentEvent> = {
  makeCommitment(state, { type: _, ...record }, { actor, newId }) {
    if (state.commitments.size >= MOST_COMMITMENTS) return refuse('roomFull')
    if (!isTied(state, record)) return refuse('notFound')
    const id = newId() as CommitmentId
    const position = state.commitments.size + 1
    return acceptWith(
      { commitment: id },
      { type: 'commitmentMade', commitment: { ...record, id, by: actor.id, position, done: false } },
    )
  },

  editCommitment(state, { type: _, commitment: id, ...edits }, { actor }) {
    const known = state.commitments.get(id)
    if (!known) return refuse('notFound')
    if (!mayChange(known, actor)) return refuse('notAllowed')
    if (!isTied(state, edits)) return refuse('notFound')
    const merged = Object.entries({ ...known, ...edits }).filter(([, value]) => value !== null && value !== undefined)
    // The schema keeps null from the fields that must be there.
    return accept({ type: 'commitmentEdited', commitment: Object.fromEntries(merged) as unknown as Commitment })
  },

  removeCommitment({ commitments }, { commitment }, { actor }) {
    const known = commitments.get(commitment)
    if (!known) return refuse('notFound')
    return mayChange(known, actor) ? accept({ type: 'commitmentRemoved', commitment }) : refuse('notAllowed')
  },

  showInterest({ questions }, { question, interests, contact, contactConsent }, { actor }) {
    if (!questions.has(question)) return refuse('notFound')
    if (interests.length === 0) return accept({ type: 'interestTakenBack', question, by: actor.id })
    // Without consent nobody may be shown how to reach them, so it is not kept either.
    const reach = contact && contactConsent ? { contact, contactConsent } : {}
    return accept({ type: 'interestShown', interest: { question, by: actor.id, interests, ...reach } })
  },

  giveFeedback: (_state, { type: _, ...feedback }, { actor }) =>
    accept({ type: 'feedbackGiven', by: actor.id, feedback }),
}

export const evolveCommitments: Evolvers<CommitmentState, CommitmentEvent> = {
  commitmentMade: ({ commitments }, { commitment }) => ({
    commitments: withEntry(commitments, commitment.id, commitment),
  }),
  commitmentEdited: ({ commitments }, { commitment }) => ({
    commitments: withEntry(commitments, commitment.id, commitment),
  }),
  commitmentRemoved: ({ commitments }, { commitment }) => ({ commitments: withoutEntry(commitments, commitment) }),
  interestShown: ({ interests }, { interest }) => ({
    interests: withEntry(interests, interestKey(interest.question, interest.by), interest),
  }),
  interestTakenBack: ({ interests }, { question, by }) => ({
    interests: withoutEntry(interests, interestKey(question, by)),
  }),
  feedbackGiven: ({ feedback }, { by, feedback: given }) => ({ feedback: withEntry(feedback, by, given) }),
}

export const interestKey = (question: QuestionId, by: PersonId) => `${question}/${by}`

/** Everybody who is in on a question or on one merged into it, each once. */
export function partnersOf(state: CommitmentState & QuestionState): ReadonlyMap<QuestionId, ReadonlySet<PersonId>> {
  const partners = new Map<QuestionId, Set<PersonId>>()
  for (const { question, by } of state.interests.values()) {
    const stands = standsFor(state.questions, question)
    partners.set(stands, (partners.get(stands) ?? new Set()).add(by))
  }
  return partners
}

const mayChange = ({ by }: Commitment, actor: Actor) => actor.role === 'facilitator' || actor.id === by

/** Whatever a next step says it follows from is there; stickies live in a document of their own and are not checked. */
const isTied = (
  { questions, holdings }: State,
  {
    question,
    holdings: held,
  }: { readonly question?: QuestionId | null | undefined; readonly holdings?: readonly string[] | undefined },
) =>
  (!question || questions.has(question)) &&
  (held ?? []).every((id) => [...holdings.keys()].some((known) => known === id))
