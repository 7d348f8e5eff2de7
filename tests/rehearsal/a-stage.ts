import { randomBytes, randomInt } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { documentDoor } from '#server/documents/door.ts'
import { authorLedger, MAX_CLIENT_ID } from '#server/people/author-ledger.ts'
import { secretsFrom } from '#server/people/secrets.ts'
import { ticketBooth } from '#server/people/tickets.ts'
import { ticketDesk } from '#server/realtime/tickets.ts'
import { rehearse } from '#server/rehearsal/rehearsal.ts'
import { hostRoom } from '#server/room/room-host.ts'
import { entryOf } from '#server/room/sealed-rows.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import { founding } from '#shared/room/founding.ts'
import { aLog, aScreen, CODE, olu } from '#tests/room/a-host.ts'

const FOUNDATION = { title: 'Rehearsed', purpose: '', language: 'en', retentionDays: 1 } as const

/** A room with a board behind a real socket, in which a rehearsal plays as fast as it can. */
export async function aStage() {
  const store = memoryStore()
  const secrets = secretsFrom(randomBytes)
  const { log, lines } = aLog()
  const now = Date.now
  const record = { id: 'room', code: CODE, createdAt: now(), retainUntil: now() + 1e9, status: 'open' } as const
  const events = founding({ ...FOUNDATION, template: 'workshop', questions: [], rehearsal: true }, secrets.id)
  await store.createRoom(record, entryOf(events, now()), [])
  const screen = aScreen(olu)
  const host = await hostRoom({
    id: 'room',
    code: CODE,
    address: undefined,
    store,
    snapshotEvery: 500,
    now,
    elapsed: () => performance.now(),
    log,
    randomBytes,
    newId: secrets.id,
    afterwards: async () => undefined,
    showAll: (audience, change) => audience === 'everyone' && screen.viewer.showChange(change),
  })
  const admission = { type: 'admitPerson', person: olu.id, role: 'observer', details: {} } as const
  await host.command({ ...olu }, admission)
  host.enter(screen.viewer, undefined)

  const booth = ticketBooth({ secret: randomBytes(32), now })
  const ledger = authorLedger({
    records: {
      claim: (_, person, clientId) => store.authors.claim('room', person, clientId),
      owners: () => store.authors.owners('room'),
    },
    newClientId: () => randomInt(1, MAX_CLIENT_ID),
  })
  const door = documentDoor({
    tickets: booth,
    log: {
      load: (_, name) => store.documents.load('room', name),
      append: (_, name, update) => store.documents.append('room', name, update),
      compact: (_, name, snapshot, upTo) => store.documents.compact('room', name, snapshot, upTo),
      drop: (_, name) => store.documents.drop('room', name),
    },
    wake: (code) => ledger.wake(code),
    authorOf: ({ room, person, document }) => ({
      person,
      mayWrite: () => host.mayWrite(document, person),
      isFacilitator: () => host.actorOf(person)?.role === 'facilitator',
      owns: (clientId) => ledger.owns(room, person, clientId),
    }),
    epochOf: () => 1,
    now: () => performance.now(),
    report: (event) => void lines.push(JSON.stringify(event)),
  })
  const server = createServer().on('upgrade', (request, socket, head) => door.enter(request, socket, head))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const ticket = ticketDesk({ booth, ledger })
  const running: { close(): void }[] = []
  let ended = 0

  onTestFinished(async () => {
    for (const rehearsal of running) rehearsal.close()
    await host.close()
    await door.close()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    host,
    store,
    screen,
    lines,
    ended: () => ended,
    play({ seed, isFacilitated = true, clock = now }: { seed: number; isFacilitated?: boolean; clock?: () => number }) {
      const rehearsal = rehearse({
        host,
        seed,
        speed: 10_000,
        isFacilitated,
        newId: secrets.id,
        boardAddress: (code) => `ws://127.0.0.1:${port}/y/${code}`,
        ticketFor: (person) => ticket({ host, person }, { document: 'board' }),
        ended: () => void (ended += 1),
        now: clock,
        log,
      })
      running.push(rehearsal)
      return rehearsal
    },
    /** The board as it is stored. */
    boardUpdates: async () => (await store.documents.load('room', 'board@1')).updates,
  }
}
