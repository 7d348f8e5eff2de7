import { setTimeout as pause } from 'node:timers/promises'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { aCrowd, faultsOf, isThere, until } from './crowd.ts'
import type { Outcome } from './outcome.ts'
import { aSlowRoad } from './slow-road.ts'

interface Size {
  readonly voters: number
  readonly seed: number
  /** Milliseconds during which nothing gets through. */
  readonly length: number
}

/** Nothing gets through for a while, in either direction, and nobody is told so. */
export async function partition({ voters, seed, length }: Size): Promise<Outcome> {
  const road = await aSlowRoad()
  const server = await aRunningServer({ PUBLIC_URL: road.base })
  road.leadTo(server.port)
  const crowd = await aCrowd(server.base, voters, { seed, through: road.base })
  try {
    crowd.begin(100)
    await until(() => crowd.acknowledged() > 2 * voters)
    road.close()
    await pause(length)
    const before = crowd.acknowledged()
    road.open()
    const back = await until(() => crowd.voters.every(({ room }) => isThere(room)))
    const heard = await until(() => crowd.acknowledged() > before + 2 * voters)
    await crowd.finish()
    const broken = await faultsOf(crowd)
    const said = `${length / 1000} s without a network; all back ${Math.round(back)} ms after it, voting ${Math.round(back + heard)} ms; ${crowd.acknowledged()} acknowledged`
    return { fault: 'network cut, nobody told', broken, said }
  } finally {
    crowd.close()
    road.end()
    await server.close()
  }
}
