import { expect, test, vi } from 'vitest'
import type { Kept, OutboxStorage } from '#client/realtime/outbox-storage.ts'
import { runOutbox } from '#client/realtime/run-outbox.ts'
import { noTurns, tabTurns } from '#client/realtime/turns.ts'
import type { WireCommand } from '#client/realtime/wire-command.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import { memoryStorage } from '#tests/kit/memory-storage.ts'
import type { PollId } from '#shared/voting/poll.ts'

const DONE: Answer = { ok: true, revision: 2 }
const stop: WireCommand = { type: 'stopTimer' }
const cast = (value: number): WireCommand => ({ type: 'castBallot', poll: 'p1' as PollId, ballot: { value } })

const brokenStorage: OutboxStorage = {
  read: () => Promise.reject(new Error('private window')),
  write: () => Promise.reject(new Error('private window')),
  wipe: () => Promise.reject(new Error('private window')),
}

interface OnItsWay {
  readonly id: string
  readonly command: WireCommand
  answer(answer: Answer): void
  lose(): void
}

/** An outbox whose line is in our hands. */
function given({
  storage = memoryStorage() as OutboxStorage,
  now = (): number => 0,
  turns = noTurns,
  name = 'id',
} = {}) {
  const wire: OnItsWay[] = []
  let made = 0
  const outbox = runOutbox({
    storage,
    turns,
    send: (id, command) =>
      new Promise((resolve, reject) =>
        wire.push({ id, command, answer: resolve, lose: () => reject(new Error('line lost')) }),
      ),
    clock: now,
    newId: () => `${name}-${(made += 1)}`,
  })
  return { outbox, wire, sends: (count: number) => vi.waitFor(() => expect(wire).toHaveLength(count)) }
}

test('[RC4] waits for the line, then sends in order, the second after the answer to the first', async () => {
  const { outbox, wire, sends } = given()
  const [first, second] = [outbox.ask(stop), outbox.ask(cast(1))]
  expect(outbox.state.getState().waiting).toBe(2)
  outbox.lineUp()
  await sends(1)
  wire[0]!.answer(DONE)
  await expect(first).resolves.toEqual(DONE)
  await sends(2)
  wire[1]!.answer(DONE)
  await expect(second).resolves.toEqual(DONE)
  expect(wire.map(({ command }) => command.type)).toEqual(['stopTimer', 'castBallot'])
  expect(outbox.state.getState().waiting).toBe(0)
})

test('[RC5] sends again under the same id on the next line, and a late failure of the old line frees nothing', async () => {
  const { outbox, wire, sends } = given()
  outbox.lineUp()
  const answer = outbox.ask(stop)
  await sends(1)
  outbox.lineDown()
  outbox.lineUp()
  await sends(2)
  wire[0]!.lose()
  await Promise.resolve()
  expect(wire.map(({ id }) => id)).toEqual(['id-1', 'id-1'])
  wire[1]!.answer(DONE)
  await expect(answer).resolves.toEqual(DONE)
  expect(wire).toHaveLength(2)
})

test('[RC6] whoever asked for the replaced ballot hears the answer to the later one', async () => {
  const { outbox, wire, sends } = given()
  const [first, second] = [outbox.ask(cast(1)), outbox.ask(cast(2))]
  outbox.lineUp()
  await sends(1)
  wire[0]!.answer(DONE)
  await expect(Promise.all([first, second])).resolves.toEqual([DONE, DONE])
  expect(wire).toHaveLength(1)
  expect(wire[0]!.command).toEqual(cast(2))
})

test('[RC9] after a reload the rest goes out, in order and with the old ids', async () => {
  const storage = memoryStorage()
  const before = given({ storage })
  void before.outbox.ask(stop)
  void before.outbox.ask(cast(1))
  await vi.waitFor(() => expect(storage.held()).toHaveLength(2))
  before.outbox.close()

  const after = given({ storage })
  after.outbox.lineUp()
  await after.sends(1)
  expect(after.wire[0]).toMatchObject({ id: 'id-1', command: stop })
  after.wire[0]!.answer(DONE)
  await after.sends(2)
  expect(after.wire[1]).toMatchObject({ id: 'id-2', command: cast(1) })
  after.wire[1]!.answer(DONE)
  await vi.waitFor(() => expect(storage.held()).toEqual([]))
})

test('[RC7] [RC9] the tray survives a reload, and trying again makes a new command of it', async () => {
  const refused: Kept = { id: 'old', command: stop, askedAt: 0, refusal: { code: 'internal' } }
  const storage = memoryStorage([refused])
  const { outbox, wire, sends } = given({ storage })
  outbox.lineUp()
  await vi.waitFor(() => expect(outbox.state.getState().notSent).toEqual([refused]))
  outbox.tryAgain('old')
  await sends(1)
  expect(wire[0]).toMatchObject({ id: 'id-1', command: stop })
  expect(outbox.state.getState().notSent).toEqual([])
})

test('[RC8] sends again after the pause', async () => {
  vi.useFakeTimers()
  const { outbox, wire } = given({ now: Date.now })
  outbox.lineUp()
  void outbox.ask(stop)
  await vi.advanceTimersByTimeAsync(0)
  wire[0]!.answer({ ok: false, refusal: { code: 'tooFast' } })
  await vi.advanceTimersByTimeAsync(900)
  expect(wire).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(wire.map(({ id }) => id)).toEqual(['id-1', 'id-1'])
  vi.useRealTimers()
})

test('[RC9] [RC17] without storage it still sends, and says that nothing is kept', async () => {
  const { outbox, wire, sends } = given({ storage: brokenStorage })
  outbox.lineUp()
  const answer = outbox.ask(stop)
  await sends(1)
  await vi.waitFor(() => expect(outbox.state.getState().isKept).toBe(false))
  wire[0]!.answer(DONE)
  await expect(answer).resolves.toEqual(DONE)
})

