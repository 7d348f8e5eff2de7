import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { CloseReason } from '#shared/protocol/close-codes.ts'
import { DamagedDocument } from '../store/failures.ts'
import type { DocumentLog } from './document-log.ts'
import type { Fault } from './guard.ts'
import { type Hub, hubOf } from './hub.ts'
import { type Address, addressed, readDocument } from './live-document.ts'
import { type Keep, rewritten } from './renewal.ts'
import { strikesOf } from './strikes.ts'

export type DocumentEvent =
  | { readonly type: 'updateRefused'; readonly room: string; readonly person: PersonId; readonly fault: Fault }
  /** The document was let go; whoever comes again reads what is durable. */
  | { readonly type: 'storeFailed'; readonly room: string; readonly document: string; readonly error: unknown }

interface Means {
  readonly log: DocumentLog
  /** Milliseconds that only go forward. */
  now(): number
  report(event: DocumentEvent): void
}

interface Book {
  readonly room: string
  readonly hub: Hub
}

/** The documents that somebody is at, by room, name and epoch. */
export function shelfOf({ log, now, report }: Means) {
  const open = new Map<string, Book>()
  const closing = new Map<string, Promise<void>>()
  /** Those that could not be read stay shut until the server is started again, after somebody has looked. */
  const damaged = new Set<string>()
  const strikes = strikesOf({ now })
  const placeOf = ({ room, name, epoch }: Pick<Address, 'room' | 'name' | 'epoch'>) =>
    `${room}/${addressed(name, epoch)}`

  function take(room: string, name: DocumentName, epoch: number): Hub {
    const place = placeOf({ room, name, epoch })
    const known = open.get(place)
    if (known) return known.hub

    const hub = hubOf({
      log,
      room,
      name,
      epoch,
      now,
      before: closing.get(place) ?? Promise.resolve(),
      refused(person, fault): CloseReason {
        report({ type: 'updateRefused', room, person, fault })
        return strikes.strike(`${room}/${person}`) ? 'tooMany' : 'updateRefused'
      },
      failed(error) {
        if (error instanceof DamagedDocument) damaged.add(place)
        report({ type: 'storeFailed', room, document: addressed(name, epoch), error })
      },
      gone(closed) {
        open.delete(place)
        closing.set(place, closed)
        void closed.then(() => closing.get(place) === closed && closing.delete(place))
      },
    })
    open.set(place, { room, hub })
    return hub
  }

  const inRoom = (room: string) => [...open.values()].filter((book) => book.room === room).map(({ hub }) => hub)

  return {
    take,
    damaged: () => damaged.size,
    isDamaged: (room: string, name: DocumentName, epoch: number) => damaged.has(placeOf({ room, name, epoch })),
    /** Whether somebody is at a document of this room. */
    isOpen: (room: string) => inRoom(room).length > 0,
    isOut: (room: string, person: PersonId) => strikes.isOut(`${room}/${person}`),
    removePerson: (room: string, person: PersonId) => inRoom(room).forEach((hub) => hub.dismiss(person, 'notAllowed')),
    async closeRoom(room: string): Promise<void> {
      await Promise.all(inRoom(room).map((hub) => hub.close('notAllowed')))
    },
    /** The old epoch is closed, and the new one begun with what is kept of it. Gives nothing back until it is durable. */
    async renew(room: string, name: DocumentName, from: number, keep: Keep): Promise<void> {
      await open.get(placeOf({ room, name, epoch: from }))?.hub.close('oldEpoch')
      await closing.get(placeOf({ room, name, epoch: from }))
      const { doc } = await readDocument({ log, room, name, epoch: from })
      await log.drop(room, addressed(name, from + 1)) // begun once already, by whoever did not live to say so
      await log.append(room, addressed(name, from + 1), rewritten(doc, name, keep))
    },
    forget: (room: string, name: DocumentName, epoch: number) => log.drop(room, addressed(name, epoch)),
    /** A copy that is the caller's. */
    async copy(room: string, name: DocumentName, epoch: number): Promise<Y.Doc> {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await take(room, name, epoch).document()).snapshot())
      return doc
    },
    async close(): Promise<void> {
      await Promise.all([...open.values()].map(({ hub }) => hub.close('restarting')))
      await Promise.all(closing.values())
    },
  }
}
