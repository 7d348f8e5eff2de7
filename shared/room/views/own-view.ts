import type { CommitmentId, Feedback, PartnerInterest } from '../../commitments/commitment.ts'
import type { PersonId, Role } from '../../core/actor.ts'
import type { Occasion } from '../../core/decision.ts'
import type { Holding, HoldingId, NeedId } from '../../holdings/holding.ts'
import { coverageKey } from '../../holdings/rules.ts'
import { interestKey } from '../../commitments/rules.ts'
import type { CoverageAnswer } from '../../holdings/vocabulary.ts'
import { remembered } from '../../kit/remembered.ts'
import type { Details } from '../../people/person.ts'
import type { QuestionId } from '../../questions/question.ts'
import type { Ballot, PollId } from '../../voting/poll.ts'
import type { RoomState } from '../room.ts'
import { questionsBy, type QuestionView } from './question-parts.ts'

/** What only one person may see. */
export interface OwnView {
  readonly person: Details & { readonly id: PersonId; readonly role: Role; readonly number: number }
  /** Open polls, and closed ones unless they were anonymous: then the room no longer knows. */
  readonly ballots: Readonly<Record<PollId, Ballot>>
  /** Everything this person asked, whatever became of it. */
  readonly questions: Readonly<Record<QuestionId, QuestionView>>
  /** What this person logged, so that it can be changed; with the contacts they gave. */
  readonly holdings: Readonly<Record<HoldingId, Holding>>
  readonly needs: Readonly<Record<NeedId, true>>
  readonly coverage: Readonly<Record<QuestionId, CoverageAnswer>>
  readonly commitments: Readonly<Record<CommitmentId, true>>
  readonly interests: Readonly<Record<QuestionId, PartnerInterest>>
  readonly feedback?: Feedback
}

export function ownView(room: RoomState, id: PersonId, voterIn: Occasion['voterIn']): OwnView {
  const { role = 'observer', number = 0 } = room.people.get(id) ?? {}
  const feedback = room.feedback.get(id)
  return {
    person: { ...room.details.get(id), id, role, number },
    ballots: ballotsOf(room, id, voterIn),
    questions: questionsBy(room.questions, id),
    holdings: ownedHoldings(room.holdings).get(id) ?? {},
    needs: ownedIds(room.needs).get(id) ?? {},
    coverage: answersOf(room, id),
    commitments: ownedIds(room.commitments).get(id) ?? {},
    interests: interestsOf(room, id),
    ...(feedback && { feedback }),
  }
}

function ballotsOf({ polls }: RoomState, id: PersonId, voterIn: Occasion['voterIn']): OwnView['ballots'] {
  const found = [...polls.values()].flatMap((poll) => {
    const isForgotten = poll.mode === 'anonymous' && poll.status !== 'open'
    const voter = isForgotten ? undefined : voterIn(poll.id, id)
    const ballot = voter && poll.ballots.get(voter)
    return ballot ? [[poll.id, ballot] as const] : []
  })
  return Object.fromEntries(found)
}

const ownedHoldings = remembered((holdings: RoomState['holdings']) => {
  const found = new Map<PersonId, Record<HoldingId, Holding>>()
  for (const [id, holding] of holdings) found.set(holding.by, { ...found.get(holding.by), [id]: holding })
  return found
})

const ownedIds = remembered((things: ReadonlyMap<string, { readonly by: PersonId }>) => {
  const found = new Map<PersonId, Record<string, true>>()
  for (const [id, { by }] of things) found.set(by, { ...found.get(by), [id]: true })
  return found
})

function answersOf({ coverage, questions }: RoomState, id: PersonId): OwnView['coverage'] {
  if (coverage.size === 0) return {}
  const found = [...questions.keys()].flatMap((question) => {
    const answer = coverage.get(coverageKey(question, id))?.answer
    return answer ? [[question, answer] as const] : []
  })
  return Object.fromEntries(found)
}

function interestsOf({ interests, questions }: RoomState, id: PersonId): OwnView['interests'] {
  if (interests.size === 0) return {}
  const found = [...questions.keys()].flatMap((question) => {
    const interest = interests.get(interestKey(question, id))
    return interest ? [[question, interest] as const] : []
  })
  return Object.fromEntries(found)
}
