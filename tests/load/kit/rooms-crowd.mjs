// A crowd of stock Socket.IO clients over many rooms, in a process of its own.
import { performance } from 'node:perf_hooks'
import { io } from 'socket.io-client'
import { obey } from './obeying.mjs'

/** The house keeps places for two thousand who are not in yet; nobody is pushed out of one. */
const AT_ONCE = 400
const sockets = []

const arrivalOf = ({ base, room, token }) =>
  new Promise((resolve, reject) => {
    const socket = io(base, {
      path: '/io/',
      query: { room },
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
    })
    sockets.push(socket)
    socket.once('view', resolve)
    socket.once('connect_error', reject)
  })

obey({
  /** Connects everybody and waits until each has been shown their room; people are numbered in the order of coming. */
  async enter({ base, people }) {
    const first = sockets.length
    for (let at = 0; at < people.length; at += AT_ONCE)
      await Promise.all(people.slice(at, at + AT_ONCE).map((one) => arrivalOf({ base, ...one })))
    return { first }
  },

  leave() {
    for (const socket of sockets.splice(0)) socket.close()
    return {}
  },

  /** Each ballot is sent at its moment; answers how long each acknowledgement took, and how often a line went meanwhile. */
  async vote({ cast, name }) {
    let gone = 0
    const answered = cast.map(async ({ person, poll, ballot, moment }, at) => {
      await new Promise((resolve) => setTimeout(resolve, moment))
      const began = performance.now()
      const envelope = { id: `${name}-${at}`, command: { type: 'castBallot', poll, ballot } }
      for (;;) {
        const answer = await answerFrom(sockets[person], envelope)
        if (answer) return { took: performance.now() - began, isDone: answer.ok }
        gone += 1
      }
    })
    const all = await Promise.all(answered)
    return { took: all.map(({ took }) => took), done: all.filter(({ isDone }) => isDone).length, gone }
  },
})

/** As a phone does: on a busy machine a line may be given up, and then the same is sent again over the next. */
async function answerFrom(socket, envelope) {
  if (!socket.connected) await new Promise((resolve) => socket.once('connect', resolve))
  return socket
    .timeout(30_000)
    .emitWithAck('command', envelope)
    .catch(() => undefined) // the line went
}
