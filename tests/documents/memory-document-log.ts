import type { PersonId } from '#shared/core/actor.ts'
import type { DocumentLog } from '#server/documents/document-log.ts'
import type { AuthorRecords } from '#server/people/author-ledger.ts'

interface Entry {
  readonly number: number
  readonly update: Uint8Array
}

/** A log in memory that can be told to fail, or to wait. */
export function memoryDocumentLog() {
  const documents = new Map<string, Entry[]>()
  let last = 0
  const at = (room: string, document: string) => documents.get(`${room}/${document}`) ?? []
  const double = {
    appended: 0,
    failing: false,
    /** Resolves when an append may go on. */
    gate: Promise.resolve(),
    entries: (room: string, document: string) => at(room, document).length,
  }
  const log: DocumentLog = {
    async load(room, document) {
      if (double.failing) throw new Error('the disk is gone')
      const entries = at(room, document)
      return { updates: entries.map(({ update }) => update), last: entries.at(-1)?.number ?? 0 }
    },
    async append(room, document, update) {
      await double.gate
      if (double.failing) throw new Error('the disk is gone')
      const number = ++last
      documents.set(`${room}/${document}`, [...at(room, document), { number, update: Uint8Array.from(update) }])
      double.appended++
      return number
    },
    async compact(room, document, snapshot, upTo) {
      if (double.failing) throw new Error('the disk is gone')
      const later = at(room, document).filter(({ number }) => number > upTo)
      documents.set(`${room}/${document}`, [{ number: upTo, update: Uint8Array.from(snapshot) }, ...later])
    },
    async drop(room, document) {
      documents.delete(`${room}/${document}`)
    },
  }
  return { log, double }
}

export function memoryAuthorRecords(): AuthorRecords {
  const rooms = new Map<string, Map<number, PersonId>>()
  return {
    async claim(room, person, clientId) {
      const owners = rooms.get(room) ?? new Map<number, PersonId>()
      rooms.set(room, owners)
      if (owners.has(clientId)) return false
      owners.set(clientId, person)
      return true
    },
    owners: async (room) => new Map(rooms.get(room)),
  }
}
