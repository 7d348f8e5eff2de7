import type { Logger } from 'pino'
import type { Counter } from '#server/counting/counter.ts'
import { type Audience, audienceOf, type Viewer } from '#server/room/audience.ts'
import { hostRoom, type RoomHost } from '#server/room/room-host.ts'
import { entryOf } from '#server/room/sealed-rows.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import type { Answer, Change, View } from '#shared/protocol/wire.ts'
import { founding } from '#shared/room/founding.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import type { PollId } from '#shared/voting/poll.ts'
import type { Dice } from './dice.ts'
import type { FaultyDisk } from './faulty-disk.ts'
import type { VirtualTime } from './virtual-time.ts'

const START = Date.UTC(2026, 10, 21, 9)
const PROBE = 700
const QUESTIONS = ['How many?', 'Who?', 'Where?'].map((text) => ({ text, action: `Act on ${text}` }))

/** One connection, as the house sees it: everything leaves as text, as over a network. */
export interface Seat {
  readonly person: PersonId
  hear(kind: 'view' | 'change', text: string): void
  /** The house hangs up. */
  sendAway(code: string): void
}

interface Shown {
  readonly polls?: Readonly<Record<string, { readonly ballotsIn?: number } | null>>
  readonly questions?: Readonly<Record<string, unknown>>
}

interface Watch {
  turnout(poll: string, voted: ReadonlySet<string>, life: number): void
  shownTooSoon(id: string): void
}

interface Things {
  readonly time: VirtualTime
  readonly faulty: FaultyDisk
  readonly dice: Dice
  readonly watch: Watch
  /** A new one for every life of the server. */
  readonly counter: (() => Counter) | undefined
}

/** One room on one server that may die, freeze and come back, and whose clock may jump. */
export async function aHouse({ time, faulty, dice, watch, counter }: Things) {
  let jump = 0
  let drawn = 0
  let host: RoomHost | undefined
  let life = 0
  const seats = new Map<Seat, { viewer: Viewer; audience: Audience }>()
  const happened: RoomEvent[] = []
  const failures: unknown[] = []
  const newId = () => `id-${(drawn += 1)}`
  const now = () => START + time.now() + jump
  const quiet = () => undefined
  const log = {
    info: quiet,
    warn: quiet,
    error: (words: { err: unknown }) => void failures.push(words.err),
  } as unknown as Logger // nobody asks for more of it

  const foundation = { title: 'Warm homes', purpose: '', language: 'en', retentionDays: 90 } as const
  const events = founding({ ...foundation, template: 'workshop', questions: QUESTIONS }, newId)
  const founded = new Set(events.flatMap((event) => ('question' in event ? [String(event.question)] : [])))
  const record = { id: 'room', code: 'K7MB4QTR', createdAt: START, retainUntil: START + 1e10, status: 'open' } as const
  await faulty.disk.createRoom(record, entryOf(events, START), [])

  function showAll(audience: Audience, change: Change) {
    if (audience === 'everyone') note(change)
    const text = JSON.stringify(change)
    for (const [seat, { audience: own }] of seats) if (own === audience) seat.hear('change', text)
  }

  function note({ shared }: Change) {
    const { polls = {}, questions = {} } = (shared ?? {}) as Shown
    for (const [id, poll] of Object.entries(polls)) {
      const known = host?.state().polls.get(id as PollId)
      if (poll?.ballotsIn !== undefined && known?.status === 'open')
        watch.turnout(id, new Set(known.voted.keys()), life)
    }
    for (const id of [...Object.keys(questions), ...Object.keys(polls)])
      if (!founded.has(id) && !faulty.isDurable(id)) watch.shownTooSoon(id)
  }

  /** As the process does: while the store cannot write, asking is what makes it try. */
  function probe(store: Store, mine: number) {
    time.after(PROBE, () => {
      if (mine !== life) return
      void store.health()
      probe(store, mine)
    })
  }

  async function open() {
    const mine = (life += 1)
    const store = faulty.store()
    const opened = await hostRoom({
      id: 'room',
      code: record.code,
      address: undefined,
      store,
      now,
      elapsed: time.now,
      log,
      ...(counter && { counter: counter() }),
      newId,
      randomBytes: (count) => Buffer.alloc(count, 7),
      showAll: (audience, change) => mine === life && showAll(audience, change),
      async afterwards(done) {
        if (mine === life) happened.push(...done)
        return undefined
      },
    })
    if (mine === life) host = opened
    probe(store, mine)
  }
  await open()

  return {
    record,
    happened,
    failures,
    host: () => host,
    /** Who may enter, or undefined while nobody answers. */
    enter(seat: Seat, lastRevision: number | undefined): boolean {
      const actor = host?.actorOf(seat.person)
      if (!host || !actor) return false
      const viewer: Viewer = {
        person: seat.person,
        show: (view: View) => seat.hear('view', JSON.stringify(view)),
        showChange: (change) => seat.hear('change', JSON.stringify(change)),
        moveTo: (audience) => void seats.set(seat, { viewer, audience }),
        leave: (code) => {
          seats.delete(seat)
          host?.leave(viewer)
          seat.sendAway(code)
        },
      }
      seats.set(seat, { viewer, audience: audienceOf(actor.role) })
      host.enter(viewer, lastRevision)
      return true
    },
    leave(seat: Seat) {
      const known = seats.get(seat)
      seats.delete(seat)
      if (known) host?.leave(known.viewer)
    },
    sync(seat: Seat, lastRevision: number | undefined) {
      const known = seats.get(seat)
      if (known) host?.sync(known.viewer, lastRevision)
    },
    /** Joining and whatever else comes by HTTP. */
    admit: (actor: Actor, name: string): Promise<Answer> | undefined =>
      host?.command(actor, { type: 'admitPerson', person: actor.id, role: actor.role, details: { name } }),
    async crash() {
      const dead = host
      host = undefined
      const mine = (life += 1)
      seats.clear()
      void dead?.close()
      await faulty.die()
      time.after(dice.between(50, 3_000), () => mine === life && void open())
    },
    jumpClock: (by: number) => void (jump += by),
  }
}
export type House = Awaited<ReturnType<typeof aHouse>>
