import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { TicketAnswer } from '#shared/protocol/wire.ts'
import { connectDocument } from '#client/realtime/document-connection.ts'
import type { KeepCopy } from '#client/realtime/kept-copy.ts'
import type { Ears, Opening } from '#client/realtime/stock-provider.ts'
import { unsentInNotes } from '#shared/board/unsent.ts'

/** A server in the test's hands: every ticket, opening and wait is on the table. */
function desk({ tickets, isSeen = true, keep }: { tickets?: TicketAnswer[]; isSeen?: boolean; keep?: KeepCopy } = {}) {
  const openings: Array<Opening & Ears & { isClosed: boolean }> = []
  const waits: Array<{ milliseconds: number; end: () => void; isOff: boolean }> = []
  const requestTicket = vi.fn(async (): Promise<TicketAnswer> => {
    const number = requestTicket.mock.calls.length
    return (
      tickets?.[number - 1] ?? { ok: true, ticket: `ticket-${number}`, document: 'notes@1', clientId: 100 + number }
    )
  })
  const connection = connectDocument({
    requestTicket,
    unsent: unsentInNotes,
    random: () => 1,
    isSeen: () => isSeen,
    ...(keep && { keep }),
    later(milliseconds, then) {
      const wait = { milliseconds, end: then, isOff: false }
      waits.push(wait)
      return () => void (wait.isOff = true)
    },
    makeProvider(opening, ears) {
      const made = { ...opening, ...ears, isClosed: false }
      openings.push(made)
      return { close: () => void (made.isClosed = true) }
    },
  })
  const opened = (count: number) => vi.waitFor(() => expect(openings).toHaveLength(count))
  return {
    connection,
    requestTicket,
    openings,
    waits,
    async opening(number: number) {
      await opened(number)
      return openings[number - 1]!
    },
    waitOver: () => waits.at(-1)!.end(),
  }
}

const write = (doc: Y.Doc, question: string, words: string) =>
  doc.transact(() => doc.getMap('questions').set(question, new Y.Text(words)))

