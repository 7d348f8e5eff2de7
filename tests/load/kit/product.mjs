// The built product as a contender: its server in a process and folder of its own, a room, people, and a facilitator.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { root } from '../../../server/prepare.mjs'
import { startServer } from './processes.mjs'

const JOINING_AT_ONCE = 20

/** Starts the built server on an empty folder, or on the one given, which then stays. */
export async function startProduct({ profile, folder, flags = [], env = {} } = {}) {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'questions-first-bench-'))
  const profiling = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : []
  const server = await startServer([...flags, ...profiling, join(root, 'dist/server/main.js')], {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: home,
    LOG_LEVEL: 'silent',
    ...env,
  })
  return {
    ...server,
    folder: home,
    async end() {
      await server.end()
      if (folder === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A new room with that many questions, and its facilitator's connection. */
export async function openRoom(base, { questions, title = 'Bench' }) {
  const wording = Array.from({ length: questions }, (_, at) => ({ text: `What is question ${at + 1}?`, action: 'Act' }))
  const { room, facilitatorKey } = await post(base, '/api/rooms', { title, questions: wording })
  const { token } = await post(base, `/api/rooms/${room}/people`, { facilitatorKey })
  return { room, fay: await facilitatorOf(base, room, token) }
}

/** Lets people join over HTTP and gives their tokens. */
export async function joinPeople(base, room, people) {
  const tokens = []
  while (tokens.length < people) {
    const next = Array.from({ length: Math.min(JOINING_AT_ONCE, people - tokens.length) }, (_, at) =>
      post(base, `/api/rooms/${room}/people`, {
        name: `Person ${tokens.length + at}`,
        organisation: `Organisation ${(tokens.length + at) % 25}`,
      }),
    )
    tokens.push(...(await Promise.all(next)).map(({ token }) => token))
  }
  return tokens
}

export async function post(base, path, body) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
  return answer.json()
}

/** The facilitator's own connection: asks, and hears the result of a poll. */
export async function facilitatorOf(base, room, token) {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  const view = await new Promise((resolve, reject) => void socket.once('view', resolve).once('connect_error', reject))
  return {
    token,
    socket,
    view,
    questions: Object.keys(view.shared.questions),
    async ask(command) {
      const answer = await socket.timeout(20_000).emitWithAck('command', { id: randomUUID(), command })
      if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code}`)
      return answer.value
    },
    /** Closes and reveals a poll and gives its result. */
    async resultOf(poll) {
      await this.ask({ type: 'closePoll', poll })
      const shown = new Promise((resolve) => {
        const hear = ({ shared }) => {
          const result = shared?.polls?.[poll]?.result
          if (!result) return
          socket.off('change', hear)
          resolve(result)
        }
        socket.on('change', hear)
      })
      await this.ask({ type: 'revealResult', poll })
      return shown
    },
    close: () => socket.close(),
  }
}
