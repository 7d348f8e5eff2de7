import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { SUBPROTOCOL } from '#shared/protocol/close-codes.ts'
import type { TicketAnswer } from '#shared/protocol/wire.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { STICKIES } from './story.ts'

interface Means {
  /** Where this very server listens, as `ws://127.0.0.1:3000/y/CODE`. */
  readonly address: string
  ticketFor(person: PersonId): Promise<TicketAnswer>
  about(question: number): QuestionId | undefined
}

const COLUMN = 320
const ROW = 220
const COLUMNS = 4

/** Made-up people put up cards through the same door and guard as everybody else. */
export function pretendBoard({ address, ticketFor, about }: Means) {
  let placed = 0

  async function put(person: PersonId): Promise<boolean> {
    const at = placed
    const sticky = STICKIES[at]
    if (!sticky) return false
    placed += 1
    const pass = await ticketFor(person)
    if (!pass.ok) return true
    const doc = new Y.Doc()
    doc.clientID = pass.clientId
    const provider = new WebsocketProvider(address, pass.document, doc, {
      protocols: [SUBPROTOCOL, pass.ticket],
      connect: false,
      disableBc: true,
      // The two disagree on types alone; y-websocket is made for either.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    })
    try {
      await synced(provider)
      const { question, answersCard, ...words } = sticky
      const pinned = question === undefined ? undefined : about(question)
      boardOf(doc).put(cardId(at), {
        ...words,
        by: person,
        pos: [(at % COLUMNS) * COLUMN, Math.floor(at / COLUMNS) * ROW],
        ...(pinned && { questions: [pinned] }),
        ...(answersCard !== undefined && { answers: [cardId(answersCard)] }),
      })
      await sent(provider)
    } finally {
      provider.destroy()
      doc.destroy()
    }
    return true
  }

  return { put }
}

const cardId = (at: number) => `pretend-card-${at}`
const PATIENCE = 5_000

function synced(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the board did not open')), PATIENCE)
    provider.on('sync', (isSynced: boolean) => {
      if (!isSynced) return
      clearTimeout(timer)
      resolve()
    })
    provider.on('connection-close', (event) => {
      clearTimeout(timer)
      reject(new Error(`the board closed (${event?.code})`))
    })
    provider.connect()
  })
}

/** Waits until what was written has left this side. */
async function sent(provider: WebsocketProvider): Promise<void> {
  const until = Date.now() + PATIENCE
  while ((provider.ws?.bufferedAmount ?? 0) > 0 && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20)) // oxlint-disable-line no-await-in-loop -- waiting is the point
  await new Promise((resolve) => setTimeout(resolve, 100))
}
