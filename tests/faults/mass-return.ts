import { aRunningServer } from '#tests/kit/running-server.ts'
import { aCrowd, isThere, until } from './crowd.ts'
import type { Outcome } from './outcome.ts'

interface Size {
  readonly people: number
  /** Milliseconds in which all must be back, if that is to be judged. */
  readonly most?: number
}

/** The server is killed with everybody in the room, and started again: all see the room again, soon. */
export async function massReturn({ people, most }: Size): Promise<Outcome> {
  const server = await aRunningServer()
  const crowd = await aCrowd(server.base, people)
  try {
    await server.stop('SIGKILL')
    await until(() => crowd.voters.every(({ room }) => !isThere(room)))
    const began = performance.now()
    await server.start()
    const started = performance.now() - began
    await until(() => crowd.voters.every(({ room }) => isThere(room)))
    const back = performance.now() - began
    const broken = most !== undefined && back > most ? [`the last was back after ${Math.round(back)} ms`] : []
    const said = `${people} people back ${Math.round(back)} ms after the restart began (the server itself took ${Math.round(started)} ms)`
    return { fault: 'restart with a full room', broken, said }
  } finally {
    crowd.close()
    await server.close()
  }
}
