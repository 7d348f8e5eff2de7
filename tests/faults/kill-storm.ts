import { setTimeout as pause } from 'node:timers/promises'
import { mulberry32 } from '#shared/kit/random.ts'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { aCrowd, faultsOf, until } from './crowd.ts'
import type { Outcome } from './outcome.ts'
import { upkeepOf } from './upkeep-of.ts'

interface Size {
  readonly cycles: number
  readonly voters: number
  readonly seed: number
  tell?(words: string): void
}

/** The server is killed without warning, again and again, while people vote through their own outboxes. */
export async function killStorm({ cycles, voters, seed, tell }: Size): Promise<Outcome> {
  const server = await aRunningServer()
  const random = mulberry32(seed)
  const starts: number[] = []
  const crowd = await aCrowd(server.base, voters, { seed })
  try {
    crowd.begin(700)
    for (let cycle = 1; cycle <= cycles; cycle++) {
      const before = crowd.acknowledged()
      await until(() => crowd.acknowledged() > before + 2 * voters)
      await pause(random() * 250) // somewhere in the middle of what is going on
      await server.stop('SIGKILL')
      const began = performance.now()
      await server.start()
      starts.push(performance.now() - began)
      if (cycle % 20 === 0) tell?.(`${cycle} kills, ${crowd.acknowledged()} acknowledged`)
    }
    await crowd.finish()
    const broken = [...(await faultsOf(crowd))]
    const verdict = await upkeepOf('verify', server.data)
    if (verdict.code !== 0) broken.push(`verify-data: ${verdict.said}`)
    const slowest = Math.round(Math.max(...starts))
    const said = `${crowd.acknowledged()} acknowledged commands of ${voters + 1} people in ${cycles} kills, seed ${seed}; slowest start ${slowest} ms`
    return { fault: 'kill -9 amid votes', broken, said }
  } finally {
    crowd.close()
    await server.close()
  }
}
