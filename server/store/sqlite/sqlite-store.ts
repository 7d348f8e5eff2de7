import { join } from 'node:path'
import { headAt, type Mark, sameLink } from '../event-chain.ts'
import type { Head } from '#shared/protocol/wire.ts'
import { StoreFailed } from '../failures.ts'
import { HEADS_FILE, type Heads, headsIn } from '../heads.ts'
import { nameFor, type PollKeys, pollKeysIn } from '../poll-keys.ts'
import type { StoreObserver } from '../store-observer.ts'
import type { Store } from '../store.ts'
import { attempt, attemptLong } from './attempt.ts'
import { authorsIn } from './authors.ts'
import { checkpointOf } from './checkpoint.ts'
import { credentialsIn } from './credentials.ts'
import { documentsIn } from './documents.ts'
import { groupCommit } from './group-commit.ts'
import { memoriesIn } from './memories.ts'
import type { Database } from './open-database.ts'
import { type BackupNote, backUp, DATABASE_FILE } from './backup.ts'
import { openOrSalvage } from './salvage.ts'
import { probeOf } from './probe.ts'
import { roomsIn } from './rooms.ts'
import { scrubbingOf } from './scrubbing.ts'

export const KEYS_FOLDER = 'poll-keys'

/** A store that can be copied while it is at work. */
export interface SqliteStore extends Store {
  /** Into a folder that is empty or not there yet. */
  backUp(target: string, takenAt: number): Promise<BackupNote>
}

/** Remembers in one file, for one process. Throws when the file is taken, too new, or would not be durable. */
export function sqliteStore(folder: string, observer: StoreObserver): SqliteStore {
  const database = openOrSalvage(join(folder, DATABASE_FILE), observer)
  const beside = besideIn(folder, observer)
  return {
    ...storeOn(database, beside, observer),
    backUp: (target, takenAt) => backUp({ database, keys: beside.keys, folder }, target, takenAt),
  }
}

/** What is kept in files of its own beside the database. To be opened once the database is ours alone. */
export interface Beside {
  readonly keys: PollKeys
  readonly heads: Heads
}

export const besideIn = (folder: string, { failed }: StoreObserver): Beside => ({
  keys: pollKeysIn(join(folder, KEYS_FOLDER)),
  heads: headsIn(join(folder, HEADS_FILE), {
    lagging: (cause) => failed(new StoreFailed('the heads cannot be written', { fatal: false, cause })),
    unflushed: (cause) => failed(new StoreFailed('the heads cannot be flushed', { fatal: true, cause })),
  }),
})

/** The same on a database that is already open. */
export function storeOn(database: Database, beside: Beside, observer: StoreObserver): Store {
  const workings = workingsOf(database, beside, observer)
  workings.scrubbing.catchUp()
  return {
    ...roomsOf(workings),
    ...memoryOf(workings),
    ...credentialsOf(workings),
    ...pollKeysOf(workings),
    documents: documentsOf(workings),
    authors: authorsOf(workings),
    scrub: workings.scrubbing.scrub,
    health: () => attempt(workings.commits.health),
    close: () =>
      attempt(() => {
        if (workings.commits.close()) beside.heads.close()
      }),
  }
}

/** As `headAt`; ballots do not move the log, so that a storm of them asks for the same one again and again. */
function remembering(): (mark: Mark) => Head {
  let last: { readonly mark: Mark; readonly head: Head } | undefined
  return (mark) => {
    if (
      !last ||
      last.mark.seq !== mark.seq ||
      last.mark.edition !== mark.edition ||
      !sameLink(last.mark.link, mark.link)
    )
      last = { mark, head: headAt(mark) }
    return last.head
  }
}

type Workings = ReturnType<typeof workingsOf>

function workingsOf(database: Database, beside: Beside, observer: StoreObserver) {
  const checkpoint = checkpointOf(database)
  const commits = groupCommit(database, { checkpoint, probe: probeOf(database, checkpoint), observer })
  return {
    ...beside,
    checkpoint,
    commits,
    scrubbing: scrubbingOf(database, checkpoint, commits),
    toldAt: remembering(),
    rooms: roomsIn(database),
    memories: memoriesIn(database, beside.heads),
    credentials: credentialsIn(database),
    documents: documentsIn(database),
    authors: authorsIn(database),
  }
}

