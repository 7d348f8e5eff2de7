import type { Server } from 'socket.io'
import { tokenBucket } from './token-bucket.ts'

/** Packets of one connection, whatever they are: a person's forty commands, heartbeats, and as much again. */
const PACKETS = { rate: 60, burst: 240 }

interface Line {
  on(event: 'packet', listener: () => void): void
  close(discard?: boolean): void
}

/** Ends a connection that sends more than anybody could mean. */
export function keepPace(engine: Server['engine'], now: () => number) {
  engine.on('connection', (line: Line) => {
    const packets = tokenBucket(PACKETS)
    line.on('packet', () => {
      if (!packets.take(now())) line.close(true)
    })
  })
}
