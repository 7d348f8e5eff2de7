import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from '#shared/protocol/wire.ts'
import * as rules from './outbox.ts'
import { changesBetween, isNotSent, type OutboxStorage } from './outbox-storage.ts'
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
  letGo(id: string): void
  /** Forgets everything, on the device too. */
  wipe(): Promise<void>
  close(): void
}

interface Surroundings {
  readonly storage: OutboxStorage
  /** Rejects when the line goes before the answer comes. */
  readonly send: (id: string, command: WireCommand) => Promise<Answer>
  readonly clock: () => number
  readonly newId: () => string
}

/** A browser may never answer about its storage; sending must not wait for that. */
const PATIENCE = 1_000

/** Runs the rules of `outbox.ts` against a line and a storage. */
export function runOutbox({ storage, send, clock, newId }: Surroundings): RunningOutbox {
  let outbox = rules.emptyOutbox
  let isUp = false
  let isRestored = false
  let isOver = false
  let turn = 0 // an answer on an earlier line settles its command, but frees nothing
  let waking: ReturnType<typeof setTimeout> | undefined
  const hearers = new Map<string, ((answer: Answer) => void)[]>()
  const state = createStore<OutboxView>()(() => ({ waiting: 0, notSent: [], isKept: true }))
  let writing: Promise<void> = Promise.resolve()

  function become(next: rules.Outbox) {
    const { kept, gone } = changesBetween(outbox, next)
    outbox = next
    state.setState({ waiting: next.waiting.length, notSent: next.notSent })
    if (kept.length + gone.length === 0) return
    writing = writing
      .then(() => storage.write(kept, gone))
      .then(
        () => state.setState({ isKept: true }),
        () => state.setState({ isKept: false }),
      )
  }

  function pump() {
    if (!isUp || !isRestored || isOver) return
    const next = rules.nextToSend(outbox, clock())
    clearTimeout(waking)
    if (!next) {
      if (outbox.waiting.length > 0 && outbox.underway === undefined)
        waking = setTimeout(pump, Math.max(0, outbox.pausedUntil - clock()))
      return
    }
    const mine = turn
    become(rules.sent(outbox, next.id))
    send(next.id, next.command).then(
      (answer) => settle(next.id, answer),
      () => {
        if (mine !== turn) return
        become(rules.interrupted(outbox))
      },
    )
  }

  function settle(id: string, answer: Answer) {
    if (isOver) return
    const { outbox: next, isSettled } = rules.answered(outbox, id, answer, clock())
    become(next)
    if (isSettled) {
      for (const hear of hearers.get(id) ?? []) hear(answer)
      hearers.delete(id)
    }
    pump()
  }

  async function restore() {
    const found = await Promise.race([storage.read(), tooLate()]).catch(() => undefined) // said by isKept
    if (isOver) return
    if (found === undefined) state.setState({ isKept: false })
    else {
      // What has been asked meanwhile is written already; only what the device held is new here.
      outbox = rules.restored(
        outbox,
        found.filter((entry) => !isNotSent(entry)),
        found.filter(isNotSent),
      )
      state.setState({ waiting: outbox.waiting.length, notSent: outbox.notSent })
    }
    isRestored = true
    pump()
  }

  void restore()

  function ask(command: WireCommand): Promise<Answer> {
    const entry = { id: newId(), command, askedAt: clock() }
    return new Promise((resolve) => {
      const { outbox: next, replaced } = rules.asked(outbox, entry)
      const inherited = (replaced !== undefined && hearers.get(replaced)) || []
      if (replaced !== undefined) hearers.delete(replaced)
      hearers.set(entry.id, [...inherited, resolve])
      become(next)
      pump()
    })
  }

  function letGo(id: string) {
    become(rules.letGo(outbox, id))
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
      turn += 1
      isUp = true
      outbox = rules.interrupted(outbox)
      pump()
    },
    lineDown() {
      turn += 1
      isUp = false
      outbox = rules.interrupted(outbox)
    },
    async wipe() {
      isOver = true
      await writing
      await storage.wipe()
    },
    close() {
      isOver = true
      clearTimeout(waking)
    },
  }
}

const tooLate = () => new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), PATIENCE))
