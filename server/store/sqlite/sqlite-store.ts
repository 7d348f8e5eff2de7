import { join } from 'node:path'
import { type PollKeys, pollKeysIn } from '../poll-keys.ts'
import type { StoreObserver } from '../store-observer.ts'
import type { Store } from '../store.ts'
import { attempt } from './attempt.ts'
import { authorsIn } from './authors.ts'
import { checkpointOf } from './checkpoint.ts'
import { credentialsIn } from './credentials.ts'
import { documentsIn } from './documents.ts'
import { groupCommit } from './group-commit.ts'
import { memoriesIn } from './memories.ts'
import { type Database, openDatabase } from './open-database.ts'
import { probeOf } from './probe.ts'
import { roomsIn } from './rooms.ts'
import { scrubbingOf } from './scrubbing.ts'

/** Remembers in one file, for one process. Throws when the file is taken, too new, or would not be durable. */
export function sqliteStore(folder: string, observer: StoreObserver): Store {
  const keys = pollKeysIn(join(folder, 'poll-keys'))
  return storeOn(openDatabase(join(folder, 'questions-first.db')), keys, observer)
}

/** The same on a database that is already open. */
export function storeOn(database: Database, keys: PollKeys, observer: StoreObserver): Store {
  const workings = workingsOf(database, keys, observer)
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
    close: () => attempt(workings.commits.close),
  }
}

type Workings = ReturnType<typeof workingsOf>

function workingsOf(database: Database, keys: PollKeys, observer: StoreObserver) {
  const checkpoint = checkpointOf(database)
  const commits = groupCommit(database, { checkpoint, probe: probeOf(database, checkpoint), observer })
  return {
    keys,
    checkpoint,
    commits,
    scrubbing: scrubbingOf(database, checkpoint, commits),
    rooms: roomsIn(database),
    memories: memoriesIn(database),
    credentials: credentialsIn(database),
    documents: documentsIn(database),
    authors: authorsIn(database),
  }
}

const roomsOf = ({ commits, rooms, memories, credentials, keys, checkpoint }: Workings) =>
  ({
    createRoom: (room, entry, given) =>
      commits.write(() => {
        if (!rooms.create(room)) return false
        memories.write(room.id, entry)
        for (const credential of given) credentials.save(credential)
        return true
      }),
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
      await commits.write(() => {
        rooms.drop(room)
        keys.shredAll(room)
      })
      await commits.alone(checkpoint.empty)
    },
  }) satisfies Partial<Store>

const memoryOf = ({ commits, rooms, memories, scrubbing }: Workings) =>
  ({
    wake: (room) => commits.write(() => rooms.raiseEpoch(room)),
    load: (room) => attempt(() => memories.load(room)),
    append: (room, epoch, entry) =>
      commits.write(() => {
        memories.requireEpoch(room, epoch)
        memories.write(room, entry)
      }),
    rewrite: (room, epoch, anew, rows) =>
      commits.write(() => {
        memories.requireEpoch(room, epoch)
        memories.rewrite(room, anew, rows)
        scrubbing.owe()
      }),
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
