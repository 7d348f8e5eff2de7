import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { documentDoor } from '#server/documents/door.ts'
import type { DocumentEvent } from '#server/documents/shelf.ts'
import { authorLedger } from '#server/people/author-ledger.ts'
import { ticketBooth } from '#server/people/tickets.ts'
import type { StageKind } from '#shared/agenda/stages.ts'
import { type DocumentName, mayWrite } from '#shared/board/rights.ts'
import type { PersonId, Role } from '#shared/core/actor.ts'
import { SUBPROTOCOL } from '#shared/protocol/close-codes.ts'
import { memoryAuthorRecords, memoryDocumentLog } from './memory-document-log.ts'

const ROLES: Readonly<Record<string, Role>> = {
  fay: 'facilitator',
  ann: 'attendee',
  bob: 'attendee',
  olu: 'observer',
}

/** A real server with shared documents, a stage and four people, and whatever connects to it. */
export async function roomWithDocuments() {
  const { log, double } = memoryDocumentLog()
  const records = memoryAuthorRecords()
  const settings = { stage: 'barriers' as StageKind, locked: false, epoch: 1, clock: 0, closed: false }
  const gone = new Set<string>()
  const events: DocumentEvent[] = []
  const opened: (() => void)[] = []
  const providers = new Map<Y.Doc, WebsocketProvider>()
  process.setMaxListeners(100) // every stock client outside a browser listens for the end of the process
  const tickets = ticketBooth({ secret: Buffer.alloc(32, 7), now: () => Date.now() + settings.clock })
  let dice = 1_000
  let ledger = authorLedger({ records, newClientId: () => ++dice })
  let door = newDoor()
  const server = await listening((request, socket, head) => door.enter(request, socket, head))
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`

  function newDoor() {
    return documentDoor({
      tickets,
      log,
      wake: (room) => ledger.wake(room),
      authorOf: ({ room, person, document }) =>
        gone.has(person)
          ? undefined
          : {
              person,
              name: `${person} the first`,
              isFacilitator: () => ROLES[person] === 'facilitator',
              mayWrite: () => mayWrite(document, ROLES[person]!, settings.stage, settings.locked),
              owns: (clientId) => ledger.owns(room, person, clientId),
            },
      epochOf: () => (settings.closed ? undefined : settings.epoch),
      now: () => performance.now() + settings.clock,
      report: (event) => events.push(event),
    })
  }

  async function ticketFor(name: string, document: DocumentName = 'board', room = 'ROOM') {
    const person = name as PersonId
    const clientId = await ledger.claim(room, person)
    return { ticket: tickets.issue({ room, person, document, epoch: settings.epoch, clientId }), clientId }
  }

  /** A stock client, as a browser would run it. */
  async function join(name: string, document: DocumentName = 'board', doc = new Y.Doc()) {
    const { ticket, clientId } = await ticketFor(name, document)
    providers.get(doc)?.destroy() // while it still knows the document under its old id
    doc.clientID = clientId
    const provider = new WebsocketProvider(`${address}/y/ROOM`, `${document}@${settings.epoch}`, doc, {
      protocols: [SUBPROTOCOL, ticket],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      connect: false,
      shouldReconnect: () => false,
    })
    const closes: number[] = []
    provider.on('connection-close', (event) => void (event && closes.push(event.code)))
    providers.set(doc, provider)
    provider.connect()
    return { doc, provider, closes, clientId, ticket }
  }

  /** A bare socket that says whatever it likes. */
  function raw(path: string, protocols: string[] = []) {
    const socket = new WebSocket(`${address}${path}`, protocols)
    socket.binaryType = 'nodebuffer'
    const frames: Buffer[] = []
    socket.on('message', (data: Buffer) => frames.push(data))
    opened.push(() => socket.terminate())
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    const open = new Promise<void>((resolve) => socket.once('open', () => resolve()))
    socket.on('error', () => socket.terminate())
    return { socket, frames, closed, open }
  }

  async function rawAs(name: string, document: DocumentName = 'board') {
    const { ticket, clientId } = await ticketFor(name, document)
    const visitor = raw(`/y/ROOM/${document}@${settings.epoch}`, [SUBPROTOCOL, ticket])
    await visitor.open
    return { ...visitor, clientId }
  }

  return {
    settings,
    address,
    gone,
    events,
    double,
    log,
    tickets,
    ticketFor,
    join,
    raw,
    rawAs,
    door: () => door,
    /** As after a deploy: nothing is left but what was written down. */
    async restart() {
      await door.close()
      ledger = authorLedger({ records, newClientId: () => ++dice })
      door = newDoor()
    },
    async close() {
      for (const leave of opened) leave()
      for (const provider of providers.values()) if (provider.wsconnected) provider.destroy()
      await door.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type RoomWithDocuments = Awaited<ReturnType<typeof roomWithDocuments>>

async function listening(upgrade: Parameters<Server['on']>[1]): Promise<Server> {
  const server = createServer()
  server.on('upgrade', upgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
