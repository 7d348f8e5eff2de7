import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket as Socket } from 'ws'
import { connectDocument } from '#client/realtime/document-connection.ts'
import { stockProvider } from '#client/realtime/stock-provider.ts'
import { boardOf } from '#shared/board/doc.ts'
import { unsentInNotes, unsentOnBoard } from '#shared/board/unsent.ts'
import type { DocumentName } from '#shared/board/rights.ts'
import { type RoomWithDocuments, roomWithDocuments } from '#tests/documents/room-with-documents.ts'
import * as Y from 'yjs'

// The house's own client against the house's own server: its provider, its connection, the real door and guard.

let room: RoomWithDocuments
const closings: (() => void)[] = []
beforeEach(async () => {
  vi.stubGlobal('WebSocket', Socket) // Node 20 has none of its own
  room = await roomWithDocuments()
})
afterEach(async () => {
  closings.splice(0).forEach((close) => close())
  await room.close()
  vi.unstubAllGlobals()
})

async function person(name: string, document: DocumentName = 'board') {
  const connection = connectDocument({
    requestTicket: async () => {
      const { ticket, clientId } = await room.ticketFor(name, document)
      return { ok: true, ticket, clientId, document: `${document}@${room.settings.epoch}` }
    },
    makeProvider: stockProvider(`${room.address}/y/ROOM`),
    unsent: document === 'board' ? unsentOnBoard : unsentInNotes,
    later: (_, then) => {
      const timer = setTimeout(then, 5) // soon, for nobody waits in a test
      return () => clearTimeout(timer)
    },
    random: () => 1,
    isSeen: () => true,
  })
  closings.push(connection.close)
  await vi.waitFor(() => expect(connection.current().status).toBe('live'))
  return { connection, board: () => boardOf(connection.current().doc), doc: () => connection.current().doc }
}
type Person = Awaited<ReturnType<typeof person>>

const card = (text: string) => ({ kind: 'note', text, pos: [0, 0] }) as const
const cards = ({ board }: Person) => [...board().stickies()].map(([id, { text }]) => [id, text]).toSorted()
const refusals = () => room.events.filter(({ type }) => type === 'updateRefused').length

test('[BO42] [BO14] a refused edit leaves an honest device with the server’s board, and its words as a draft', async () => {
  const [ann, bob] = [await person('ann'), await person('bob')]
  ann.board().put('s1', card('Kept'))
  await vi.waitFor(() => expect(cards(bob)).toEqual([['s1', 'Kept']]))
  room.settings.locked = true
  ann.board().put('s2', card('Too late'))
  await vi.waitFor(() => expect(refusals()).toBe(1))
  await vi.waitFor(() =>
    expect(ann.connection.current()).toMatchObject({
      status: 'live',
      recovered: [{ id: 's2', text: 'Too late' }],
    }),
  )
  expect([cards(ann), cards(bob)]).toEqual([[['s1', 'Kept']], [['s1', 'Kept']]])

  room.settings.locked = false
  ann.board().put('s3', card('Afterwards'))
  const both = [
    ['s1', 'Kept'],
    ['s3', 'Afterwards'],
  ]
  await vi.waitFor(() => expect([cards(ann), cards(bob)]).toEqual([both, both]))
  expect(Y.encodeStateVector(ann.doc())).toHaveLength(Y.encodeStateVector(bob.doc()).length)
  expect(refusals()).toBe(1)
})

test('[BO42] what was written offline in a stage that has closed meanwhile is handed back, and nothing else is lost', async () => {
  const [ann, bob] = [await person('ann'), await person('bob')]
  ann.board().put('s1', card('Kept'))
  await vi.waitFor(() => expect(cards(bob)).toEqual([['s1', 'Kept']]))
  room.settings.stage = 'voting'
  ann.board().together(() => {
    ann.board().wording('s1')!.insert(0, 'Not ')
    ann.board().put('s2', card('Written on the train'))
  })
  await vi.waitFor(() =>
    expect(ann.connection.current().recovered.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 's1', text: 'Not Kept' },
      { id: 's2', text: 'Written on the train' },
    ]),
  )
  await vi.waitFor(() => expect(cards(ann)).toEqual([['s1', 'Kept']]))
  expect(cards(bob)).toEqual([['s1', 'Kept']])
})

test('[BO42] [BO10] words that are too long together are handed back to who came second', async () => {
  const [ann, bob] = [await person('ann', 'notes'), await person('bob', 'notes')]
  const text = (one: Person) => one.doc().getMap('questions').get('q1') as Y.Text | undefined
  ann
    .doc()
    .getMap('questions')
    .set('q1', new Y.Text('x'.repeat(9_990)))
  await vi.waitFor(() => expect(text(bob)?.length).toBe(9_990))
  ann.doc().transact(() => text(ann)!.insert(0, 'yyyyy'))
  bob.doc().transact(() => text(bob)!.insert(0, 'zzzzzzzz'))
  await vi.waitFor(() => expect(refusals()).toBe(1))
  await vi.waitFor(() =>
    expect([ann, bob].map(({ connection }) => connection.current().status)).toEqual(['live', 'live']),
  )
  await vi.waitFor(() => expect(text(ann)?.toString()).toBe(text(bob)?.toString()))
  const drafts = [ann, bob].map(({ connection }) => connection.current().recovered).find(({ length }) => length > 0)
  expect(drafts).toHaveLength(1)
  expect(text(ann)!.length).toBeLessThanOrEqual(10_000)
})
