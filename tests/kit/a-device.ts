import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import { openDocument } from '#client/realtime/open-documents.ts'
import { openRoom } from '#client/realtime/room-client.ts'
import { boardOf } from '#shared/board/doc.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { memoryStorage } from './memory-storage.ts'

type Port = AddressInfo['port']
interface Somebody {
  readonly token: string
  readonly person: { readonly id: string }
}

/** The product's own client, without screens: its line, its outbox and its documents, as they run in a phone. */
export function aDevice(port: Port, code: string, { token, person }: Somebody, storage = memoryStorage()) {
  vi.stubGlobal('WebSocket', WebSocket) // Node 20 has none of its own
  vi.stubGlobal('location', { protocol: 'http:', host: `127.0.0.1:${port}` })
  const origin = `http://127.0.0.1:${port}`
  const room = openRoom({ code, token, person: person.id as PersonId, origin, storage, isShared: true })
  const board = () => openDocument(room, 'board')
  return {
    room,
    storage,
    line: () => room.line.getState(),
    view: () => room.store.getState().view,
    board,
    boardState: () => board().current().status,
    cards: () => [...boardOf(board().current().doc).stickies().values()].map(({ text }) => text),
    put: (id: string, text: string) => boardOf(board().current().doc).put(id, { kind: 'note', text, pos: [0, 0] }),
    close: room.close,
  }
}
export type Device = ReturnType<typeof aDevice>
