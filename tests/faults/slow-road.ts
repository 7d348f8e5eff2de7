import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A road to a server that can be closed: whatever is on it waits, whoever comes new is let in and hears nothing. */
export async function aSlowRoad() {
  let target = 0
  const pairs = new Set<readonly [near: Socket, far: Socket]>()
  let isClosed = false

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (bytes) => {
        if (!to.write(bytes)) from.pause()
      })
      to.on('drain', () => void (isClosed || from.resume()))
      from.on('error', end)
      from.on('close', end)
      if (isClosed) from.pause()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: here } = server.address() as { port: number } // a TCP server has one

  return {
    base: `http://127.0.0.1:${here}`,
    leadTo: (port: number) => void (target = port),
    close() {
      isClosed = true
      for (const ends of pairs) for (const end of ends) end.pause()
    },
    open() {
      isClosed = false
      for (const ends of pairs) for (const end of ends) end.resume()
    },
    end() {
      for (const ends of pairs) for (const end of ends) end.destroy()
      server.close()
    },
  }
}
