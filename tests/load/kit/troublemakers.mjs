// Phones that hardly read, and one who sends as fast as a socket takes it, in a process of their own.
import { io } from 'socket.io-client'
import { obey } from './obeying.mjs'

const BURST = 40
const EVERY = 10

let slow = []
let flooding

/**
 * A phone in a bad corner: it reads for `reads` milliseconds out of every `every`, asks for the whole room `asks` times a
 * second as one does that has missed something, and comes back when it is let go.
 */
function slowPhone({ base, room, token }, { reads, every, asks }) {
  let timesLetGo = 0
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  const wire = () => socket.io.engine?.transport?.ws?._socket
  const entered = new Promise((resolve) => socket.once('view', resolve))
  socket.on('disconnect', () => (timesLetGo += 1))
  socket.on('view', () => wire()?.pause())
  const asking = setInterval(() => {
    if (socket.connected) socket.emit('sync', {}, () => {})
  }, 1_000 / asks)
  const reading = setInterval(() => {
    wire()?.resume()
    if (!socket.active) socket.connect()
    setTimeout(() => wire()?.pause(), reads)
  }, every)
  return {
    entered,
    timesLetGo: () => timesLetGo,
    close() {
      clearInterval(asking)
      clearInterval(reading)
      wire()?.resume()
      socket.close()
    },
  }
}

/** Sends as fast as a socket takes it, and comes back whenever it is cut off. */
function flooder({ base, room, token }) {
  let [sent, cuts] = [0, 0]
  let socket
  const connect = () => {
    socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
    socket.on('disconnect', () => (cuts += 1))
  }
  connect()
  const beat = setInterval(() => {
    if (!socket.connected) {
      if (!socket.active) connect()
      return
    }
    for (let n = 0; n < BURST; n++)
      socket.emit(
        'command',
        { id: `flood-${sent++}`, command: { type: 'updateSelf', organisation: `Flood ${sent}` } },
        () => {},
      )
  }, EVERY)
  return {
    report: () => ({ sent, cuts }),
    close() {
      clearInterval(beat)
      socket.close()
    },
  }
}

obey({
  async enter({ base, room, phones, flood, reads, every, asks }) {
    slow = phones.map((token) => slowPhone({ base, room, token }, { reads, every, asks }))
    await Promise.all(slow.map(({ entered }) => entered))
    flooding = flooder({ base, room, token: flood })
    return {}
  },
  report: () => ({ ...flooding.report(), letGo: slow.reduce((sum, one) => sum + one.timesLetGo(), 0) }),
  leave() {
    flooding.close()
    for (const one of slow.splice(0)) one.close()
    return flooding.report()
  },
})
