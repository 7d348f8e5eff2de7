import type { PersonId, Role } from '#shared/core/actor.ts'
import type { Head } from '#shared/protocol/wire.ts'
import type { DocumentLog } from '../documents/document-log.ts'
import type { AuthorRecords } from '../people/author-ledger.ts'

/** An event as stored: opaque JSON with a type. The store never looks inside. */
export interface StoredEvent {
  readonly type: string
}

export const ROW_TABLES = ['people', 'voted', 'ballots'] as const
export type RowTable = (typeof ROW_TABLES)[number]

/**
 * A row lies beside the log, without order, time or link: the latest under its key, or nothing.
 * Keys are `[person]` for people, `[poll, person]` for voted, `[poll, voter]` for ballots.
 */
export interface Row {
  readonly table: RowTable
  readonly key: readonly string[]
  /** Plain JSON; `undefined` deletes the row. */
  readonly value: unknown
}

/** The answer to one command, kept so that the same command is done once. The first answer stays. */
export interface StoredAnswer {
  readonly person: PersonId
  readonly command: string
  readonly value: unknown
}

/** An answer to be kept. A marked one is an object, and gets `head`: where the log has got to with its own events. */
export interface GivenAnswer extends StoredAnswer {
  readonly isMarked?: true
}

/** All that one decision leaves behind: written together or not at all. */
export interface Entry {
  readonly events: readonly StoredEvent[]
  readonly rows: readonly Row[]
  readonly answer?: GivenAnswer
}

/** Everything a room remembers: events in order, rows by table and key, answers by person and command. */
export interface Memory {
  readonly events: readonly StoredEvent[]
  readonly rows: readonly Row[]
  readonly answers: readonly StoredAnswer[]
}

/** From what is stored to what is to stand there instead. */
export type Rewriting = (events: readonly StoredEvent[]) => readonly StoredEvent[]

export type RoomStatus = 'open' | 'closed'

/** The room as an address: times are milliseconds since 1970. */
export interface RoomRecord {
  readonly id: string
  readonly code: string
  readonly createdAt: number
  readonly retainUntil: number
  readonly status: RoomStatus
}

/** A right to enter one room. Only the SHA-256 (hex) of the secret is ever kept. */
export interface Credential {
  readonly hash: string
  readonly room: string
  readonly kind: 'token' | 'facilitatorKey' | 'invitation'
  readonly person?: PersonId
  readonly role: Role
  readonly expiresAt: number
  readonly usedAt?: number
}

/** `readOnly` mends itself once writing works again; after `broken` the process must end. */
export type Health =
  | { readonly state: 'ok' }
  | { readonly state: 'readOnly'; readonly why: string }
  | { readonly state: 'broken'; readonly why: string }

/**
 * Where rooms are remembered. Every implementation passes `tests/store/contract.ts`.
 * Whatever writes is durable once it resolves, and rejects with `StoreFailed` while the store cannot write.
 */
export interface Store {
  /** False, and nothing written, when another room already has the code. */
  createRoom(room: RoomRecord, entry: Entry, credentials: readonly Credential[]): Promise<boolean>
  roomByCode(code: string): Promise<RoomRecord | undefined>
  roomById(room: string): Promise<RoomRecord | undefined>
  rooms(): Promise<readonly RoomRecord[]>
  setStatus(room: string, status: RoomStatus): Promise<void>
  /** The key that runs the room is good for as long as the room is kept. */
  setRetention(room: string, retainUntil: number): Promise<void>
  /** False, and nothing changed, when another room already has the code. */
  setCode(room: string, code: string): Promise<boolean>
  /** Every row of it, its poll keys and its bytes are gone. An unknown room is already gone. */
  deleteRoom(room: string): Promise<void>

  /** Raises the room's fencing epoch: whoever woke it before can no longer append. */
  wake(room: string): Promise<number>
  /** Rejects with `DamagedRoom` when what is there is not what was written. */
  load(room: string): Promise<Memory>
  /** Where the log has got to with this. Rejects with `StaleEpoch` when the room has been woken since. */
  append(room: string, epoch: number, entry: Entry): Promise<Head>
  /** The value of the answer to this command of this person, or undefined: it was never answered. */
  answer(room: string, person: PersonId, command: string): Promise<unknown>
  /** Whether the log has been where a device was told it is; if not, something that was answered is lost. */
  hasBeenAt(room: string, head: Head): Promise<boolean>
  /** How many rooms that had events are not there, besides those that are known to be deleted. */
  lostRooms(deleted: readonly string[]): Promise<number>

  /**
   * Puts other events in the place of those that are there, as many and in the same order, and these rows with them: so
   * that what somebody asked to be forgotten is nowhere. Rejects as `append` does.
   */
  rewrite(room: string, epoch: number, anew: Rewriting, rows: readonly Row[]): Promise<void>

  saveCredential(credential: Credential): Promise<void>
  credential(hash: string): Promise<Credential | undefined>
  /** Notes the last use, from which idle time is counted. */
  touchCredential(hash: string, usedAt: number): Promise<void>
  /** True for exactly one caller, which makes an invitation good for one use. */
  dropCredential(hash: string): Promise<boolean>
  dropCredentialsOf(room: string, person: PersonId): Promise<void>

  /** The secret that turns people into the voters of one poll: made when first asked for, kept apart from all else. */
  pollKey(room: string, poll: string): Promise<Buffer>
  /** True when there was one. */
  shredPollKey(room: string, poll: string): Promise<boolean>
  /** Rooms that still have a key: some poll is open, or its closing was cut short. */
  roomsWithPollKeys(): Promise<readonly RoomRecord[]>
  /** Once a poll closed or a person is forgotten: no freed page, log or page order tells what was. */
  scrub(): Promise<void>

  readonly documents: DocumentLog
  readonly authors: AuthorRecords

  /** Asks whether it can write now; while it cannot, asking tries. */
  health(): Promise<Health>
  /** Writes what is waiting, then lets go of the files. */
  close(): Promise<void>
}
