import { expect, onTestFinished, test, vi } from 'vitest'
import { counted } from '#shared/voting/closing.ts'
import { type CountStep, COUNT_STEPS } from '#shared/voting/count-steps.ts'
import { METHOD_NAMES } from '#shared/voting/methods.ts'
import { fc } from '#tests/kit/chance.ts'
import { ITEMS, someBallots } from '#tests/voting/ballots.ts'
import { sha256 } from './a-counter.ts'
import { aCount, aThread, scriptOf } from './a-thread.ts'

const score = (mark: number) => aCount('score', { scores: { q1: mark, q2: 1 } })
const nobody = () => undefined

test('[RH30] every method comes to the same in a thread as in place, to the last digit', async () => {
  const thread = aThread()
  for (const method of METHOD_NAMES) {
    const { config, ballots } = someBallots(method)
    const [given] = fc.sample(fc.array(ballots, { minLength: 4, maxLength: 4 }), { numRuns: 1, seed: 1 })
    const cast = (given ?? []).flat().map((ballot, at) => ({ ballot, organisation: `o${at % 5}`, group: `g${at % 2}` }))
    const count = { method, config, items: ITEMS, ballots: cast, eligible: 60, k: 3 }
    expect(cast.length).toBeGreaterThan(3)
    expect(await thread.count(count, nobody)).toEqual(counted(count, sha256))
  }
})

test('[RH30] polls that come at once are counted one after the other, each with its own ballots', async () => {
  const thread = aThread()
  const order: number[] = []
  const counts = [5, 4, 3].map((mark) => score(mark))
  const results = await Promise.all(
    counts.map((count, at) =>
      thread.count(count, nobody).then((one) => {
        order.push(at)
        return one
      }),
    ),
  )
  expect(order).toEqual([0, 1, 2])
  expect(results).toEqual(counts.map((count) => counted(count, sha256)))
})

test('[RH36] it says which step it has come to', async () => {
  const steps: CountStep[] = []
  await aThread().count(score(5), (step) => steps.push(step))
  expect(steps).toEqual([...COUNT_STEPS])
})

test.each([
  ['crashes', `process.exit(7)`, /ended with 7/],
  ['runs out of memory or throws', `throw new Error('no more')`, /no more/],
  ['is not there', `import './nowhere.js'`, /./],
  [
    'breaks on a ballot',
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ job }) => job && parentPort.postMessage({ job, broken: 'a bad ballot' }))`,
    /a bad ballot/,
  ],
])('[RH34] a thread that %s gives the count back', async (_, code, words) => {
  const thread = aThread(scriptOf(code))
  await expect(thread.count(score(5), nobody)).rejects.toThrow(words)
  await expect(thread.count(score(4), nobody)).rejects.toThrow(words) // by another one
})

test('[RH34] a thread that hangs is given up, and what waited is counted by the next', async () => {
  const hangs = `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ job, count }) => {
      if (job) parentPort.postMessage({ job, step: 'answers' })
      if (job === 1) for (;;);
      if (job) parentPort.postMessage({ job, counted: { seal: count.method } })
    })`
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const thread = aThread(scriptOf(hangs))
  let begun = nobody
  const hanging = new Promise<void>((resolve) => (begun = () => void resolve()))
  const lost = thread.count(score(5), (step) => step === 'answers' && begun())
  const waiting = thread.count(score(4), nobody)
  await hanging
  vi.advanceTimersByTime(30_000)
  await expect(lost).rejects.toThrow('not counted within')
  expect(await waiting).toEqual({ seal: 'score' })
})

test('[RH35] closing it gives everything back, and nothing more is taken', async () => {
  const thread = aThread()
  const counts = [thread.count(score(5), nobody), thread.count(score(4), nobody)]
  const outcomes = Promise.allSettled(counts)
  await thread.close()
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(thread.count(score(3), nobody)).rejects.toThrow('closed')
})
