import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * `dead`: packets vanish without a word, and whatever was open then stays half-open for ever. `cut`: everything is
 * closed and nothing accepted.
 */
export type Weather = 'well' | 'dead' | 'cut'
/** How the network treats WebSockets: `swallows` takes them and never answers. */
export type WebSockets = 'passed' | 'refused' | 'swallowed'

interface Pipe {
  readonly near: Socket
  readonly far: Socket
  /** Came through bad weather: nothing goes through it any more. */
  isDead: boolean
  isSwallowed: boolean
}

const UPGRADE = /\r\nupgrade: *websocket\r\n/i
const REFUSAL = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

/** A stretch of TCP between people and a server on this machine, with weather. The server has to know it as its own address. */
export async function aBadNetwork() {
  let target = 0
  const pipes = new Set<Pipe>()
  let weather: Weather = 'well'
  let webSockets: WebSockets = 'passed'
  let delay = 0
  const seen = { upgrades: 0 }

  const server = createServer((near) => {
    if (weather === 'cut') return void near.destroy()
    const far = connect(target, '127.0.0.1')
    const pipe: Pipe = { near, far, isDead: weather === 'dead', isSwallowed: false }
    pipes.add(pipe)
    carry(pipe, near, far, true)
    carry(pipe, far, near, false)
  })

  function carry(pipe: Pipe, from: Socket, to: Socket, isOut: boolean) {
    from.on('data', (bytes) => {
      if (pipe.isDead || pipe.isSwallowed) return
      if (isOut && UPGRADE.test(bytes.toString('latin1'))) {
        seen.upgrades += 1
        if (webSockets === 'refused') return void pipe.near.end(REFUSAL)
        if (webSockets === 'swallowed') return void (pipe.isSwallowed = true)
      }
      if (delay === 0) to.write(bytes)
      else setTimeout(() => pipe.isDead || to.destroyed || to.write(bytes), delay)
    })
    from.on('error', () => from.destroy()) // the other end is told by its own close
    from.on('close', () => {
      pipes.delete(pipe)
      if (!pipe.isDead) setTimeout(() => to.destroy(), delay)
      else if (!isOut) to.destroy()
    })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one

  return {
    port,
    base: `http://127.0.0.1:${port}`,
    seen,
    leadsTo: (port: number) => void (target = port),
    turns(next: Weather) {
      weather = next
      if (next === 'dead') for (const pipe of pipes) pipe.isDead = true
      if (next === 'cut') for (const { near, far } of pipes) [near, far].forEach((end) => end.destroy())
    },
    /** Only the connections that are open now become half-open. */
    forgets: () => pipes.forEach((pipe) => (pipe.isDead = true)),
    treatsWebSockets: (how: WebSockets) => void (webSockets = how),
    /** Milliseconds each way. */
    delays: (milliseconds: number) => void (delay = milliseconds),
    async close() {
      for (const { near, far } of pipes) [near, far].forEach((end) => end.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}
export type BadNetwork = Awaited<ReturnType<typeof aBadNetwork>>
