import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from '#shared/protocol/wire.ts'
import * as rules from './outbox.ts'
import { changesBetween, isNotSent, type OutboxStorage, writerOf } from './outbox-storage.ts'
import { ownTurn, type Turns } from './turns.ts'
import type { WireCommand } from './wire-command.ts'

export interface OutboxView {
  readonly waiting: number
  readonly notSent: readonly rules.NotSent[]
  /** False where this device cannot keep what waits: it is lost when the page closes. */
  readonly isKept: boolean
}

export interface RunningOutbox {
  readonly state: StoreApi<OutboxView>
  /** Answered when the room has answered, however long that takes. */
  ask(command: WireCommand): Promise<Answer>
  lineUp(): void
  lineDown(): void
  tryAgain(id: string): void
  letGo(...ids: readonly string[]): void
  /** Forgets everything, on the device too. */
  wipe(): Promise<void>
  close(): void
}

interface Surroundings {
  readonly storage: OutboxStorage
  readonly turns: Turns
  /** Rejects when the line goes before the answer comes. */
  readonly send: (id: string, command: WireCommand) => Promise<Answer>
  readonly clock: () => number
  readonly newId: () => string
}

/** A browser may never answer about its storage; sending must not wait for that. */
const PATIENCE = 1_000

/** Runs the rules of `outbox.ts` against a line and a storage. */
export function runOutbox({ storage, turns, send, clock, newId }: Surroundings): RunningOutbox {
  let outbox = rules.emptyOutbox
  let isUp = false
  let isRestored = false
  let isOver = false
  let life = 0 // an answer on an earlier line settles its command, but frees nothing
  let waking: ReturnType<typeof setTimeout> | undefined
  const turn = ownTurn(turns)
  const hearers = new Map<string, ((answer: Answer) => void)[]>()
  const state = createStore<OutboxView>()(() => ({ waiting: 0, notSent: [], isKept: true }))
  const show = () => state.setState({ waiting: outbox.waiting.length, notSent: outbox.notSent })
  const writer = writerOf(storage, (isKept) => state.setState({ isKept }))
  const looking =
    turns.lookRound === undefined
      ? undefined
      : setInterval(() => void (isUp && outbox.waiting.length === 0 && takeIn().then(pump)), turns.lookRound)

  function become(next: rules.Outbox) {
    const { kept, gone } = changesBetween(outbox, next)
    outbox = next
    show()
    if (kept.length + gone.length > 0) writer.write(kept, gone)
  }

  function pump() {
    clearTimeout(waking)
    if (!isUp || !isRestored || isOver || outbox.underway !== undefined) return
    if (outbox.waiting.length === 0) return turn.end()
    if (!turn.isOurs()) return void turn.take().then((hasWaited) => (hasWaited ? takeIn().then(pump) : pump()))
    const next = rules.nextToSend(outbox, clock())
    if (next) sendNow(next)
    else waking = setTimeout(pump, rules.restBefore(outbox, clock()))
  }

  function sendNow({ id, command }: rules.Waiting) {
    const mine = life
    become(rules.sent(outbox, id, clock()))
    send(id, command).then(
      (answer) => settle(id, answer),
      () => {
        if (mine === life) become(rules.interrupted(outbox))
      },
    )
  }

  function settle(id: string, answer: Answer) {
    if (isOver) return
    const hearing = { now: clock(), isHeard: hearers.has(id) }
    const { outbox: next, isSettled } = rules.answered(outbox, id, answer, hearing)
    become(next)
    if (isSettled) {
      for (const hear of hearers.get(id) ?? []) hear(answer)
      hearers.delete(id)
    }
    pump()
  }

  /** Reads what lies on the device: from before a reload, and what other tabs have left. */
  async function takeIn() {
    const found = await inTime(writer.done().then(() => storage.read()))
    if (isOver) return
    if (found === undefined) return state.setState({ isKept: false })
    outbox = rules.restored(
      outbox,
      found.filter((entry) => !isNotSent(entry)),
      found.filter(isNotSent),
    )
    show()
  }

  void takeIn().then(() => {
    isRestored = true
    pump()
  })

  function ask(command: WireCommand): Promise<Answer> {
    const entry = { id: newId(), command, askedAt: rules.timeFor(outbox, clock()) }
    return new Promise((resolve) => {
      const { outbox: next, replaced } = rules.asked(outbox, entry)
      const inherited = (replaced !== undefined && hearers.get(replaced)) || []
      if (replaced !== undefined) hearers.delete(replaced)
      hearers.set(entry.id, [...inherited, resolve])
      become(next)
      pump()
    })
  }

  function letGo(...ids: readonly string[]) {
    become(rules.letGo(outbox, ids))
  }

  function lineIs(now: boolean) {
    life += 1
    isUp = now
    outbox = rules.interrupted(outbox)
  }

  function close() {
    isOver = true
    clearTimeout(waking)
    clearInterval(looking)
    turn.end()
  }

  return {
    state,
    ask,
    letGo,
    tryAgain(id) {
      const entry = outbox.notSent.find((other) => other.id === id)
      letGo(id)
      if (entry) void ask(entry.command)
    },
    lineUp() {
      lineIs(true)
      void takeIn().then(pump)
    },
    lineDown() {
      lineIs(false)
      turn.end()
    },
    async wipe() {
      close()
      await writer.done()
      await storage.wipe()
    },
    close,
  }
}

/** Undefined where storage refuses or does not answer, which `isKept` says. */
function inTime<T>(reading: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve(undefined), PATIENCE)
    const end = (found: T | undefined) => {
      clearTimeout(patience)
      resolve(found)
    }
    reading.then(end, () => end(undefined))
  })
}
