import { randomBytes } from 'node:crypto'
import type { PersonId } from '#shared/core/actor.ts'
import { StaleEpoch, StoreFailed, UnknownRoom } from './failures.ts'
import { memoryRoom, type MemoryRoom } from './memory-room.ts'
import type { Credential, RoomRecord, Store } from './store.ts'

interface Shelf {
  readonly rooms: Map<string, MemoryRoom>
  readonly credentials: Map<string, Credential>
  /** Throws once the store is closed. */
  requireOpen(): void
}

/** Remembers until the process ends; for tests and demonstrations. */
export function memoryStore(): Store {
  let isClosed = false
  const shelf: Shelf = {
    rooms: new Map(),
    credentials: new Map(),
    requireOpen() {
      if (isClosed) throw new StoreFailed('the store is closed', { fatal: false })
    },
  }
  return {
    ...roomsOn(shelf),
    ...memoriesOn(shelf),
    ...credentialsOn(shelf),
    ...pollKeysOn(shelf),
    documents: documentsOn(shelf),
    authors: authorsOn(shelf),
    scrub: async () => shelf.requireOpen(),
    health: async () => (isClosed ? { state: 'readOnly', why: 'the store is closed' } : { state: 'ok' }),
    async close() {
      isClosed = true
    },
  }
}

function known({ rooms }: Shelf, id: string): MemoryRoom {
  const room = rooms.get(id)
  if (!room) throw new UnknownRoom(id)
  return room
}

/** The room, for writing. */
function roomOn(shelf: Shelf, id: string): MemoryRoom {
  shelf.requireOpen()
  return known(shelf, id)
}

const withCode = ({ rooms }: Shelf, code: string): RoomRecord | undefined =>
  [...rooms.values()].find(({ record }) => record.code === code)?.record

const roomsOn = (shelf: Shelf) =>
  ({
    async createRoom(record, entry, credentials) {
      shelf.requireOpen()
      if (withCode(shelf, record.code)) return false
      const room = memoryRoom(record)
      room.write(entry)
      shelf.rooms.set(record.id, room)
      for (const credential of credentials) shelf.credentials.set(credential.hash, credential)
      return true
    },
    roomByCode: async (code) => withCode(shelf, code),
    roomById: async (id) => shelf.rooms.get(id)?.record,
    rooms: async () => [...shelf.rooms.values()].map(({ record }) => record).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    async setStatus(id, status) {
      const room = roomOn(shelf, id)
      room.record = { ...room.record, status }
    },
    async setRetention(id, retainUntil) {
      const room = roomOn(shelf, id)
      room.record = { ...room.record, retainUntil }
      for (const [hash, known] of shelf.credentials) {
        if (known.room === id && known.kind === 'facilitatorKey')
          shelf.credentials.set(hash, { ...known, expiresAt: retainUntil })
      }
    },
    async setCode(id, code) {
      const room = roomOn(shelf, id)
      const owner = withCode(shelf, code)
      if (owner && owner.id !== id) return false
      room.record = { ...room.record, code }
      return true
    },
    async deleteRoom(id) {
      shelf.requireOpen()
      shelf.rooms.delete(id)
      for (const { hash, room } of shelf.credentials.values()) if (room === id) shelf.credentials.delete(hash)
    },
  }) satisfies Partial<Store>

const memoriesOn = (shelf: Shelf) =>
  ({
    wake: async (id) => ++roomOn(shelf, id).epoch,
    async load(id) {
      return known(shelf, id).load()
    },
    async append(id, epoch, entry) {
      const room = roomOn(shelf, id)
      if (room.epoch !== epoch) throw new StaleEpoch(id, epoch)
      return room.write(entry)
    },
    answer: async (id, person, command) => known(shelf, id).answer(person, command),
    hasBeenAt: async (id, head) => known(shelf, id).hasBeenAt(head),
    lostRooms: async () => 0,
    async rewrite(id, epoch, anew, rows) {
      const room = roomOn(shelf, id)
      if (room.epoch !== epoch) throw new StaleEpoch(id, epoch)
      room.rewrite(anew)
      room.write({ events: [], rows })
    },
  }) satisfies Partial<Store>

const credentialsOn = (shelf: Shelf) =>
  ({
    async saveCredential(credential) {
      roomOn(shelf, credential.room)
      if (shelf.credentials.has(credential.hash)) throw new Error('a secret is saved once')
      shelf.credentials.set(credential.hash, credential)
    },
    credential: async (hash) => shelf.credentials.get(hash),
    async touchCredential(hash, usedAt) {
      shelf.requireOpen()
      const credential = shelf.credentials.get(hash)
      if (credential) shelf.credentials.set(hash, { ...credential, usedAt })
    },
    async dropCredential(hash) {
      shelf.requireOpen()
      return shelf.credentials.delete(hash)
    },
    async dropCredentialsOf(room, person) {
      shelf.requireOpen()
      for (const { hash, ...of } of shelf.credentials.values()) {
        if (of.room === room && of.person === person) shelf.credentials.delete(hash)
      }
    },
  }) satisfies Partial<Store>

const pollKeysOn = (shelf: Shelf) =>
  ({
    async pollKey(id, poll) {
      const { keys } = roomOn(shelf, id)
      const key = keys.get(poll) ?? randomBytes(32)
      keys.set(poll, key)
      return Buffer.from(key)
    },
    async shredPollKey(id, poll) {
      shelf.rooms.get(id)?.keys.get(poll)?.fill(0)
      return shelf.rooms.get(id)?.keys.delete(poll) ?? false
    },
    roomsWithPollKeys: async () =>
      [...shelf.rooms.values()].filter(({ keys }) => keys.size > 0).map(({ record }) => record),
  }) satisfies Partial<Store>

const documentsOn = (shelf: Shelf): Store['documents'] => ({
  async load(id, document) {
    const updates = shelf.rooms.get(id)?.documents.get(document) ?? new Map<number, Uint8Array>()
    const inOrder = [...updates].toSorted(([a], [b]) => a - b)
    return { updates: inOrder.map(([, update]) => update.slice()), last: inOrder.at(-1)?.[0] ?? 0 }
  },
  async append(id, document, update) {
    const { documents } = roomOn(shelf, id)
    const updates = documents.get(document) ?? new Map<number, Uint8Array>()
    const number = Math.max(0, ...updates.keys()) + 1
    documents.set(document, updates.set(number, update.slice()))
    return number
  },
  async compact(id, document, snapshot, upTo) {
    const { documents } = roomOn(shelf, id)
    const later = [...(documents.get(document) ?? [])].filter(([number]) => number > upTo)
    documents.set(document, new Map([[upTo, snapshot.slice()], ...later]))
  },
  async drop(id, document) {
    shelf.requireOpen()
    shelf.rooms.get(id)?.documents.delete(document)
  },
})

const authorsOn = (shelf: Shelf): Store['authors'] => ({
  async claim(id, person: PersonId, clientId) {
    const { authors } = roomOn(shelf, id)
    if (authors.has(clientId)) return false
    authors.set(clientId, person)
    return true
  },
  owners: async (id) => new Map(shelf.rooms.get(id)?.authors),
})
