// A crowd of stock Socket.IO clients in a process of its own. The bench tells it whom to be and what to vote.
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { io } from 'socket.io-client'

const sockets = []
/** What has come since somebody last asked: changes to what all see, changes to what is one's own, and bare bytes. */
let heard = { tallies: 0, own: 0, bytes: 0 }
/** What a change to what all see is like, to the letter. */
let lastTally

const ENTERING_AT_ONCE = 200

function comeIn(base, room, token) {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  sockets.push(socket)
  socket.on('change', (change) => {
    if (change.shared) {
      heard.tallies += 1
      lastTally = change
    }
    if (change.own) heard.own += 1
  })
  return new Promise((resolve, reject) => void socket.once('view', resolve).once('connect_error', reject))
}

const orders = {
  /** Connects everybody, some at a time, and waits until each has been shown the room. */
  async enter({ base, room, tokens }) {
    for (let at = 0; at < tokens.length; at += ENTERING_AT_ONCE)
      await Promise.all(tokens.slice(at, at + ENTERING_AT_ONCE).map((token) => comeIn(base, room, token)))
    return { entered: tokens.length }
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

  /** Connects so many bare sockets. */
  async plug({ base, people }) {
    const arrivals = Array.from({ length: people }, async () => {
      const socket = connect(Number(new URL(base).port), '127.0.0.1')
      socket.on('data', (bytes) => void (heard.bytes += bytes.length))
      sockets.push({ close: () => socket.destroy() })
      await new Promise((resolve, reject) => void socket.once('connect', resolve).once('error', reject))
    })
    await Promise.all(arrivals)
    return { entered: arrivals.length }
  },

  /** What has come since this was last asked. */
  heard() {
    const before = heard
    heard = { tallies: 0, own: 0, bytes: 0 }
    return { ...before, tally: lastTally && JSON.stringify(['change', lastTally]) }
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
