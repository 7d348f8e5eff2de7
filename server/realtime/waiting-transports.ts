import type { Server } from 'socket.io'

interface Line {
  close(discard?: boolean): void
  once(event: 'close', listener: () => void): void
}

/**
 * Connections over which nobody has come in yet: the line opens while people type. There is room for so many; when one
 * more comes, whoever has waited longest makes place, so that idle lines lock nobody out.
 */
export function waitingTransports(engine: Server['engine'], most: number) {
  const waiting = new Set<Line>()
  engine.on('connection', (line: Line) => {
    waiting.add(line)
    line.once('close', () => waiting.delete(line))
    const [longest] = waiting
    if (waiting.size > most && longest) {
      waiting.delete(longest)
      longest.close(true)
    }
  })
  return {
    count: () => waiting.size,
    /** Somebody has come in over this one. */
    seated: (line: Line) => void waiting.delete(line),
  }
}
