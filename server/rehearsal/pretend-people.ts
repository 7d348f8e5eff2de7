import type { CommitmentRecord } from '#shared/commitments/commitment.ts'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { Question, QuestionId } from '#shared/questions/question.ts'
import type { Command } from '#shared/room/commands.ts'
import type { Poll } from '#shared/voting/poll.ts'
import type { Viewer } from '../room/audience.ts'
import type { RoomHost } from '../room/room-host.ts'
import { moodOf, pretendBallot } from './pretend-ballots.ts'
import { COMMITMENTS, HOLDINGS, NAMES, NEEDS, ORGANISATIONS, QUESTIONS } from './story.ts'

const DAY = 24 * 60 * 60 * 1000

interface Means {
  readonly host: RoomHost
  /** Seeded, so that a rehearsal with the same seed says the same things. */
  draw(): number
  newId(): string
  now(): number
}

/** Made-up people who send the same commands as phones do, one small thing at a time. */
export function pretendPeople({ host, draw, newId, now }: Means) {
  const people: PersonId[] = []
  const viewers: Viewer[] = []
  const done = new Set<string>()

  const ask = (person: PersonId, command: Command): Promise<Answer> => host.submit(person, { id: newId(), command })

  /** Each thing is tried once, whatever becomes of it: a person who was refused does not hammer. */
  function next<T>(what: string, things: readonly T[]): { readonly thing: T; readonly at: number } | undefined {
    const at = things.findIndex((_, index) => !done.has(`${what}/${index}`))
    const thing = things[at]
    if (thing === undefined) return undefined
    done.add(`${what}/${at}`)
    return { thing, at }
  }

  /** People of one organisation sit where they sit: the same person always answers for the same thing. */
  const somebody = (at: number): PersonId | undefined => people[(at * 7 + 3) % Math.max(people.length, 1)]

  const idOf = (text: string): QuestionId | undefined =>
    [...host.state().questions.values()].find((question) => question.text === text && question.status === 'accepted')
      ?.id
  const accepted = (): readonly Question[] =>
    [...host.state().questions.values()].filter(({ status }) => status === 'accepted')
  /** The made-up question, or some other one when the room has questions of its own. */
  const about = (at: number): QuestionId | undefined =>
    idOf(QUESTIONS[at]?.text ?? '') ?? accepted()[at % Math.max(accepted().length, 1)]?.id

  return {
    count: () => people.length,
    people: (): readonly PersonId[] => people,

    async join(): Promise<boolean> {
      const name = NAMES[people.length]
      const organisation = ORGANISATIONS[people.length % ORGANISATIONS.length]
      if (name === undefined || organisation === undefined) return false
      const person = newId() as PersonId // drawn for this person
      const actor: Actor = { id: person, role: 'attendee' }
      const details = { name, organisation: organisation.name, organisationType: organisation.type }
      const answer = await host.command(actor, { type: 'admitPerson', person, role: 'attendee', details })
      if (!answer.ok) return false
      people.push(person)
      const viewer = lookingAt(person)
      viewers.push(viewer)
      host.enter(viewer, undefined)
      return true
    },

    /** They are here no longer, so that the room can sleep. */
    leave: () => viewers.splice(0).forEach((viewer) => host.leave(viewer)),

    async propose(): Promise<boolean> {
      const found = next('question', QUESTIONS)
      const person = found && somebody(found.at)
      if (!found || !person || idOf(found.thing.text)) return found !== undefined
      await ask(person, { type: 'proposeQuestion', text: found.thing.text, action: found.thing.action })
      return true
    },

    async vote(poll: Poll): Promise<boolean> {
      const person = people.find((one) => !poll.voted.has(one) && !done.has(`${poll.id}/${one}`))
      if (person === undefined) return false
      done.add(`${poll.id}/${person}`)
      const questions = poll.questions.map((id) => ({ id, mood: moodOf(host.state().questions.get(id)?.text) }))
      await ask(person, { type: 'castBallot', poll: poll.id, ballot: pretendBallot(poll, questions, draw) })
      return true
    },

    async log(): Promise<boolean> {
      const held = next('holding', HOLDINGS)
      if (held) {
        const [person, question] = [somebody(held.at), about(held.thing.question)]
        if (person === undefined || question === undefined) return true
        const { title, assetKind, shareStance } = held.thing
        await ask(person, { type: 'answerCoverage', question, answer: 'we_hold' })
        await ask(person, { type: 'logHolding', title, assetKind, shareStance, questions: [question] })
        return true
      }
      const need = next('need', NEEDS)
      const [person, question] = [need && somebody(need.at + 4), need && about(need.thing.question)]
      if (!need || person === undefined || question === undefined) return need !== undefined
      await ask(person, {
        type: 'answerCoverage',
        question,
        answer: need.thing.heldBy === 'nobody' ? 'nobody' : 'someone_else',
      })
      await ask(person, { type: 'logNeed', title: need.thing.title, heldBy: need.thing.heldBy, question })
      return true
    },

    async commit(): Promise<boolean> {
      const found = next('commitment', COMMITMENTS)
      const [person, question] = [found && somebody(found.at), found && about(found.thing.question)]
      if (!found || person === undefined) return false
      const due = new Date(now() + found.thing.inDays * DAY).toISOString().slice(0, 10)
      const { name = 'Somebody', organisation } = host.state().details.get(person) ?? {}
      const record: CommitmentRecord = {
        what: found.thing.what,
        who: organisation ? `${name}, ${organisation}` : name,
        due,
        ...(question && { question }),
      }
      await ask(person, { type: 'makeCommitment', ...record })
      if (question)
        await ask(person, { type: 'showInterest', question, interests: ['want_answer', 'can_contribute_data'] })
      return true
    },

    async feedback(): Promise<boolean> {
      const found = next('feedback', people)
      if (!found) return false
      await ask(found.thing, {
        type: 'giveFeedback',
        worthwhile: draw() < 0.7 ? 5 : 4,
        again: draw() < 0.8 ? 'yes' : 'perhaps',
      })
      return true
    },
  }
}

/** Made-up people are in the room, and count as here, but have no screen. */
const lookingAt = (person: PersonId): Viewer => ({
  person,
  show: () => undefined,
  showChange: () => undefined,
  moveTo: () => undefined,
  leave: () => undefined,
})
