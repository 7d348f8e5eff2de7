import { currentStage } from '#shared/agenda/rules.ts'
import type { StageKind } from '#shared/agenda/stages.ts'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import { mulberry32 } from '#shared/kit/random.ts'
import type { TicketAnswer } from '#shared/protocol/wire.ts'
import { openPollOf } from '#shared/voting/rules.ts'
import type { Command } from '#shared/room/commands.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { World } from '../world.ts'
import { pretendBoard } from './pretend-board.ts'
import { pretendPeople } from './pretend-people.ts'
import { NAMES, QUESTIONS } from './story.ts'

/** How long a made-up room stays alive: as long as a workshop may take. */
const LONGEST = 3 * 60 * 60 * 1000
const BEAT = 450

/** Milliseconds for which the room lingers once everybody is done. */
const LINGER: Readonly<Record<StageKind, number>> = {
  lobby: 4_000,
  questions: 3_000,
  voting: 4_000,
  data: 4_000,
  barriers: 5_000,
  commitments: 5_000,
  close: 0,
}
/** The story may be over long before its people go: whoever looks at the end of it finds them still there. */
const REST = 30_000

interface Means extends Pick<World, 'now' | 'log'> {
  readonly host: RoomHost
  readonly seed: number
  /** How many times faster than a room usually is. */
  readonly speed: number
  /** Whether the facilitator is made up too, and walks through every stage. */
  readonly isFacilitated: boolean
  newId(): string
  boardAddress(code: string): string
  ticketFor(person: PersonId): Promise<TicketAnswer>
  /** The made-up people have gone. */
  ended(): void
}

/** A real room whose people are made up. They do what the stage asks for, one small thing at each beat. */
export function rehearse({ host, seed, speed, isFacilitated, newId, boardAddress, ticketFor, ended, now, log }: Means) {
  const draw = mulberry32(seed)
  // How many beats pass hangs on the clock, so their length must not use up what people draw from.
  const pace = mulberry32(seed + 1)
  const people = pretendPeople({ host, draw, newId, now })
  const about = (at: number) =>
    [...host.state().questions.values()].find(({ text }) => text === QUESTIONS[at]?.text)?.id
  const board = pretendBoard({ address: boardAddress(host.code), ticketFor, about })
  const began = now()
  let director: Actor | undefined
  let lingersSince: number | undefined

  /** What made-up people do in each kind of stage; false when there is nothing left to do. */
  const TURNS: Readonly<Record<StageKind, () => Promise<boolean>>> = {
    lobby: async () => false,
    questions: () => people.propose(),
    async voting() {
      const open = openPollOf(host.state())
      return open ? people.vote(open) : false
    },
    data: () => people.log(),
    async barriers() {
      const person = people.people()[Math.floor(draw() * people.count())]
      return person === undefined ? false : board.put(person)
    },
    commitments: () => people.commit(),
    close: () => people.feedback(),
  }

  async function turn(): Promise<boolean> {
    if (people.count() < NAMES.length && (await people.join())) return true
    const stage = currentStage(host.state())
    const isBusy = stage ? await TURNS[stage.kind]() : false
    if (isBusy || !isFacilitated) return true
    return direct()
  }

  /** People look at what is there before they are taken on: also those who watch the rehearsal. */
  function isLingering(kind: StageKind): boolean {
    lingersSince ??= now()
    if (now() - lingersSince < LINGER[kind] / speed) return true
    lingersSince = undefined
    return false
  }

  /** The made-up facilitator takes the room on when everybody is done; false at the end. */
  async function direct(): Promise<boolean> {
    director ??= await appoint()
    const room = host.state()
    const stage = currentStage(room)
    const waiting = [...room.questions.values()].find(({ status }) => status === 'proposed')
    if (waiting) return said({ type: 'acceptQuestion', question: waiting.id })
    if (stage && isLingering(stage.kind)) return true
    if (stage?.kind === 'voting') {
      const open = openPollOf(room)
      if (open) return said({ type: 'closePoll', poll: open.id })
      const [last] = [...room.polls.values()].toReversed()
      if (!last) {
        const questions = [...room.questions.values()].filter(({ status }) => status === 'accepted').map(({ id }) => id)
        return said({ type: 'openPoll', method: 'value_gap', questions })
      }
      if (last.status === 'closed') return said({ type: 'revealResult', poll: last.id })
    }
    const at = room.stages.findIndex(({ id }) => id === room.current)
    const next = room.stages[at + 1]
    return next ? said({ type: 'moveToStage', stage: next.id }) : false
  }

  async function appoint(): Promise<Actor> {
    const actor: Actor = { id: newId() as PersonId, role: 'facilitator' } // drawn for this person
    await host.command(actor, {
      type: 'admitPerson',
      person: actor.id,
      role: 'facilitator',
      details: { name: 'Pretend facilitator' },
    })
    return actor
  }

  async function said(command: Command): Promise<boolean> {
    if (director) await host.command(director, command)
    return true
  }

  let timer: NodeJS.Timeout | undefined
  let isOver = false
  async function beat() {
    if (host.state().status !== 'open' || now() - began >= LONGEST) return close()
    let wait = (BEAT / speed) * (0.5 + pace())
    try {
      if (!(await turn())) wait = REST
    } catch (reason) {
      log.warn({ err: reason }, 'a made-up person stumbled')
    }
    if (isOver) return
    timer = setTimeout(() => void beat(), wait)
    timer.unref()
  }

  function close() {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    people.leave()
    ended()
  }

  void beat()
  return { close }
}
