import { aRunningServer } from '#tests/kit/running-server.ts'
import { aCrowd, faultsOf, until } from './crowd.ts'
import type { Outcome } from './outcome.ts'

interface Size {
  readonly voters: number
  readonly seed: number
  /** Milliseconds in which it must have ended, if that is to be judged. */
  readonly most?: number
}

/** A polite end amid votes, as for a deploy, then another with a second request to hurry up. */
export async function drain({ voters, seed, most }: Size): Promise<Outcome> {
  const server = await aRunningServer()
  const crowd = await aCrowd(server.base, voters, { seed })
  const broken: string[] = []
  const end = async (...signals: readonly NodeJS.Signals[]) => {
    const before = crowd.acknowledged()
    const began = performance.now()
    for (const signal of signals) server.signal(signal)
    const code = await server.ended()
    const took = performance.now() - began
    await server.start()
    await until(() => crowd.acknowledged() > before + 2 * voters)
    if (most !== undefined && took > most)
      broken.push(`it took ${Math.round(took)} ms to end after ${signals.join(' ')}`)
    return { code, took: Math.round(took) }
  }
  try {
    crowd.begin(100)
    await until(() => crowd.acknowledged() > voters)
    const polite = await end('SIGTERM')
    if (polite.code !== 0) broken.push(`after SIGTERM it ended with ${polite.code}`)
    const hurried = await end('SIGTERM', 'SIGINT')
    await crowd.finish()
    broken.push(...(await faultsOf(crowd)))
    const said = `ended after ${polite.took} ms, asked twice after ${hurried.took} ms; everybody came back by themselves; ${crowd.acknowledged()} acknowledged`
    return { fault: 'SIGTERM amid votes', broken, said }
  } finally {
    crowd.close()
    await server.close()
  }
}
