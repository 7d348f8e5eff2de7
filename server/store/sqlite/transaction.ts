import type { Database } from './open-database.ts'
import { isWorldFault } from './sqlite-errors.ts'

/** Something to do in the database, and how its outcome is told: exactly one of the two is called, once. */
export interface Task {
  /** May be called again, after all that it did in the database has been undone. */
  run(): unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * Does all tasks in one transaction and returns how to tell each its outcome, once COMMIT has returned.
 * A task that throws undoes only itself. Throws when the transaction failed as a whole: then no task has happened.
 */
export function transact(database: Database, tasks: readonly Task[]): readonly (() => void)[] {
  return together(database, tasks, plainly) ?? together(database, tasks, apart) ?? []
}

/** Undefined when a task threw that was not kept apart: then nothing has happened, and all are to be done again. */
function together(database: Database, tasks: readonly Task[], act: typeof apart) {
  try {
    database.exec('BEGIN IMMEDIATE')
    const outcomes = tasks.map((task) => act(database, task))
    database.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    if (act === plainly && !isWorldFault(error)) return undefined
    throw error
  }
}

/** As good as always nothing throws, and savepoints would cost as much as a row. */
function plainly(_database: Database, { run, resolve }: Task): () => void {
  const value = run()
  return () => resolve(value)
}

function apart(database: Database, { run, resolve, reject }: Task): () => void {
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
