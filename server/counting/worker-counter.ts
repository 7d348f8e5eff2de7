import { setImmediate as breath } from 'node:timers/promises'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Counted } from '#shared/voting/closing.ts'
import type { Count } from '#shared/voting/count.ts'
import type { TellStep } from '#shared/voting/count-steps.ts'
import type { Counter } from './counter.ts'
import type { Order, Word } from './messages.ts'

/** Longer than a screen takes to be drawn, shorter than anybody notices: below this nothing is won by sending it away. */
const LEAST_EFFORT = 15
/** Many times what the longest count takes on a slow machine. */
const LONGEST = 30_000
/** Ballots copied at once: about a millisecond. */
const ARMFUL = 100
/** Many times what the largest poll needs. */
const LIMITS = { maxOldGenerationSizeMb: 512 }

interface Means {
  /** Of the worker's own code. */
  readonly script: string | URL
}

interface Job {
  readonly id: number
  readonly count: Count
  readonly tell: TellStep
  resolve(counted: Counted): void
  reject(reason: Error): void
}

/**
 * Counts in one thread beside everything else, one poll after the other. The thread is started when it is first needed,
 * and again after one that crashed or took too long; its poll is then given back to whoever asked.
 */
export function workerCounter({ script }: Means): Counter & { close(): Promise<void> } {
  let worker: Worker | undefined
  let waiting: Job[] = []
  let underway: { readonly job: Job; readonly limit: NodeJS.Timeout } | undefined
  let drawn = 0
  let isClosed = false

  function start(): Worker {
    const options: WorkerOptions = { execArgv: [], resourceLimits: LIMITS, env: {}, stdin: false }
    const one = new Worker(script, options)
    one.unref()
    one.on('message', (word: Word) => one === worker && hear(word))
    one.on('error', (reason: unknown) => lose(one, asError(reason)))
    one.on('exit', (code) => lose(one, new Error(`the counting thread ended with ${code}`)))
    return one
  }

  function hear(word: Word) {
    if (word.job !== underway?.job.id) return
    if ('step' in word) return underway.job.tell(word.step)
    const job = finish()
    if ('counted' in word) job?.resolve(word.counted)
    else job?.reject(new Error(word.broken))
    next()
  }

  /** What this thread was counting is lost with it; what waits goes to the next one. */
  function lose(one: Worker, reason: Error) {
    if (one !== worker) return
    worker = undefined
    finish()?.reject(reason)
    void one.terminate()
    next()
  }

  function finish(): Job | undefined {
    clearTimeout(underway?.limit)
    const job = underway?.job
    underway = undefined
    return job
  }

  function next() {
    if (underway || isClosed) return
    const job = waiting.shift()
    if (!job) return
    const mine = startedFor(job)
    if (!mine) return next()
    const limit = setTimeout(() => lose(mine, new Error(`not counted within ${LONGEST} ms`)), LONGEST)
    limit.unref()
    underway = { job, limit }
    hand(mine, job).catch((reason: unknown) => lose(mine, asError(reason)))
  }

  function startedFor(job: Job): Worker | undefined {
    try {
      return (worker ??= start())
    } catch (reason) {
      job.reject(asError(reason)) // the machine has no thread to give
      return undefined
    }
  }

  /** A large poll takes as long to copy as to count: between armfuls everybody else has their turn. */
  async function hand(to: Worker, { id, count: { ballots, ...count } }: Job) {
    const tell = (order: Order) => to.postMessage(order)
    for (let at = 0; at < ballots.length; at += ARMFUL) {
      if (underway?.job.id !== id) return
      tell({ ballots: ballots.slice(at, at + ARMFUL) })
      await breath() // oxlint-disable-line no-await-in-loop -- that is the point
    }
    if (underway?.job.id === id) tell({ count, job: id })
  }

  return {
    leastEffort: LEAST_EFFORT,
    count: (count, tell) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error('the counter is closed'))
        tell('waiting')
        waiting.push({ id: (drawn += 1), count, tell, resolve, reject })
        next()
      }),
    async close() {
      isClosed = true
      const gone = new Error('the counter is closed')
      for (const job of [finish(), ...waiting]) job?.reject(gone)
      waiting = []
      const last = worker
      worker = undefined
      await last?.terminate()
    },
  }
}

const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)))
