import { createHash } from 'node:crypto'
import { currentStage } from '#shared/agenda/rules.ts'
import { type DocumentName, mayWrite } from '#shared/board/rights.ts'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import type { Occasion } from '#shared/core/decision.ts'
import { read } from '#shared/kit/schema.ts'
import { type Answer, type Change, envelopeSchema, type Head } from '#shared/protocol/wire.ts'
import type { Command } from '#shared/room/commands.ts'
import { readCommand } from '#shared/room/read-command.ts'
import { decide, evolve, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import { ownView } from '#shared/room/views/own-view.ts'
import { countAhead } from '../counting/count-ahead.ts'
import type { Entry, Rewriting, Store } from '../store/store.ts'
import type { World } from '../world.ts'
import { answerBook, givenAnswer, type KeptAnswer, malformed, refused, type Told } from './answers.ts'
import type { Audience, Viewer } from './audience.ts'
import { recalled, sealedEntry } from './recalling.ts'
import { isSealed } from './sealed-rows.ts'
import { sentBodies } from './sent-bodies.ts'
import { isFarewell, sayFarewell } from './farewell.ts'
import { showEvents } from './show-events.ts'
import { showcase } from './showcase.ts'
import { snapshotsOf } from './snapshots.ts'
import { turnoutOf } from './turnout.ts'

/** Revisions of different processes never meet: each waking starts a new thousand million. */
const REVISIONS_PER_WAKING = 1_000_000_000

interface Means extends World {
  readonly id: string
  readonly code: string
  /** Where phones find us, if not where the facilitator's page came from. */
  readonly address: string | undefined
  readonly store: Store
  /** How many events may have to be read again when the room wakes. */
  readonly snapshotEvery: number
  newId(): string
  showAll(audience: Audience, change: Change): void
  /** What the house does once something has durably happened: end tokens, close documents, delete rows. */
  afterwards(events: readonly RoomEvent[]): Promise<Readonly<Record<string, unknown>> | undefined>
}

export type RoomHost = Awaited<ReturnType<typeof hostRoom>>

/**
 * The one authority for a live room. A command is decided at once, on everything decided before it; then written
 * together with whatever else arrives in the same moment; and only when it is durable answered and shown.
 */
export async function hostRoom(means: Means) {
  const { id, code, address, store, snapshotEvery, now, elapsed, log, newId, showAll, afterwards } = means
  const epoch = await store.wake(id)
  const memory = { id, epoch, store, log, snapshots: snapshotsOf({ id, epoch, store, log, every: snapshotEvery }) }
  /** What is decided, and what of it is durable. They differ only while something is being written. */
  const { voters, room: woken } = await recalled(memory)
  let [room, durable] = [woken, woken]
  let isReadOnly = false
  /** How often something that was decided came to nothing: what was decided on top of it must not be shown either. */
  let losses = 0
  let healing: Promise<boolean> | undefined
  let tail: Promise<unknown> = Promise.resolve()

  const answers = answerBook({ id, store, log, people: () => room.people })
  const bodies = sentBodies()
  const shows = showcase({
    code,
    address,
    turnout: turnoutOf(elapsed),
    firstRevision: epoch * REVISIONS_PER_WAKING,
    durable: () => durable,
    elapsed,
    voterIn: voters.voterIn,
    counting: () => counting.steps(),
    showAll,
  })
  const counting = countAhead({
    ...means,
    room: () => room,
    voterIn: voters.voterIn,
    actorOf: (person) => actorOf(person),
    moved: shows.stirred,
  })

  const occasionOf = (actor: Actor): Occasion => ({
    actor,
    at: now(),
    newId,
    voterIn: voters.voterIn,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    counted: counting.counted,
  })

  /** Writes, waits until everything before it is durable too, then lets it be seen. Order is kept throughout. */
  function remember(
    events: readonly RoomEvent[],
    at: number,
    actor: PersonId,
    { from, keep, command }: { from: RoomState; keep(revision: number): KeptAnswer; command: string | undefined },
  ): Promise<Told> {
    const before = durable
    const after = room
    const lossesBefore = losses
    const kept = keep(events.every(isSealed) ? shows.revision() : shows.revision() + 1)
    const written = store.append(id, epoch, {
      ...sealedEntry(voters, { events, at, from, after }),
      ...(command !== undefined && { answer: givenAnswer(actor, command, kept) }),
    })
    // At once, not in its turn: nothing more may be decided on what came to nothing.
    written.catch(() => void (isReadOnly = true))
    const inOrder = tail.then(async () => {
      const head = await written
      if (losses !== lossesBefore) throw new Error('what this was decided on could not be written')
      await voters.prepare(events)
      durable = after
      memory.snapshots.reached(head.seq)
      const revision = showEvents({ shows, bodies }, { events, actor, before })
      await voters.forgetClosed(events)
      return { revision, head }
    })
    tail = inOrder.catch(fallBack) // whoever asked is told; the next in line must not wait for ever
    return inOrder
  }

  /** A write that failed takes back everything decided since: nobody has been told of it. */
  function fallBack(reason: unknown) {
    log.error({ err: reason, room: id }, 'a room could not be written')
    room = durable
    isReadOnly = true
    losses += 1
  }

  /** Some of what was under way may have been written after all: what counts is what is there. */
  async function heal(): Promise<boolean> {
    await tail
    const { state } = await store.health()
    if (state !== 'ok') return false
    return readAgain()
  }

  /** From here on the room is exactly what is stored. */
  async function readAgain(): Promise<true> {
    const again = await recalled(memory, voters)
    answers.doubt()
    durable = again.room
    room = again.room
    isReadOnly = false
    shows.changedFor('everyone')
    shows.changed()
    return true
  }

  /** However many come at once, the room is read again once: a second reading would lose what followed the first. */
  const healed = () => (healing ??= heal().finally(() => (healing = undefined)))

  async function carryOut(actor: Actor, command: Command, commandId?: string): Promise<Answer> {
    while (isReadOnly) {
      if (!(await healed())) return refused({ code: 'readOnly' }) // oxlint-disable-line no-await-in-loop -- it may not last
      // oxlint-disable-next-line no-await-in-loop -- the same
      const known = commandId !== undefined && (await answers.find(actor.id, commandId, shows.revision()))
      if (known) return known
    }
    const lossesBefore = losses
    const asker = commandId === undefined ? actor : actorOf(actor.id) // of people: who may no longer be who they were
    if (!asker) return refused({ code: 'removed' })
    const decision = decide(room, command, occasionOf(asker))
    if (!decision.ok) {
      // What it is refused for has to be durable too: nobody is told "no" because of what then never was.
      if (room !== durable) await tail
      if (losses !== lossesBefore) return carryOut(actor, command, commandId)
      const answer = refused(decision.error)
      if (commandId !== undefined) answers.refuse(actor.id, commandId, answer)
      return answer
    }
    const { events, value } = decision.value
    const isBallot = events.some(({ type }) => type === 'ballotCast' || type === 'ballotTakenBack')
    const keep = (revision: number): KeptAnswer => (isBallot ? {} : { revision, ...(value && { value }) })
    const at = now()
    const from = room
    room = events.reduce((state, event) => evolve(state, { ...event, at }), room)
    const told = await remember(events, at, actor.id, { from, keep, command: commandId }).catch(() => undefined) // logged in `fallBack`
    if (told === undefined) return refused({ code: 'readOnly' })
    const { revision, head } = told
    if (commandId !== undefined) answers.keep(actor.id, commandId, isBallot ? {} : { ...keep(revision), head })
    const more = await afterwards(events)
    if (events.some(isFarewell)) setImmediate(sayFarewell, shows, events)
    return { ok: true, revision, ...(!isBallot && { head }), ...((value ?? more) && { value: { ...value, ...more } }) }
  }

  const actorOf = (person: PersonId): Actor | undefined => {
    const known = room.people.get(person)
    return known && !known.removed ? { id: person, role: known.role } : undefined
  }

  return {
    id,
    code,
    /** Answers a command envelope from the wire. */
    async submit(person: PersonId, request: unknown): Promise<Answer> {
      const envelope = read(envelopeSchema, request)
      if (!envelope.ok) return malformed(envelope.error)
      if (!actorOf(person) && room !== durable) await tail // perhaps they are not removed after all
      const actor = actorOf(person)
      if (!actor) return refused({ code: 'removed' })
      if (bodies.isAnother(person, envelope.value.id, envelope.value.command)) return refused({ code: 'idReused' })
      const known = answers.known(person, envelope.value.id, shows.revision())
      if (known) return known
      const command = readCommand(envelope.value.command)
      if (!command.ok) return malformed(command.error)
      const carry = (now: Actor) => carryOut(now, command.value, envelope.value.id)
      const act = () => counting.first(command.value, actor, carry)
      // What is stored of a write that failed is not told before the room has been read again: it is not shown yet.
      const answer = isReadOnly ? act() : answers.unlessDone(person, envelope.value.id, shows.revision(), act)
      answers.begin(person, envelope.value.id, answer)
      bodies.note(person, envelope.value.id, envelope.value.command)
      return answer
    },
    /** Carries out a command that did not come over the wire: joining, importing. */
    command: (actor: Actor, command: Command): Promise<Answer> => carryOut(actor, command),
    enter: (viewer: Viewer, lastRevision: number | undefined) => shows.enter(viewer, lastRevision),
    leave: (viewer: Viewer) => shows.leave(viewer),
    sync: (viewer: Viewer, lastRevision: number | undefined) => shows.sync(viewer, lastRevision),
    /** Whether this room has been where a device was told it is. */
    hasBeenAt: (told: Head) => store.hasBeenAt(id, told),
    /** The room as it is durable. */
    state: (): RoomState => durable,
    actorOf,
    /** What only this person may see. */
    ownViewOf: (person: PersonId) => ownView(durable, person, voters.voterIn),
    mayWrite(document: DocumentName, person: PersonId): boolean {
      const [actor, stage] = [actorOf(person), currentStage(room)]
      return !!actor && !!stage && room.status === 'open' && mayWrite(document, actor.role, stage.kind, stage.locked)
    },
    /** Writes the past anew and reads the room again, so that no memory holds what is to be forgotten either. */
    async rewrite(anew: Rewriting, rows: Entry['rows']): Promise<void> {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, and whoever waits is not alone
      while (healing) await healing
      isReadOnly = true
      const written = tail.then(() => store.rewrite(id, epoch, anew, rows))
      healing = written.then(readAgain).finally(() => (healing = undefined)) // meanwhile everybody waits, as when healing
      await healing
    },
    isEmpty: () => shows.isEmpty() && !counting.isBusy(),
    sayGoodbye: (why: 'restarting' | 'roomClosed') => shows.viewers().forEach((viewer) => viewer.leave(why)),
    async close() {
      shows.close()
      counting.close()
      await tail
      await memory.snapshots.rest()
    },
  }
}
