import { onTestFinished } from 'vitest'
import { workerCounter } from '#server/counting/worker-counter.ts'
import type { Count } from '#shared/voting/count.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import { METHODS } from '#shared/voting/methods.ts'

/** The product's own counting thread, from its sources as they are. */
const THREAD = { script: new URL('source-thread.mjs', import.meta.url) }

/** One that reads this code instead. */
export const scriptOf = (code: string) => ({ script: new URL(`data:text/javascript,${encodeURIComponent(code)}`) })

export function aThread(means: Parameters<typeof workerCounter>[0] = THREAD) {
  const counter = workerCounter(means)
  onTestFinished(() => counter.close())
  return counter
}

/** A poll in which everybody has given the same kind of ballot. */
export function aCount(method: MethodName, ballot: unknown, people = 12, items = ['q1', 'q2', 'q3']): Count {
  const config = METHODS[method].configure({}, items)
  if (!config.ok) throw new Error(config.error.code)
  const ballots = Array.from({ length: people }, (_, at) => ({ ballot, organisation: `o${at % 3}`, group: 'funder' }))
  return { method, config: config.value, items, ballots, eligible: people, k: 3 }
}
