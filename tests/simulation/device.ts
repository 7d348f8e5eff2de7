import type { Kept, OutboxStorage } from '#client/realtime/outbox-storage.ts'
import { createRoomStore } from '#client/realtime/room-store.ts'
import { runOutbox, type RunningOutbox } from '#client/realtime/run-outbox.ts'
import { noTurns } from '#client/realtime/turns.ts'
import type { WireCommand } from '#client/realtime/wire-command.ts'
import type { Actor } from '#shared/core/actor.ts'
import type { Answer, Change, View } from '#shared/protocol/wire.ts'
import type { Dice } from './dice.ts'
import type { House, Seat } from './house.ts'
import type { VirtualTime } from './virtual-time.ts'

/** What was asked on one device, in order, and the final answer to it once that is there. */
export interface Asked {
  readonly id: string
  readonly command: WireCommand
  answer?: Answer
}

interface Surroundings {
  readonly time: VirtualTime
  readonly dice: Dice
  readonly house: House
  readonly actor: Actor
  /** How often the line is back before anybody has noticed. */
  readonly quick: number
  /** Told of everything that reaches the screen. */
  watch(view: View): void
  complain(what: string): void
}

const ANSWER = 15_000
/** Answers that leave the command waiting on the device. */
const NOT_FINAL: ReadonlySet<string> = new Set(['tooFast', 'readOnly'])

/** A phone: its outbox, its copy of the room and a line that breaks, delays and repeats. */
export function device({ time, dice, house, actor, quick, watch, complain }: Surroundings) {
  const storage = deviceStorage()
  let page = 0
  const asked = new Map<string, Asked>()
  const breaks = new Set<(reason: unknown) => void>()
  let drawn = 0
  /** Different devices come upon the same id: what is done once is done once for each person. */
  const newId = () => `command-${(drawn += 1)}`
  let seat: Seat | undefined
  let line = 0 // what was on an earlier line is lost
  let arrival = 0 // a line keeps its order
  let isOffline = false
  let mayMiss = true // until this line has shown everything once
  let isGone = false
  let store = createRoomStore(askForAll)
  let outbox = open()

  function open(): RunningOutbox {
    const mine = page
    // A page that is gone writes no more.
    const write: OutboxStorage['write'] = async (...rows) => (mine === page ? storage.write(...rows) : undefined)
    return runOutbox({ storage: { ...storage, write }, turns: noTurns, send, clock: time.now, newId })
  }

  function along(act: () => void) {
    const mine = line
    arrival = Math.max(arrival, time.now() + dice.between(1, 120))
    time.after(arrival - time.now(), () => mine === line && act())
  }

  function send(id: string, command: WireCommand): Promise<Answer> {
    const mine = line
    const known = asked.get(id) ?? { id, command }
    asked.set(id, known)
    return new Promise((resolve, reject) => {
      time.after(ANSWER, () => {
        if (mine !== line) return
        hangUp()
        comeBack()
      })
      breaks.add(reject)
      along(() => deliver(known, mine, resolve))
      if (dice.chance(0.05)) along(() => deliver(known, mine, resolve)) // the network repeats itself
    })
  }

  function deliver(entry: Asked, mine: number, resolve: (answer: Answer) => void) {
    const host = house.host()
    if (!host) return
    host.submit(actor.id, { id: entry.id, command: entry.command }).then(
      (answer) => mine === line && along(() => hear(entry, answer, resolve)),
      (reason: unknown) => complain(`a command was not answered: ${String(reason)}`),
    )
  }

  function hear(entry: Asked, answer: Answer, resolve: (answer: Answer) => void) {
    if (answer.ok || !NOT_FINAL.has(answer.refusal.code)) {
      // Whoever has been removed meanwhile is told that, and nothing else.
      const isRemoved = !answer.ok && answer.refusal.code === 'removed'
      if (entry.answer?.ok && !answer.ok && !isRemoved) complain(`${entry.id} was done and then refused`)
      entry.answer ??= answer
    }
    resolve(answer)
  }

  function hangUp() {
    if (seat) house.leave(seat)
    seat = undefined
    mayMiss = true
    line += 1
    arrival = 0
    outbox.lineDown()
    for (const reject of breaks) reject(new Error('the line is gone'))
    breaks.clear()
  }

  function comeBack() {
    const mine = line
    time.after(dice.chance(quick) ? dice.between(1, 60) : dice.between(100, 2_000), () => mine === line && connect())
  }

  function connect() {
    if (seat || isOffline || isGone) return
    const mine = line
    const next: Seat = {
      person: actor.id,
      hear: (kind, text) => mine === line && along(() => show(kind, text)),
      sendAway: (code) =>
        mine === line &&
        along(() => {
          isGone = code === 'removed'
          hangUp()
          if (!isGone) comeBack()
        }),
    }
    seat = next
    if (house.enter(next, store.getState().view?.revision)) outbox.lineUp()
    else {
      seat = undefined
      comeBack()
    }
  }

  function show(kind: 'view' | 'change', text: string) {
    if (kind === 'view') {
      mayMiss = false
      store.getState().see(JSON.parse(text) as View) // as the house wrote it
    } else {
      const change = JSON.parse(text) as Change // as above
      if (!change.own && dice.chance(0.02)) return void (mayMiss = true) // what is lost has to be noticed
      if (!mayMiss && change.from > (store.getState().view?.revision ?? change.from)) complain('a change left a gap')
      store.getState().apply(change)
    }
    const { view } = store.getState()
    if (view) watch(view)
  }

  function askForAll() {
    const mine = seat
    if (mine) along(() => house.sync(mine, store.getState().view?.revision))
  }

  connect()
  return {
    actor,
    asked,
    view: () => store.getState().view,
    isGone: () => isGone,
    isConnected: () => seat !== undefined,
    isDrained: () => outbox.state.getState().waiting === 0,
    ask: (command: WireCommand) => void outbox.ask(command),
    cut() {
      if (isGone) return
      hangUp()
      comeBack()
    },
    goOffline(milliseconds: number) {
      isOffline = true
      hangUp()
      time.after(milliseconds, () => {
        isOffline = false
        connect()
      })
    },
    /** The page is opened again: only what lay in the device's storage is still there. */
    reload() {
      hangUp()
      outbox.close()
      page += 1
      store = createRoomStore(askForAll)
      outbox = open()
      comeBack()
    },
    close: () => outbox.close(),
  }
}
export type Device = ReturnType<typeof device>

/** What outlives a page. */
function deviceStorage(): OutboxStorage {
  const rows = new Map<string, Kept>()
  return {
    read: async () => [...rows.values()].toSorted((one, other) => one.askedAt - other.askedAt),
    async write(kept, gone) {
      for (const id of gone) rows.delete(id)
      for (const entry of kept) rows.set(entry.id, entry)
    },
    wipe: async () => rows.clear(),
  }
}
