import { StoreFailed } from '../failures.ts'
import type { Health } from '../store.ts'
import type { StoreObserver } from '../store-observer.ts'
import type { Checkpoint } from './checkpoint.ts'
import { closeDatabase, type Database } from './open-database.ts'
import { isWorldFault, storeFailed } from './sqlite-errors.ts'
import { type Task, transact } from './transaction.ts'

type Waiting = Task & { readonly alone: boolean }

interface Duties {
  readonly checkpoint: Checkpoint
  /** Throws while writing does not work. */
  readonly probe: () => void
  readonly observer: StoreObserver
}

/**
 * Milliseconds between two flushes while many write at once. A flush costs as much processor time for many as for one, so
 * that in a storm each vote bears a fraction of what it would alone.
 */
const GATHER = 6

export type GroupCommit = ReturnType<typeof groupCommit>

/**
 * Puts everything that arrives in one tick into one transaction, so that one flush serves many people. Whoever writes
 * alone does not wait for company.
 * After a failed transaction everything is refused until a probe has written, and after a failed flush for ever.
 */
export function groupCommit(database: Database, { checkpoint, probe, observer }: Duties) {
  let waiting: Waiting[] = []
  let failure: StoreFailed | undefined
  let closed = false
  /** Until when whoever comes waits for whoever else does. */
  let gathering = Number.NEGATIVE_INFINITY

  function enqueue<Result>(run: () => Result, alone: boolean): Promise<Result> {
    if (closed) return Promise.reject(new StoreFailed('the store is closed', { fatal: false }))
    return new Promise<Result>((resolve, reject) => {
      if (waiting.length === 0) flushSoon()
      // `run` gives the Result that `resolve` takes; a list of tasks cannot say so.
      waiting.push({ run, resolve: resolve as Task['resolve'], reject, alone })
    })
  }

  function flushSoon() {
    const wait = Math.ceil(gathering - performance.now())
    if (wait > 0) setTimeout(flush, wait)
    else setImmediate(flush)
  }

  function flush() {
    const tasks = waiting
    waiting = []
    let batch: Task[] = []
    for (const task of tasks) {
      if (!task.alone) {
        batch.push(task)
        continue
      }
      write(batch)
      batch = []
      doAlone(task)
    }
    write(batch)
    if (tasks.length > 1) gathering = performance.now() + GATHER
    if (!closed && checkpoint.isDue()) setImmediate(tidy)
  }

  function write(tasks: readonly Task[]) {
    if (tasks.length === 0) return
    if (failure) return rejectAll(tasks, failure)
    const started = performance.now()
    try {
      const outcomes = transact(database, tasks)
      observer.committed({ tasks: tasks.length, milliseconds: performance.now() - started })
      for (const tell of outcomes) tell()
    } catch (error) {
      rejectAll(tasks, fail('writing failed', error))
    }
  }

  function doAlone({ run, resolve, reject }: Task) {
    if (failure) return reject(failure)
    try {
      resolve(run())
    } catch (error) {
      reject(isWorldFault(error) ? tidyingFailed(error) : error)
    }
  }

  /** Tidying needs more room than writing does, so a disk too full for it does not stop the writing. */
  function tidyingFailed(error: unknown): StoreFailed {
    const failed = storeFailed('tidying failed', error)
    return failed.fatal ? fail('tidying failed', error) : failed
  }

  function fail(what: string, error: unknown): StoreFailed {
    failure = storeFailed(what, error)
    observer.failed(failure)
    return failure
  }

  /** Moves the log into the file between two ticks, when nobody waits for an answer. */
  function tidy() {
    if (closed || failure || !checkpoint.isDue()) return
    try {
      checkpoint.move()
    } catch (error) {
      fail('moving the log into the file failed', error)
    }
  }

  function health(): Health {
    if (closed) return { state: 'readOnly', why: 'the store is closed' }
    if (failure && !failure.fatal) tryAgain()
    if (!failure) return { state: 'ok' }
    return { state: failure.fatal ? 'broken' : 'readOnly', why: failure.message }
  }

  function tryAgain() {
    try {
      probe()
      failure = undefined
      observer.recovered()
    } catch (error) {
      const again = storeFailed('writing still fails', error)
      failure = again
      if (again.fatal) observer.failed(again)
    }
  }

  return {
    /** Durable, together with all of this tick, once it resolves. */
    write: <Result>(run: () => Result) => enqueue(run, false),
    /** For what SQLite refuses inside a transaction: runs after the writes that were asked for before it. */
    alone: <Result>(run: () => Result) => enqueue(run, true),
    health,
    /** Whether it was this call that closed it. */
    close(): boolean {
      if (closed) return false
      flush()
      closed = true
      if (failure?.fatal) database.close()
      else closeDatabase(database)
      return true
    },
  }
}

const rejectAll = (tasks: readonly Task[], failure: StoreFailed) => {
  for (const { reject } of tasks) reject(failure)
}
