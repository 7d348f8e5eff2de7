import type { Database } from './open-database.ts'
import { isWorldFault } from './sqlite-errors.ts'

/** Something to do in the database, and how its outcome is told: exactly one of the two is called, once. */
export interface Task {
  run(): unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * Does all tasks in one transaction and returns how to tell each its outcome, once COMMIT has returned.
 * A task that throws undoes only itself. Throws when the transaction failed as a whole: then no task has happened.
 */
export function transact(database: Database, tasks: readonly Task[]): readonly (() => void)[] {
  try {
    database.exec('BEGIN IMMEDIATE')
    const outcomes = tasks.map((task) => attempt(database, task))
    database.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function attempt(database: Database, { run, resolve, reject }: Task): () => void {
  database.exec('SAVEPOINT task')
  try {
    const value = run()
    database.exec('RELEASE task')
    return () => resolve(value)
  } catch (error) {
    // A full disk ends the whole transaction by itself; then there is nothing left to go back to.
    if (isWorldFault(error) || !database.isTransaction) throw error
    database.exec('ROLLBACK TO task; RELEASE task')
    return () => reject(error)
  }
}
