// Stock Socket.IO clients in a process of their own that all come in at once, and leave at once.
import { performance } from 'node:perf_hooks'
import { io } from 'socket.io-client'

const MOST_TRIES = 5
let sockets = []

const orders = {
  /** Everybody connects in the same moment; gives how long each waited for `until`, and what the least of them was shown. */
  async arrive({ base, room, tokens, until }) {
    const began = performance.now()
    const arrivals = tokens.map((token) => {
      const socket = io(base, {
        path: '/io/',
        query: { room },
        auth: { token },
        transports: ['websocket'],
        forceNew: true,
        timeout: 30_000,
      })
      sockets.push(socket)
      return new Promise((resolve, reject) => {
        let tries = 1
        socket.once(until, (view) => resolve({ took: performance.now() - began, tries, ...sizesOf(view) }))
        // A line that broke is tried again, as every stock client does; a no is a no.
        socket.on('connect_error', (reason) => (socket.active && tries < MOST_TRIES ? (tries += 1) : reject(reason)))
      })
    })
    const all = await Promise.all(arrivals)
    const least = (name) => Math.min(...all.map((one) => one[name]))
    const again = all.reduce((sum, { tries }) => sum + tries - 1, 0)
    return { took: all.map(({ took }) => took), again, questions: least('questions'), holdings: least('holdings') }
  },

  /** Resolves once the lines are closed. */
  async leave() {
    const gone = sockets.map((socket) => new Promise((resolve) => socket.once('disconnect', resolve)))
    for (const socket of sockets) socket.close()
    sockets = []
    await Promise.all(gone)
    return {}
  },
}

const sizesOf = (view) => ({
  questions: Object.keys(view?.shared?.questions ?? {}).length,
  holdings: Object.keys(view?.shared?.holdings ?? {}).length,
})

process.on('message', async ({ order, ...words }) => {
  try {
    process.send({ ok: true, ...(await orders[order](words)) })
  } catch (reason) {
    process.send({ ok: false, why: String(reason) })
  }
})
process.on('disconnect', () => process.exit(0))