describe('the connection of one document', () => {
  test('[BO40] a new ticket is asked for before every connect, and its id is written under', async () => {
    const room = desk()
    const first = await room.opening(1)
    expect(first).toMatchObject({ ticket: 'ticket-1', document: 'notes@1' })
    expect(first.doc.clientID).toBe(101)
    first.closed(1006)
    room.waitOver()
    const second = await room.opening(2)
    expect(second.ticket).toBe('ticket-2')
    expect(second.doc).toBe(first.doc)
    expect(second.doc.clientID).toBe(102)
    write(second.doc, 'q1', 'later')
    expect(Y.decodeStateVector(Y.encodeStateVector(second.doc)).has(102)).toBe(true)
  })

  test('[BO40] after a reload its own earlier words do not take the id away', async () => {
    vi.spyOn(console, 'log').mockReturnValue() // Yjs mentions it
    const room = desk()
    const { doc } = await room.opening(1)
    const before = new Y.Doc()
    before.clientID = 101
    write(before, 'q1', 'written before the reload')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
    expect(doc.clientID).toBe(101)
    write(doc, 'q2', 'and after')
    const everything = new Y.Doc()
    Y.applyUpdate(everything, Y.encodeStateAsUpdate(before))
    Y.applyUpdate(everything, Y.encodeStateAsUpdate(doc))
    expect(Object.keys(everything.getMap('questions').toJSON()).sort()).toEqual(['q1', 'q2'])
  })

  test('[BO41] words written while away stay in the same copy', async () => {
    const room = desk()
    const first = await room.opening(1)
    first.synced()
    expect(room.connection.current().status).toBe('live')
    first.closed(1006)
    expect(room.connection.current().status).toBe('offline')
    write(room.connection.current().doc, 'q1', 'written on the train')
    room.connection.lineIsBack()
    const second = await room.opening(2)
    second.synced()
    expect(room.connection.current()).toMatchObject({ status: 'live', recovered: [] })
    expect(second.doc.getMap('questions').toJSON()).toEqual({ q1: 'written on the train' })
  })

  test('[BO42] a refused copy is dropped; what the server does not have is handed back', async () => {
    const room = desk()
    const first = await room.opening(1)
    first.synced()
    write(first.doc, 'q1', 'kept by the server')
    const onServer = Y.encodeStateAsUpdate(first.doc)
    write(first.doc, 'q2', 'refused')
    write(first.doc, 'q3', '')
    first.closed(4409)
    expect(first.isClosed).toBe(true)
    expect(room.connection.current().doc).not.toBe(first.doc)
    room.waitOver()
    const second = await room.opening(2)
    Y.applyUpdate(second.doc, onServer)
    second.synced()
    expect(room.connection.current()).toMatchObject({ status: 'live', recovered: [{ id: 'q2', text: 'refused' }] })
    room.connection.dismiss(room.connection.current().recovered[0]!)
    expect(room.connection.current().recovered).toEqual([])
  })

  test.each(['closed with 4410', 'a ticket for another epoch'])('[BO43] a new epoch begins empty: %s', async (how) => {
    const next: TicketAnswer = { ok: true, ticket: 'n', document: 'notes@2', clientId: 7 }
    const first: TicketAnswer = { ok: true, ticket: 'f', document: 'notes@1', clientId: 6 }
    const room = desk({ tickets: [first, next] })
    const before = await room.opening(1)
    write(before.doc, 'q1', 'from before the reset')
    before.synced()
    if (how === 'closed with 4410') before.closed(4410)
    else {
      before.closed(1006)
      write(before.doc, 'q2', 'written while away')
    }
    room.waitOver()
    const after = await room.opening(2)
    expect(after.document).toBe('notes@2')
    expect(after.doc).not.toBe(before.doc)
    after.synced()
    const away = how === 'closed with 4410' ? [] : [{ id: 'q2', text: 'written while away' }]
    expect(room.connection.current().recovered).toEqual(away)
  })

  test.each([4403, 4429])('[BO44] stops after %i until somebody asks again', async (code) => {
    const room = desk()
    const first = await room.opening(1)
    first.closed(code)
    expect(room.connection.current().status).toBe('stopped')
    expect(room.waits).toEqual([])
    room.connection.lineIsBack()
    expect(room.requestTicket).toHaveBeenCalledTimes(1)
    room.connection.retry()
    await room.opening(2)
  })

  test.each([4401, 4503, 4513, 1006, undefined])('[BO44] comes back after %s', async (code) => {
    const room = desk()
    const first = await room.opening(1)
    first.closed(code)
    room.waitOver()
    expect((await room.opening(2)).ticket).toBe('ticket-2')
  })

  test('[BO44] a person taken out of the room stops asking for tickets', async () => {
    const room = desk({ tickets: [{ ok: false, refusal: { code: 'removed' } }] })
    await vi.waitFor(() => expect(room.connection.current().status).toBe('stopped'))
    expect(room.openings).toEqual([])
  })

  test.each([
    [true, [500, 1000, 1500, 1500, 1500, 1500, 1500]],
    [false, [500, 1000, 2000, 4000, 8000, 10_000, 10_000]],
  ])('[BO45] waits grow, in sight (%s) no further than healing in five seconds allows', async (isSeen, waits) => {
    const room = desk({ isSeen })
    for (let number = 1; number <= 7; number++) {
      const opening = await room.opening(number)
      opening.closed(1006)
      room.waitOver()
    }
    expect(room.waits.map(({ milliseconds }) => milliseconds)).toEqual(waits)
    const eighth = await room.opening(8)
    eighth.synced()
    eighth.closed(1006)
    expect(room.waits.at(-1)!.milliseconds).toBe(500)
  })

  test('[BO45] what a former connection still says is not heard', async () => {
    const room = desk()
    const first = await room.opening(1)
    first.synced()
    room.connection.lineIsBack()
    const second = await room.opening(2)
    expect(first.isClosed).toBe(true)
    second.synced()
    first.closed(4409)
    expect(room.connection.current()).toMatchObject({ status: 'live', doc: second.doc })
  })

  test('after closing nothing connects any more', async () => {
    const room = desk()
    const first = await room.opening(1)
    first.closed(1006)
    room.connection.close()
    expect(room.waits.at(-1)!.isOff).toBe(true)
  })

  test('[BO47] with the line it goes at once, waits for it, and comes back with it', async () => {
    const room = desk()
    const first = await room.opening(1)
    first.synced()
    room.connection.lineIsLost()
    expect(first.isClosed).toBe(true)
    expect(room.connection.current()).toMatchObject({ status: 'offline', awareness: undefined })
    first.closed(1006)
    expect(room.waits).toEqual([])
    room.connection.lineIsBack()
    await room.opening(2)
  })

  test('[BO47] a ticket that comes when the line is lost again opens nothing', async () => {
    const room = desk()
    room.connection.lineIsLost()
    await room.requestTicket.mock.results[0]?.value
    await Promise.resolve()
    expect(room.openings).toEqual([])
  })
})

