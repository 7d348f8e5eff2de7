// What a server holds for each person who only listens, beside a Socket.IO server with as many; and for rooms asleep.
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { kilobytes } from '../kit/figures.mjs'
import { answerOf, pathOf, startCrowd, startServer } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'

const QUESTIONS = 20
const FULL = { people: 1_000, warmUp: 100, rooms: 100 }
const QUICK = { people: 40, warmUp: 5, rooms: 8 }
/** Until the last counts have gone out and buffers are let go of. */
const SETTLE = 1_000
const MOST = 30_000
const SLEEPING = ['--no-warnings', '--expose-gc', '--import', 'tsx', pathOf('sleeping-rooms.mjs')]

export const benchmark = {
  id: 'B8',
  title: 'memory: 1,000 people who only listen; rooms asleep',
  async run({ quick }) {
    const size = quick ? QUICK : FULL
    const folder = mkdtempSync(join(tmpdir(), 'questions-first-bench-'))
    try {
      const ours = await weighed('Questions First, one who only listens', await product(size, folder))
      const plain = await weighed('plain Socket.IO, one connection', await reference(size, folder))
      const sleeping = await answerOf([...SLEEPING, `${size.rooms}`])
      return summarised(ours, plain, sleeping, size)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function summarised(ours, plain, { begin, cycles }, { rooms }) {
  const more = ours.held - plain.held
  const asleep = cycles.map((cycle) => cycle.asleep)
  const eachAwake = (cycles[0].awake - begin) / rooms
  // Where it settles, whatever the engine itself moves between two collections.
  const eachAsleep = (Math.min(...asleep.slice(-2)) - Math.min(...asleep.slice(0, 2))) / rooms
  return {
    head: ['', 'held', 'resident'],
    rows: [
      ...[ours, plain].map(({ name, held, resident }) => [name, kilobytes(held), kilobytes(resident)]),
      ['a room awake, 20 people in its book', kilobytes(eachAwake), ''],
      ['a room that woke and slept three times more', kilobytes(eachAsleep), ''],
    ],
    goals: [
      { what: 'one who listens', figure: kilobytes(more), goal: '≤ 30 kB above plain Socket.IO', isMet: more <= MOST },
      { what: 'a sleeping room', figure: kilobytes(eachAsleep), goal: '0 (≤ 1 kB)', isMet: eachAsleep <= 1_000 },
    ],
    figures: [ours, plain, { name: 'rooms', begin, cycles }],
  }
}

async function weighed(name, { server, socket, warmUp, people, crowd }) {
  try {
    await crowd.tell('arrive', await warmUp())
    await crowd.tell('leave')
    await pause(SETTLE)
    const before = await held(socket)
    const arrival = await people()
    await crowd.tell('arrive', arrival)
    await pause(SETTLE)
    const after = await held(socket)
    const each = (part) => (after[part] - before[part]) / arrival.tokens.length
    return { name, held: each('held'), resident: each('resident') }
  } finally {
    await crowd.end()
    await server.end()
  }
}

const held = async (socket) => JSON.parse(await text(connect(socket)))
const watched = (socket) => ({
  flags: ['--expose-gc', '--import', pathOf('memory-probe.mjs')],
  env: { MEMORY_PROBE: socket },
})

async function product({ people, warmUp }, folder) {
  const socket = join(folder, 'ours')
  const server = await startProduct(watched(socket))
  const { room, fay } = await openRoom(server.base, { questions: QUESTIONS })
  fay.close()
  const some = async (count) => {
    const tokens = await joinPeople(server.base, room, count)
    return { base: server.base, room, tokens, until: 'view' }
  }
  return {
    server,
    socket,
    crowd: startCrowd('arrivals.mjs'),
    warmUp: () => some(warmUp),
    people: () => some(people),
  }
}

async function reference({ people, warmUp }, folder) {
  const socket = join(folder, 'plain')
  const { flags, env } = watched(socket)
  const server = await startServer([...flags, pathOf('empty-server.mjs')], env)
  const some = async (count) => ({
    base: server.base,
    room: 'bench',
    tokens: Array.from({ length: count }, (_, at) => `a-token-as-long-as-they-are-${at}`),
    until: 'connect',
  })
  return {
    server,
    socket,
    crowd: startCrowd('arrivals.mjs'),
    warmUp: () => some(warmUp),
    people: () => some(people),
  }
}
