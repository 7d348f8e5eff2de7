import { expect, test, vi } from 'vitest'
import type { Kept, OutboxStorage } from '#client/realtime/outbox-storage.ts'
import { runOutbox } from '#client/realtime/run-outbox.ts'
import type { WireCommand } from '#client/realtime/wire-command.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { PollId } from '#shared/voting/poll.ts'

const DONE: Answer = { ok: true, revision: 2 }
const stop: WireCommand = { type: 'stopTimer' }
const cast = (value: number): WireCommand => ({ type: 'castBallot', poll: 'p1' as PollId, ballot: { value } })

function memoryStorage(kept: Kept[] = []): OutboxStorage & { readonly held: () => readonly Kept[] } {
  let rows = new Map(kept.map((entry) => [entry.id, entry]))
  return {
    held: () => [...rows.values()],
    read: async () => [...rows.values()],
    write: async (added, gone) => {
      for (const id of gone) rows.delete(id)
      for (const entry of added) rows.set(entry.id, entry)
    },
    wipe: async () => void (rows = new Map()),
  }
}

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
function given({ storage = memoryStorage() as OutboxStorage, now = (): number => 0 } = {}) {
  const wire: OnItsWay[] = []
  let made = 0
  const outbox = runOutbox({
    storage,
    send: (id, command) =>
      new Promise((resolve, reject) =>
        wire.push({ id, command, answer: resolve, lose: () => reject(new Error('line lost')) }),
      ),
    clock: now,
    newId: () => `id-${(made += 1)}`,
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