test('[RC10] leaving forgets what waits', async () => {
  const storage = memoryStorage()
  const { outbox } = given({ storage })
  void outbox.ask(stop)
  await vi.waitFor(() => expect(storage.held()).toHaveLength(1))
  await outbox.wipe()
  expect(storage.held()).toEqual([])
})

/** Storage that is full until somebody makes room. */
function fullStorage() {
  const inner = memoryStorage()
  let isFull = true
  const storage: OutboxStorage = {
    ...inner,
    write: (kept, gone) =>
      isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : inner.write(kept, gone),
  }
  return { storage, held: inner.held, makeRoom: () => void (isFull = false) }
}

test('[RC9] where storage is full it says so, and keeps all once there is room again', async () => {
  const { storage, held, makeRoom } = fullStorage()
  const { outbox } = given({ storage })
  void outbox.ask(stop)
  await vi.waitFor(() => expect(outbox.state.getState()).toMatchObject({ waiting: 1, isKept: false }))
  makeRoom()
  void outbox.ask(cast(1))
  await vi.waitFor(() => expect(outbox.state.getState().isKept).toBe(true))
  expect(held().map(({ id }) => id)).toEqual(['id-1', 'id-2'])
})

/** As much of Web Locks as there is to it: one at a time, in turn. */
function someLocks() {
  const queues = new Map<string, Promise<unknown>>()
  const busy = new Set<string>()
  const request = async (name: string, options: LockOptions, held: (lock: Lock | null) => Promise<unknown>) => {
    if (options.ifAvailable && busy.has(name)) return held(null)
    const before = queues.get(name) ?? Promise.resolve()
    busy.add(name)
    const mine = before.then(() => held({ name, mode: 'exclusive' }))
    queues.set(name, mine)
    await mine
    if (queues.get(name) === mine) busy.delete(name)
    return undefined
  }
  return { request, query: async () => ({}) } as unknown as LockManager
}

/** Two tabs of one person on one device. */
function twoTabs() {
  const storage = memoryStorage()
  const locks = someLocks()
  const tab = (name: string) => given({ storage, name, turns: tabTurns('K7MB4QTR', 'ann', locks) })
  return { storage, left: tab('left'), right: tab('right') }
}

test('[RC20] two tabs send one after the other, in the order in which all was asked, and both hear the answers', async () => {
  const storage = memoryStorage()
  const locks = someLocks()
  const done: string[] = []
  let underway = 0
  /** A room that does each id once and needs a moment. */
  const send = async (id: string) => {
    underway += 1
    expect(underway, 'one at a time').toBe(1)
    await new Promise((resolve) => setTimeout(resolve))
    underway -= 1
    if (!done.includes(id)) done.push(id)
    return DONE
  }
  const tab = (name: string) => {
    let made = 0
    const turns = tabTurns('K7MB4QTR', 'ann', locks)
    return runOutbox({ storage, turns, send, clock: () => 0, newId: () => `${name}${(made += 1)}` })
  }
  const [left, right] = [tab('left'), tab('right')]
  const asked = [left.ask(stop), left.ask(stop), left.ask(stop)]
  await vi.waitFor(() => expect(storage.held()).toHaveLength(3))
  right.lineUp()
  left.lineUp()
  asked.push(right.ask(stop))
  await expect(Promise.all(asked)).resolves.toEqual([DONE, DONE, DONE, DONE])
  expect(done.filter((id) => id.startsWith('left'))).toEqual(['left1', 'left2', 'left3'])
  expect(done).toHaveLength(4)
  await vi.waitFor(() => expect(storage.held()).toEqual([]))
})

test('[RC20] what a tab was sending when it was closed is sent again by the other, under the same id', async () => {
  const { storage, left, right } = twoTabs()
  void left.outbox.ask(cast(1))
  await vi.waitFor(() => expect(storage.held()).toHaveLength(1))
  left.outbox.lineUp()
  await left.sends(1)
  void right.outbox.ask(stop)
  right.outbox.lineUp()
  await new Promise((resolve) => setTimeout(resolve))
  expect(right.wire).toEqual([])
  left.outbox.close()
  await right.sends(1)
  expect(right.wire[0]).toMatchObject({ id: 'left-1', command: cast(1) })
  right.wire[0]!.answer(DONE)
  await right.sends(2)
  expect(right.wire[1]).toMatchObject({ id: 'right-1' })
})

test('[RC20] a tab with nothing to send looks round for what others have left', async () => {
  vi.useFakeTimers()
  const storage = memoryStorage()
  const { outbox, wire } = given({ storage, turns: tabTurns('K7MB4QTR', 'ann', undefined) })
  outbox.lineUp()
  await vi.advanceTimersByTimeAsync(0)
  await storage.write([{ id: 'theirs', command: stop, askedAt: 5 }], [])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(wire.map(({ id }) => id)).toEqual(['theirs'])
  outbox.close()
  vi.useRealTimers()
})

test('[RC20] a tab that sleeps with the turn does not keep the other from sending', async () => {
  const locks = {
    request: (_name: string, { ifAvailable, signal }: LockOptions, held: (lock: Lock | null) => unknown) =>
      ifAvailable ? Promise.resolve(held(null)) : new Promise((_, reject) => signal?.addEventListener('abort', reject)),
  }
  const abort = new AbortController()
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(abort.signal)
  const { outbox, sends } = given({ turns: tabTurns('K7MB4QTR', 'ann', locks as unknown as LockManager) })
  void outbox.ask(stop)
  outbox.lineUp()
  await vi.waitFor(() => expect(AbortSignal.timeout).toHaveBeenCalledWith(10_000))
  abort.abort()
  await sends(1)
})
