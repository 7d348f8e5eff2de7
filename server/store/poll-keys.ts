import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder, writeFlushed } from './flushed-files.ts'

const KEY_BYTES = 32
const SHREDDING = '.shredding'

export type PollKeys = ReturnType<typeof pollKeysIn>

/**
 * One small file per key, apart from everything a backup takes.
 * @NOTE Not a database: its log and its journal would keep copies of a key that has been shredded.
 */
export function pollKeysIn(folder: string) {
  makeFolder(folder)
  for (const room of readdirSync(folder)) finishShredding(join(folder, room))

  const folderOf = (room: string) => join(folder, nameFor(room))
  const fileOf = (room: string, poll: string) => join(folderOf(room), nameFor(poll))

  return {
    /** The same for one poll until it is shredded; on disk before it is given, or ballots would lose their voters. */
    key(room: string, poll: string): Buffer {
      const file = fileOf(room, poll)
      if (!existsSync(file)) {
        makeFolder(folderOf(room))
        flushFolder(folder)
        writeFlushed(`${file}.new`, randomBytes(KEY_BYTES), 'w')
        renameSync(`${file}.new`, file)
        flushFolder(folderOf(room))
      }
      const key = readFileSync(file)
      if (key.length !== KEY_BYTES) throw new Error(`the key of poll ${poll} is damaged`)
      return key
    },
    has: (room: string, poll: string) => existsSync(fileOf(room, poll)),
    hasAny: (room: string) => existsSync(folderOf(room)) && readdirSync(folderOf(room)).length > 0,
    shred(room: string, poll: string) {
      if (existsSync(fileOf(room, poll))) shredFile(folderOf(room), nameFor(poll))
    },
    shredAll(room: string) {
      if (!existsSync(folderOf(room))) return
      for (const name of readdirSync(folderOf(room))) shredFile(folderOf(room), name)
      rmdirSync(folderOf(room))
      flushFolder(folder)
    },
  }
}

/** Ids come from elsewhere; a digest of one is a safe name. */
export const nameFor = (id: string) => createHash('sha256').update(id).digest('hex')

function makeFolder(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/** Renamed first, so that a crash in the middle leaves something the next start knows to finish. */
function shredFile(folder: string, name: string) {
  const doomed = join(folder, name.endsWith(SHREDDING) ? name : `${name}${SHREDDING}`)
  renameSync(join(folder, name), doomed)
  writeFlushed(doomed, randomBytes(KEY_BYTES), 'r+')
  unlinkSync(doomed)
  flushFolder(folder)
}

function finishShredding(folder: string) {
  for (const name of readdirSync(folder)) if (name.endsWith(SHREDDING)) shredFile(folder, name)
}
