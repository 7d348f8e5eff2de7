import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { type CloseReason, SUBPROTOCOL } from '#shared/protocol/close-codes.ts'
import type { Pass, TicketBooth } from '../people/tickets.ts'
import type { Author } from './author.ts'
import type { DocumentLog } from './document-log.ts'
import type { FrameSocket } from './frame-socket.ts'
import { MAX_FIRST_SYNC } from './guard.ts'
import { hangUp } from './hang-up.ts'
import type { Keep } from './renewal.ts'
import { sharingFrames } from './shared-frames.ts'
import { type DocumentEvent, shelfOf } from './shelf.ts'

interface DoorMeans {
  readonly tickets: Pick<TicketBooth, 'read'>
  readonly log: DocumentLog
  /** Has to be done before anything can be told of a room or its authors. */
  wake(room: string): Promise<void>
  /** Undefined for somebody who may not be there any more. */
  authorOf(pass: Pass): Author | undefined
  /** Undefined when the room is closed or unknown. */
  epochOf(room: string, document: DocumentName): number | undefined
  /** Milliseconds that only go forward. */
  now(): number
  report(event: DocumentEvent): void
}

/** Browsers send big messages in a few pieces; each piece costs memory, however small. */
const MOST_FRAGMENTS = 1_024

/** Lets ticket holders in to `/y/<room>/<document>@<epoch>`. */
export function documentDoor({ tickets, log, wake, authorOf, epochOf, now, report }: DoorMeans) {
  const shelf = shelfOf({ log, now, report })
  /** Documents that are just being begun anew, as `room/name`. */
  const renewing = new Set<string>()
  let isClosing = false

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FIRST_SYNC,
    maxFragments: MOST_FRAGMENTS,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(SUBPROTOCOL) && SUBPROTOCOL,
  })

  /** The ticket is checked before anything is looked up, so that strangers cost nothing. */
  function passFor(address: string, ticket: string): Pass | CloseReason {
    const asked = ADDRESS.exec(address)
    const pass = tickets.read(ticket)
    if (!asked || !pass || asked[1] !== pass.room || asked[2] !== pass.document) return 'ticketExpired'
    return Number(asked[3]) === pass.epoch ? pass : 'oldEpoch'
  }

  async function admit(client: FrameSocket, pass: Pass) {
    client.pause()
    try {
      await wake(pass.room)
    } catch (error) {
      report({ type: 'storeFailed', room: pass.room, document: pass.document, error })
      return hangUp(client, 'restarting')
    }
    client.resume()
    if (client.readyState === client.OPEN) seat(client, pass)
  }

  function seat(client: FrameSocket, pass: Pass) {
    const { room, person, document, epoch, clientId } = pass
    const author = authorOf(pass)
    const current = epochOf(room, document)
    if (isClosing || renewing.has(`${room}/${document}`)) return hangUp(client, 'restarting')
    if (!author || current === undefined) return hangUp(client, 'notAllowed')
    if (shelf.isOut(room, person)) return hangUp(client, 'tooMany')
    if (current !== epoch) return hangUp(client, 'oldEpoch')
    if (shelf.isDamaged(room, document, epoch)) return hangUp(client, 'restarting')
    shelf.take(room, document, epoch).welcome(client, author, clientId)
  }

  function receive(client: FrameSocket, address: string, ticket: string) {
    const pass = passFor(address, ticket)
    if (typeof pass === 'string') hangUp(client, pass)
    else void admit(client, pass)
  }

  return {
    /** A refused upgrade is invisible to a browser, which then tries for ever; so: open, say why, close. */
    enter(request: IncomingMessage, socket: Duplex, head: Buffer) {
      sockets.handleUpgrade(request, socket, head, (client) => {
        client.on('error', () => client.terminate()) // without this line one oversized frame ends the process
        receive(sharingFrames(client, socket), request.url ?? '', ticketOf(request))
      })
    },
    /** Over the room's own line, where WebSockets are blocked. */
    enterCarried: receive,
    removePerson: shelf.removePerson,
    closeRoom: shelf.closeRoom,
    isOpen: shelf.isOpen,
    damaged: shelf.damaged,

    /** The document as it is now: a copy that is the caller's. Of a closed room, which has none to enter, say the epoch. */
    async document(room: string, name: DocumentName, known?: number): Promise<Y.Doc> {
      const epoch = known ?? epochOf(room, name)
      if (epoch === undefined) throw new Error('no such document')
      return shelf.copy(room, name, epoch)
    },

    /**
     * Begins a document anew, with what `keep` leaves of each entry. `commit` has to make `epochOf` tell the next
     * epoch; the old one is forgotten once that is done. Of a closed room, which has none to enter, say the epoch.
     */
    async renew(
      room: string,
      name: DocumentName,
      keep: Keep,
      commit: (epoch: number) => Promise<void>,
      known?: number,
    ): Promise<void> {
      const from = known ?? epochOf(room, name)
      const place = `${room}/${name}`
      if (from === undefined || renewing.has(place)) throw new Error('no such document, or it is being renewed')
      renewing.add(place)
      try {
        await shelf.renew(room, name, from, keep)
        await commit(from + 1)
        await shelf.forget(room, name, from)
      } finally {
        renewing.delete(place)
      }
    },

    /** Everybody is told to come back later, and everything is written. */
    async close(): Promise<void> {
      isClosing = true
      await shelf.close()
      for (const client of sockets.clients) hangUp(client, 'restarting')
    },
  }
}

const ADDRESS = /^\/y\/([\w-]{1,64})\/([a-z]{1,16})@(\d{1,9})(?:\?|$)/

/** The ticket travels beside the subprotocol, so that it never stands in an address or a log. */
const ticketOf = (request: IncomingMessage) => request.headers['sec-websocket-protocol']?.split(',')[1]?.trim() ?? ''
