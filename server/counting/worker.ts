import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { must } from '#shared/kit/assert.ts'
import { counted } from '#shared/voting/closing.ts'
import type { CastBallot } from '#shared/voting/count.ts'
import type { Order, Word } from './messages.ts'

// A thread of its own in which votes are counted. It knows ballots and kinds of organisation, never a voter, and
// remembers nothing once it has answered.

const port = must(parentPort, 'a worker')
const say = (word: Word) => port.postMessage(word)
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

let ballots: CastBallot[] = []
port.on('message', (order: Order) => {
  if ('ballots' in order) return void ballots.push(...order.ballots)
  const { job, count } = order
  const all = ballots
  ballots = []
  try {
    say({ job, counted: counted({ ...count, ballots: all }, digest, (step) => say({ job, step })) })
  } catch (reason) {
    say({ job, broken: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason) })
  }
})
