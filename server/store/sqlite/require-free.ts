import { existsSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { BUSY, errorCodeOf } from './sqlite-errors.ts'

/** Throws in words when a server has this file. A file that cannot be read is nobody's. */
export function requireFree(file: string) {
  if (!existsSync(file)) return
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('SELECT count(*) FROM sqlite_master')
  } catch (error) {
    if (errorCodeOf(error) === BUSY) throw new Error(`A server is running on ${file}. Stop it first.`, { cause: error })
  } finally {
    database.close()
  }
}
