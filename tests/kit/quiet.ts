import timers from 'node:timers'
import { afterEach, beforeEach } from 'vitest'

// A complaint on the console or a promise nobody caught is a failure, whatever else the test expected.
const settle = timers.setImmediate
let complaints: string[] = []

process.on('unhandledRejection', (reason) => complaints.push(`unhandled rejection: ${String(reason)}`))

beforeEach(() => {
  complaints = []
  console.error = (...words: unknown[]) => complaints.push(`console.error: ${words.map(String).join(' ')}`)
})

afterEach(async () => {
  // Node reports an uncaught rejection only after the turn that caused it.
  await new Promise<void>((resolve) => void settle(resolve))
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
})