const roomsOf = ({ commits, rooms, memories, credentials, keys, checkpoint, heads }: Workings) =>
  ({
    async createRoom(room, entry, given) {
      const mark = await commits.write(() => {
        if (!rooms.create(room)) return undefined
        for (const credential of given) credentials.save(credential)
        return memories.write(room.id, entry)
      })
      if (mark) heads.note(room.id, mark)
      return mark !== undefined
    },
    roomByCode: (code) => attempt(() => rooms.byCode(code)),
    roomById: (room) => attempt(() => rooms.byId(room)),
    rooms: () => attempt(rooms.all),
    setStatus: (room, status) => commits.write(() => rooms.setStatus(room, status)),
    setRetention: (room, retainUntil) =>
      commits.write(() => {
        rooms.setRetention(room, retainUntil)
        credentials.extendKeys(room, retainUntil)
      }),
    setCode: (room, code) => commits.write(() => rooms.setCode(room, code)),
    async deleteRoom(room) {
      heads.lift(room)
      await commits.write(() => {
        rooms.drop(room)
        keys.shredAll(room)
      })
      await commits.alone(checkpoint.empty)
    },
  }) satisfies Partial<Store>

const memoryOf = ({ commits, rooms, memories, scrubbing, heads, toldAt }: Workings) =>
  ({
    wake: (room) => commits.write(() => rooms.raiseEpoch(room)),
    load: (room) => attempt(() => memories.load(room)),
    recall: (room, version) => attempt(() => memories.recall(room, version)),
    rows: (room) => attempt(() => memories.rows(room)),
    check: (room) => attemptLong(() => memories.check(room)),
    keepSnapshot: (room, epoch, snapshot) =>
      commits.write(() => {
        memories.requireEpoch(room, epoch)
        return memories.keepSnapshot(room, snapshot)
      }),
    dropSnapshot: (room) => commits.write(() => memories.dropSnapshot(room)),
    async append(room, epoch, entry) {
      const mark = await commits.write(() => memories.write(room, entry, epoch))
      if (entry.events.length > 0) heads.note(room, mark)
      return toldAt(mark)
    },
    answer: (room, person, command) => attempt(() => memories.answer(room, person, command)),
    hasBeenAt: (room, head) => attempt(() => memories.hasBeenAt(room, head)),
    lostRooms: (deleted) =>
      attempt(() => {
        const accounted = new Set([...rooms.all().map(({ id }) => id), ...deleted].map(nameFor))
        return heads.names().filter((name) => !accounted.has(name)).length
      }),
    async rewrite(room, epoch, anew, rows) {
      heads.lift(room)
      const mark = await commits.write(() => {
        memories.requireEpoch(room, epoch)
        scrubbing.owe()
        return memories.rewrite(room, anew, rows)
      })
      heads.note(room, mark)
    },
  }) satisfies Partial<Store>

const credentialsOf = ({ commits, rooms, credentials }: Workings) =>
  ({
    saveCredential: (credential) =>
      commits.write(() => {
        rooms.require(credential.room)
        credentials.save(credential)
      }),
    credential: (hash) => attempt(() => credentials.find(hash)),
    touchCredential: (hash, usedAt) => commits.write(() => credentials.touch(hash, usedAt)),
    dropCredential: (hash) => commits.write(() => credentials.drop(hash)),
    dropCredentialsOf: (room, person) => commits.write(() => credentials.dropOf(room, person)),
  }) satisfies Partial<Store>

const pollKeysOf = ({ commits, rooms, keys, scrubbing }: Workings) =>
  ({
    pollKey: (room, poll) =>
      attempt(() => {
        rooms.require(room)
        return keys.key(room, poll)
      }),
    async shredPollKey(room, poll) {
      if (!keys.has(room, poll)) return false
      await commits.write(scrubbing.owe)
      keys.shred(room, poll)
      return true
    },
    roomsWithPollKeys: () => attempt(() => rooms.all().filter(({ id }) => keys.hasAny(id))),
  }) satisfies Partial<Store>

const documentsOf = ({ commits, rooms, documents }: Workings): Store['documents'] => ({
  load: (room, document) => attempt(() => documents.load(room, document)),
  append: (room, document, update) =>
    commits.write(() => {
      rooms.require(room)
      return documents.append(room, document, update)
    }),
  compact: (room, document, snapshot, upTo) =>
    commits.write(() => {
      rooms.require(room)
      documents.compact(room, document, snapshot, upTo)
    }),
  drop: (room, document) => commits.write(() => documents.drop(room, document)),
})

const authorsOf = ({ commits, rooms, authors }: Workings): Store['authors'] => ({
  claim: (room, person, clientId) =>
    commits.write(() => {
      rooms.require(room)
      return authors.claim(room, person, clientId)
    }),
  owners: (room) => attempt(() => authors.owners(room)),
})
