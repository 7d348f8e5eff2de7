import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { must } from '#shared/kit/assert.ts'
import { DamagedFile } from '../failures.ts'
import { errorCodeOf, BUSY, CORRUPT, NOT_A_DATABASE } from './sqlite-errors.ts'
import { migrate } from './schema.ts'

export type Database = DatabaseSyncInstance

/** How long a starting process waits for an ending one to let go of the file, in milliseconds. */
const PATIENCE = 1_000

/**
 * What we ask of SQLite, in this order, and what it must say it does.
 * @NOTE The exclusive lock comes first: it belongs to the process, so a kill frees it and no stale lock file remains.
 * Opening and closing the file by any other way in this process would free it too (POSIX), so nothing here does.
 * Checkpoints are ours (`checkpoint.ts`), because an automatic one swallows a failed flush.
 */
const SETTINGS: readonly (readonly [setting: string, asked: string, answer: string | number])[] = [
  ['busy_timeout', String(PATIENCE), PATIENCE],
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['wal_autocheckpoint', '0', 0],
]

/** Opens the file for this process alone, or throws in words an operator can act on. */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600))
  const database = new DatabaseSync(file)
  try {
    for (const [setting, asked] of SETTINGS) database.exec(`PRAGMA ${setting} = ${asked}`)
    requireSettings(database)
    requireSound(file, database)
    migrate(database)
    return database
  } catch (error) {
    if (UNREADABLE.has(errorCodeOf(error) ?? 0)) database.close()
    else closeDatabase(database)
    throw inWords(file, error)
  }
}

/** Of a file in this state nothing more can be asked, not even to be closed in good order. */
const UNREADABLE = new Set([BUSY, CORRUPT, NOT_A_DATABASE])

function inWords(file: string, error: unknown): unknown {
  const code = errorCodeOf(error)
  if (code === BUSY) return new Error(`${file} is in use by another process; only one may have it`, { cause: error })
  return code === CORRUPT || code === NOT_A_DATABASE ? new DamagedFile(file, error) : error
}

/** Reads every page once: whoever wrote on a tree with a broken branch would break more of it. */
function requireSound(file: string, database: Database) {
  const { quick_check: said }: { readonly quick_check: string } = database.prepare('PRAGMA quick_check(1)').get()
  if (said !== 'ok') throw new DamagedFile(file, said)
}

/** Reads every setting back. A store that only seems durable must not start. */
export function requireSettings(database: Database): void {
  for (const [setting, asked, answer] of SETTINGS) {
    const said = must(settingOf(database, setting), `an answer to PRAGMA ${setting}`)
    if (said !== answer) throw new Error(`SQLite must run with ${setting} = ${asked}, but says ${said}; not starting`)
  }
}

const settingOf = (database: Database, setting: string): string | number | undefined => {
  const row: Readonly<Record<string, string | number>> = database.prepare(`PRAGMA ${setting}`).get()
  return Object.values(row)[0]
}

/**
 * Closes the file so that another may open it at once. Prepared statements keep a closed connection and its lock alive
 * until they are collected, so the lock is given up first; that needs another journal mode than WAL.
 */
export function closeDatabase(database: Database): void {
  try {
    if (database.isTransaction) database.exec('ROLLBACK')
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master')
  } finally {
    database.close()
  }
}
