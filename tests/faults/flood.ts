import { setTimeout as pause } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { aCrowd, faultsOf } from './crowd.ts'
import type { Outcome } from './outcome.ts'

interface Size {
  readonly voters: number
  readonly seed: number
  /** Milliseconds. */
  readonly length: number
  /** Milliseconds within which 99 of 100 honest answers must come, if that is to be judged. */
  readonly most?: number
}

const BURST = 40
const EVERY = 10

/** One of them sends as fast as a socket takes it, comes back whenever it is cut off, and the others vote. */
export async function flood({ voters, seed, length, most }: Size): Promise<Outcome> {
  const server = await aRunningServer()
  const crowd = await aCrowd(server.base, voters, { seed })
  const { token } = await crowd.join({ name: 'Flood' })
  const flooding = flooder(server.base, crowd.code, token)
  try {
    crowd.begin(100)
    const took: number[] = []
    const end = performance.now() + length
    const honest = crowd.voters.map(async ({ room }, at) => {
      for (let n = 0; performance.now() < end; n++) {
        const asked = performance.now()
        await room.ask({ type: 'updateSelf', organisation: `Number ${at}-${n % 7}` })
        took.push(performance.now() - asked)
        await pause(150)
      }
    })
    await Promise.all(honest)
    const { sent, cuts } = flooding.stop()
    await crowd.finish()
    const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0
    const said = `${sent} commands from one in ${length / 1000} s, cut off ${cuts} times; ${took.length} honest answers, 99 of 100 within ${Math.round(p99)} ms`
    const slow =
      most !== undefined && p99 > most ? [`99 of 100 honest answers came within ${Math.round(p99)} ms only`] : []
    return { fault: 'one floods', broken: [...(await faultsOf(crowd)), ...slow], said }
  } finally {
    flooding.stop()
    crowd.close()
    await server.close()
  }
}

function flooder(base: string, room: string, token: string) {
  let [sent, cuts] = [0, 0]
  let socket: Socket | undefined
  const connect = () => {
    socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
    socket.on('disconnect', () => void (cuts += 1))
  }
  connect()
  const beat = setInterval(() => {
    if (!socket?.connected) {
      if (!socket?.active) connect()
      return
    }
    for (let n = 0; n < BURST; n++) {
      sent += 1
      socket.emit('command', { id: `flood-${sent}`, command: { type: 'stopTimer' } }, () => undefined)
    }
  }, EVERY)
  return {
    stop() {
      clearInterval(beat)
      socket?.disconnect()
      return { sent, cuts }
    },
  }
}
