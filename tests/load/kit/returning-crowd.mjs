// People who lose their server, go on working, and come back, in a process of their own: with the product's own line and
// outbox, or with Socket.IO's client as it comes. Run with `--import tsx`, which reads our TypeScript as it is.
import { io } from 'socket.io-client'
import { connectRoom, transportTo } from '#client/realtime/connection.ts'
import { newId } from '#client/realtime/new-id.ts'
import { runOutbox } from '#client/realtime/run-outbox.ts'
import { noTurns } from '#client/realtime/turns.ts'
import { obey } from './obeying.mjs'

/** The house keeps places for two thousand who are not in yet; nobody is pushed out of one. */
const AT_ONCE = 200
let people = []
let answers

const KINDS = { ours, plain }

/**
 * Somebody on the product's line, with its outbox and its waits. Views are not kept: a thousand phones keep them on a
 * thousand processors, and one process that did it for all would be what is measured. They are back when shown the room.
 */
function ours({ base, room, token }) {
  let revision
  let arrive = () => {}
  const arrived = (shown) => {
    revision = shown.revision
    arrive(Date.now())
  }
  const outbox = runOutbox({
    storage: memoryOutbox(),
    turns: noTurns,
    send: (id, command) => connection.command({ id, command }),
    clock: Date.now,
    newId,
  })
  const connection = connectRoom({
    transport: transportTo(base, room),
    token,
    lastRevision: () => revision,
    random: Math.random,
    isSeen: () => true,
    hear: {
      view: arrived,
      change: (change) => (revision = change.revision),
      up: outbox.lineUp,
      down: outbox.lineDown,
    },
  })
  return {
    isThere: () => connection.line.getState().state === 'connected',
    ask: (command) => outbox.ask(command),
    shown: () => new Promise((resolve) => (arrive = resolve)),
    close() {
      outbox.close()
      connection.close()
    },
  }
}

/** Somebody on a stock client, which sends what was asked meanwhile when it is back. */
function plain({ base, room, token }) {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  let asked = 0
  return {
    isThere: () => socket.connected,
    ask: (command) => socket.emitWithAck('command', { id: `${token}-${asked++}`, command }),
    shown: () => new Promise((resolve) => socket.once('view', () => resolve(Date.now()))),
    close: () => socket.close(),
  }
}

function memoryOutbox() {
  const rows = new Map()
  return {
    read: async () => [...rows.values()],
    async write(kept, gone) {
      for (const entry of kept) rows.set(entry.id, entry)
      for (const id of gone) rows.delete(id)
    },
    wipe: async () => rows.clear(),
  }
}

obey({
  async enter({ kind, base, room, seats }) {
    for (let at = 0; at < seats.length; at += AT_ONCE) {
      const next = seats.slice(at, at + AT_ONCE).map((seat) => KINDS[kind]({ base, room, ...seat }))
      people.push(...next)
      await Promise.all(next.map((one) => one.shown()))
    }
    return {}
  },

  /** Waits until everybody knows that the server is gone, and lets each ask for something. */
  async work({ commands }) {
    while (people.some((one) => one.isThere())) await new Promise((resolve) => setTimeout(resolve, 10))
    const moments = people.map((one) => one.shown())
    const done = people.flatMap((one, at) =>
      commands[at].map(async (command) => {
        const { refusal } = await one.ask(command)
        return { refusal, at: Date.now() }
      }),
    )
    answers = { back: Promise.all(moments), done: Promise.all(done) }
    return {}
  },

  /** Resolves, once everybody is back and everything is answered, when each was. */
  async back() {
    const [back, done] = await Promise.all([answers.back, answers.done])
    return { back, answered: done.map(({ at }) => at), refused: done.flatMap(({ refusal }) => refusal ?? []) }
  },

  leave() {
    for (const one of people) one.close()
    people = []
    return {}
  },
})
