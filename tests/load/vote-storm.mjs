// V1: a room of 200 people who vote within two seconds, in the product and in a plain Socket.IO server, by turns.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { root } from '../../server/prepare.mjs'
import { cpuOf, pathOf, startCrowd, startServer } from './processes.mjs'

export const PEOPLE = 200
export const WITHIN_MS = 2_000
const QUESTIONS = 12
const REPEATS = 3
const JOINING_AT_ONCE = 20

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const percentile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1]

/** Runs both by turns and gives a line for each; throws when a tally is wrong. */
export async function voteStorm({ profile }) {
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-bench-'))
  const contenders = []
  try {
    contenders.push(await product(folder, profile), await reference())
    const runs = contenders.map(() => [])
    for (let repeat = 0; repeat < REPEATS; repeat++)
      for (const [at, contender] of contenders.entries()) runs[at].push(await storm(contender, repeat))
    return contenders.map(({ name }, at) => lineOf(name, runs[at]))
  } finally {
    await Promise.all(contenders.map(({ close }) => close()))
    rmSync(folder, { recursive: true, force: true })
  }
}

function lineOf(name, runs) {
  const of = (read) => middle(runs.map(read))
  return {
    name,
    acked: Math.min(...runs.map(({ done }) => done)),
    p50: of(({ took }) => percentile(took, 0.5)),
    p99: of(({ took }) => percentile(took, 0.99)),
    worst: Math.max(...runs.flatMap(({ took }) => took)),
    serverCpu: of(({ serverCpu }) => serverCpu / PEOPLE),
    crowdCpu: of(({ crowdCpu }) => crowdCpu / PEOPLE),
  }
}

async function storm({ open, crowd, pid, check }, repeat) {
  const { poll, questions } = await open(repeat)
  const ballots = Array.from({ length: PEOPLE }, (_, at) => ({
    ratings: Object.fromEntries(
      questions.map((id, on) => [id, { value: 1 + ((at + on) % 5), gap: 1 + ((at * on) % 5) }]),
    ),
  }))
  // Spread evenly, in an order that has nothing to do with who sits where.
  const moments = ballots.map((_, at) => (((at * 73 + repeat) % PEOPLE) / PEOPLE) * WITHIN_MS)
  const before = [cpuOf(pid), cpuOf(crowd.pid)]
  const { took, done } = await crowd.tell('vote', { poll, ballots, moments })
  await pause(300) // the last tally belongs to the work
  const [serverCpu, crowdCpu] = [cpuOf(pid) - before[0], cpuOf(crowd.pid) - before[1]]
  await check(poll, ballots)
  return { took, done, serverCpu, crowdCpu }
}

async function product(folder, profile) {
  const flags = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []
  const server = await startServer([...flags, join(root, 'dist/server/main.js')], {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
  })
  const { base } = server
  const wording = Array.from({ length: QUESTIONS }, (_, at) => ({ text: `What is question ${at + 1}?`, action: 'Act' }))
  const { room, facilitatorKey } = await post(base, '/api/rooms', { title: 'Bench', questions: wording })
  const join_ = (body) => post(base, `/api/rooms/${room}/people`, body)
  const tokens = []
  while (tokens.length < PEOPLE) {
    const next = Array.from({ length: JOINING_AT_ONCE }, (_, at) =>
      join_({ name: `Person ${tokens.length + at}`, organisation: `Organisation ${(tokens.length + at) % 25}` }),
    )
    tokens.push(...(await Promise.all(next)).map(({ token }) => token))
  }
  const fay = await facilitatorOf(base, room, (await join_({ facilitatorKey })).token)
  const crowd = startCrowd()
  await crowd.tell('enter', { base, room, tokens })
  return {
    name: 'Questions First',
    pid: server.pid,
    crowd,
    open: async () => ({
      poll: (await fay.ask({ type: 'openPoll', method: 'value_gap', questions: fay.questions })).poll,
      questions: fay.questions,
    }),
    async check(poll, ballots) {
      await fay.ask({ type: 'closePoll', poll })
      const shown = fay.resultOf(poll)
      await fay.ask({ type: 'revealResult', poll })
      mustBeRight(await shown, ballots)
    },
    async close() {
      fay.close()
      await crowd.end()
      await server.end()
    },
  }
}

async function reference() {
  const server = await startServer([pathOf('plain-server.mjs')])
  const crowd = startCrowd()
  const tokens = Array.from({ length: PEOPLE }, (_, at) => `person-${at}`)
  await crowd.tell('enter', { base: server.base, room: 'bench', tokens })
  return {
    name: 'plain Socket.IO, in memory, nothing checked',
    pid: server.pid,
    crowd,
    open: async (repeat) => ({
      poll: `poll-${repeat}`,
      questions: Array.from({ length: QUESTIONS }, (_, at) => `question-${at}-of-twelve`),
    }),
    async check(_poll, ballots) {
      const kept = await (await fetch(`${server.base}/ballots`)).json()
      if (kept.length !== ballots.length) throw new Error(`the reference kept ${kept.length} ballots`)
    },
    async close() {
      await crowd.end()
      await server.end()
    },
  }
}

function mustBeRight({ received, items }, ballots) {
  if (received !== ballots.length) throw new Error(`${received} of ${ballots.length} ballots were counted`)
  for (const [id, item] of Object.entries(items)) {
    for (const part of ['value', 'gap']) {
      const counts = [1, 2, 3, 4, 5].map((mark) => ballots.filter(({ ratings }) => ratings[id][part] === mark).length)
      if (String(item[part].counts) !== String(counts))
        throw new Error(`${part} of ${id}: counted ${item[part].counts}, cast ${counts}`)
    }
  }
}

async function post(base, path, body) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
  return answer.json()
}

/** The facilitator's own connection: asks, and hears the result of a poll. */
async function facilitatorOf(base, room, token) {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'] })
  const view = await new Promise((resolve, reject) => void socket.once('view', resolve).once('connect_error', reject))
  let asked = 0
  return {
    questions: Object.keys(view.shared.questions),
    async ask(command) {
      const answer = await socket.timeout(20_000).emitWithAck('command', { id: `bench-${asked++}`, command })
      if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code}`)
      return answer.value
    },
    resultOf: (poll) =>
      new Promise((resolve) => {
        const hear = ({ shared }) => {
          const result = shared?.polls?.[poll]?.result
          if (!result) return
          socket.off('change', hear)
          resolve(result)
        }
        socket.on('change', hear)
      }),
    close: () => socket.close(),
  }
}
