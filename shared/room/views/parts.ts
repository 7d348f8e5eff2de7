import type { Stage, StageId } from '../../agenda/stages.ts'
import type { Commitment, CommitmentId, Feedback, Interest } from '../../commitments/commitment.ts'
import type { CommitmentState } from '../../commitments/rules.ts'
import type { PersonId } from '../../core/actor.ts'
import type { Holding, HoldingId, Need, NeedId } from '../../holdings/holding.ts'
import { remembered, rememberedPair } from '../../kit/remembered.ts'
import { matchesOf } from '../../holdings/coverage.ts'
import type { Question, QuestionId } from '../../questions/question.ts'
import { standsFor } from '../../questions/rules.ts'
import { K_FLOOR } from '../../voting/poll.ts'

// Each part is made once for each version of what it is made from: state is replaced, never changed, so a part whose
// source is the same object is the same object too, and costs a change nothing.

export interface StageView extends Omit<Stage, 'id'> {
  readonly position: number
}

export const stagesView = remembered((stages: readonly Stage[]): Readonly<Record<StageId, StageView>> =>
  Object.fromEntries(stages.map(({ id, ...stage }, at) => [id, { ...stage, position: at + 1 }])),
)

/** For all but facilitators it comes without the contact. */
export type HoldingView = Holding

const withoutContact = remembered(({ contact: _, ...holding }: Holding): HoldingView => holding)

export const holdingsView = remembered(
  (holdings: ReadonlyMap<HoldingId, Holding>): Readonly<Record<HoldingId, HoldingView>> =>
    Object.fromEntries([...holdings].map(([id, holding]) => [id, withoutContact(holding)])),
)

export const fullHoldings = remembered(
  (holdings: ReadonlyMap<HoldingId, Holding>): Readonly<Record<HoldingId, HoldingView>> => Object.fromEntries(holdings),
)

export interface NeedView extends Need {
  /** Holdings that answer the same question; a person decides whether one is meant. */
  readonly matches: readonly HoldingId[]
}

type Needed = {
  readonly needs: ReadonlyMap<NeedId, Need>
  readonly holdings: ReadonlyMap<HoldingId, Holding>
  readonly questions: ReadonlyMap<QuestionId, Question>
}

export function needsView(state: Needed): Readonly<Record<NeedId, NeedView>> {
  return needsOf(state.needs, matchSource(state.holdings, state.questions))
}
const matchSource = rememberedPair(
  (holdings: Needed['holdings'], questions: Needed['questions']): Pick<Needed, 'holdings' | 'questions'> => ({
    holdings,
    questions,
  }),
)
const needsOf = rememberedPair((needs: Needed['needs'], source: Pick<Needed, 'holdings' | 'questions'>) => {
  const matches = matchesOf({ ...source, needs, coverage: new Map() })
  return Object.fromEntries([...needs].map(([id, need]) => [id, { ...need, matches: matches[id] ?? [] }]))
})

export const commitmentsView = remembered(
  (commitments: ReadonlyMap<CommitmentId, Commitment>): Readonly<Record<CommitmentId, Commitment>> =>
    Object.fromEntries(commitments),
)

export interface InterestView {
  /** How many people are in, each counted once however many merged questions they chose. */
  readonly people: number
  readonly byInterest: Readonly<Partial<Record<Interest, number>>>
  /** How to reach those who agreed that the room may know. */
  readonly contacts: Readonly<Record<PersonId, string>>
}

type Interests = CommitmentState['interests']
type Consent = 'room' | 'facilitators'

const interestsFor = (consent: Consent) =>
  rememberedPair((interests: Interests, questions: ReadonlyMap<QuestionId, Question>) => {
    const found = new Map<
      QuestionId,
      { people: Set<PersonId>; kinds: Map<Interest, Set<PersonId>>; contacts: Map<PersonId, string> }
    >()
    for (const { question, by, interests: kinds, contact, contactConsent } of interests.values()) {
      const stands = standsFor(questions, question)
      const entry = found.get(stands) ?? { people: new Set(), kinds: new Map(), contacts: new Map() }
      found.set(stands, entry)
      entry.people.add(by)
      for (const kind of kinds) entry.kinds.set(kind, (entry.kinds.get(kind) ?? new Set()).add(by))
      if (contact && (consent === 'facilitators' || contactConsent === 'room')) entry.contacts.set(by, contact)
    }
    return Object.fromEntries(
      [...found].map(([question, { people, kinds, contacts }]): [QuestionId, InterestView] => [
        question,
        {
          people: people.size,
          byInterest: Object.fromEntries([...kinds].map(([kind, who]) => [kind, who.size])),
          contacts: Object.fromEntries(contacts),
        },
      ]),
    )
  })

export const interestsView = interestsFor('room')
export const fullInterests = interestsFor('facilitators')

export interface FeedbackView {
  readonly given: number
  /** How many chose each of 1 to 5; only from three people on. */
  readonly worthwhile?: readonly number[]
  readonly again?: Readonly<Record<'yes' | 'perhaps' | 'no', number>>
}

export const feedbackView = remembered((feedback: ReadonlyMap<PersonId, Feedback>): FeedbackView => {
  const given = feedback.size
  if (given < K_FLOOR) return { given }
  const all = [...feedback.values()]
  const countOf = (fits: (one: Feedback) => boolean) => all.filter(fits).length
  return {
    given,
    worthwhile: [1, 2, 3, 4, 5].map((mark) => countOf(({ worthwhile }) => worthwhile === mark)),
    again: {
      yes: countOf(({ again }) => again === 'yes'),
      perhaps: countOf(({ again }) => again === 'perhaps'),
      no: countOf(({ again }) => again === 'no'),
    },
  }
})