/** A device that keeps copies, as IndexedDB does in a browser. */
function aKeeper(held: Readonly<Record<string, Uint8Array>> = {}, ids: readonly number[] = []) {
  const log: string[] = []
  const keep: KeepCopy = (document, doc) => {
    log.push(`opens ${document}`)
    const load = async () => {
      if (held[document]) Y.applyUpdate(doc, held[document])
      return ids
    }
    return {
      loaded: load(),
      noteIds: (own) => void log.push(`writes as ${own.join(' and ')}`),
      drop: () => void log.push(`drops ${document}`),
      close: () => void log.push(`closes ${document}`),
    }
  }
  return { log, keep }
}

/** A copy in which bob's words lie beside those that ann wrote under 41. */
function aCopy() {
  const [bob, ann] = [new Y.Doc(), new Y.Doc()]
  bob.clientID = 9
  write(bob, 'q1', 'by bob')
  Y.applyUpdate(ann, Y.encodeStateAsUpdate(bob))
  ann.clientID = 41
  write(ann, 'q2', 'by ann, offline')
  return Y.encodeStateAsUpdate(ann)
}

describe('the copy on the device', () => {
  test('[BO48] what was kept from before a reload is in the copy before the document is opened', async () => {
    const { log, keep } = aKeeper({ 'notes@1': aCopy() }, [41])
    const { opening, connection } = desk({ keep })
    const first = await opening(1)
    expect(Object.keys(first.doc.getMap('questions').toJSON()).toSorted()).toEqual(['q1', 'q2'])
    expect(first.doc.clientID).toBe(101)
    expect(log).toEqual(['opens notes@1', 'writes as 41 and 101'])
    connection.close()
    expect(log.at(-1)).toBe('closes notes@1')
  })

  test('[BO48] a refused copy is dropped on the device too, and the next one kept anew', async () => {
    const { log, keep } = aKeeper()
    const { opening, waitOver } = desk({ keep })
    ;(await opening(1)).closed(4409)
    waitOver()
    await opening(2)
    expect(log.filter((line) => !line.startsWith('writes'))).toEqual([
      'opens notes@1',
      'drops notes@1',
      'opens notes@1',
    ])
  })

  test("[BO43] [BO48] at a new epoch the old copy goes; handed back are one's own words, never those of others", async () => {
    const { log, keep } = aKeeper({ 'notes@1': aCopy() }, [41])
    const room = desk({ keep })
    ;(await room.opening(1)).closed(4410)
    expect(log).toContain('drops notes@1')
    expect(room.connection.current().recovered).toEqual([{ id: 'q2', text: 'by ann, offline' }])
  })
})
