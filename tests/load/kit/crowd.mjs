// A crowd of stock Socket.IO clients in a process of its own. The bench tells it whom to be and what to vote.
import { performance } from 'node:perf_hooks'
import { io } from 'socket.io-client'

const sockets = []

const orders = {
  /** Connects everybody and waits until each has been shown the room. */
  async enter({ base, room, tokens }) {
    const arrivals = tokens.map((token) => {
      const socket = io(base, {
        path: '/io/',
        query: { room },
        auth: { token },
        transports: ['websocket'],
        forceNew: true,
      })
      sockets.push(socket)
      return new Promise((resolve, reject) => {
        socket.once('view', resolve)
        socket.once('connect_error', reject)
      })
    })
    await Promise.all(arrivals)
    return { entered: arrivals.length }
  },

  /** Each ballot is sent at its moment; answers how long each acknowledgement took. */
  async vote({ poll, cast }) {
    const answered = cast.map(async ({ person, ballot, moment }, at) => {
      await new Promise((resolve) => setTimeout(resolve, moment))
      const began = performance.now()
      const command = { type: 'castBallot', poll, ballot }
      const answer = await sockets[person].timeout(20_000).emitWithAck('command', { id: `${poll}-${at}`, command })
      return { took: performance.now() - began, isDone: answer.ok }
    })
    const all = await Promise.all(answered)
    return { took: all.map(({ took }) => took), done: all.filter(({ isDone }) => isDone).length }
  },

  leave() {
    for (const socket of sockets.splice(0)) socket.close()
    return {}
  },
}

process.on('message', async ({ order, ...words }) => {
  try {
    process.send({ ok: true, ...(await orders[order](words)) })
  } catch (reason) {
    process.send({ ok: false, why: String(reason) })
  }
})
process.on('disconnect', () => process.exit(0))
