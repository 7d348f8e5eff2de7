import { setTimeout as pause } from 'node:timers/promises'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { aCrowd, faultsOf, until } from './crowd.ts'
import type { Outcome } from './outcome.ts'

interface Size {
  readonly voters: number
  readonly seed: number
  /** Milliseconds. */
  readonly length: number
}

/** The server is frozen, as a machine that is being moved or swaps, and goes on. */
export async function freeze({ voters, seed, length }: Size): Promise<Outcome> {
  const server = await aRunningServer()
  const crowd = await aCrowd(server.base, voters, { seed })
  try {
    crowd.begin(100)
    await until(() => crowd.acknowledged() > 2 * voters)
    server.signal('SIGSTOP')
    await pause(length)
    const before = crowd.acknowledged()
    server.signal('SIGCONT')
    const back = await until(() => crowd.acknowledged() > before + 2 * voters)
    await crowd.finish()
    const said = `frozen ${length / 1000} s; people went on ${Math.round(back)} ms after it; ${crowd.acknowledged()} acknowledged`
    return { fault: 'server frozen', broken: await faultsOf(crowd), said }
  } finally {
    crowd.close()
    server.signal('SIGCONT')
    await server.close()
  }
}
