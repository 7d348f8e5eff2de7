// From the command to a server that lets people in, beside express and Socket.IO that only listen; and from asleep to
// awake for a room with a long past, beside the same room read from its log.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { root } from '../../../server/prepare.mjs'
import { byTurns, middle, ms, percent, spread, times } from '../kit/figures.mjs'
import { answerOf, pathOf } from '../kit/processes.mjs'
import { post } from '../kit/product.mjs'

const FULL = { events: 10_000, starts: 5, wakes: 15 }
const QUICK = { events: 1_500, starts: 1, wakes: 5 }
const [SOONEST, AWAKE] = [500, 50]
const READY = /(http:\/\/localhost:\d+)\//

export const benchmark = {
  id: 'B11',
  title: 'start: npm start on a built tree; a room with 10,000 events wakes',
  async run({ quick }) {
    const { events, starts, wakes } = quick ? QUICK : FULL
    const folder = mkdtempSync(join(tmpdir(), 'questions-first-bench-'))
    try {
      const data = join(folder, 'data')
      const { code } = await answerOf(['--import', 'tsx', pathOf('long-room.mjs'), data, `${events}`])
      const wake = (how) => answerOf(['--import', 'tsx', pathOf('wake.mjs'), data, code, `${wakes}`, how])
      const woken = { with: await wake('with'), without: await wake('without') }
      const starters = startersOf(join(folder, 'empty'), data, code)
      return summarised(starters, await byTurns(starters, starts, oneStart), woken)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function startersOf(empty, data, code) {
  const npm = ['npm', ['start', '--silent']]
  const node = [process.execPath, ['server/start.mjs']]
  return [
    { name: 'npm start, no data yet', command: npm, data: empty, isOurs: true },
    { name: 'npm start, with a room of a long past', command: npm, data, isOurs: true, code },
    { name: 'node server/start.mjs, no data yet', command: node, data: empty, isOurs: true },
    { name: 'express + Socket.IO, listening', command: [process.execPath, [pathOf('express-server.mjs')]] },
  ]
}

/** Until it says where it is; then it has to let somebody in at once. */
async function oneStart({ command: [program, words], data, isOurs, code }) {
  const began = performance.now()
  const child = spawn(program, words, {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...(data && { DATA_DIR: data }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => void child.once('exit', resolve))
  try {
    const base = await addressOf(child)
    const took = performance.now() - began
    if (isOurs) await letsIn(base, code)
    return { took, letIn: performance.now() - began - took }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

function addressOf(child) {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      said += bytes
      const [, base] = READY.exec(said) ?? []
      if (base) resolve(base)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`a server did not start: ${said}`)))
  })
}

async function letsIn(base, code) {
  const room = code ?? (await post(base, '/api/rooms', { title: 'Bench' })).room
  const { token } = await post(base, `/api/rooms/${room}/people`, {})
  if (!token) throw new Error('nobody was let in')
}

function summarised(starters, started, woken) {
  const lines = started.map((runs, at) => ({
    name: starters[at].name,
    took: middle(runs.map(({ took }) => took)),
    around: spread(runs.map(({ took }) => took)),
    letIn: middle(runs.map(({ letIn }) => letIn)),
  }))
  const wakeOf = ({ took: [cold, ...warm] }) => ({ cold, warm: middle(warm) })
  const [quick, slow] = [wakeOf(woken.with), wakeOf(woken.without)]
  const [ours, , , plain] = lines
  return {
    head: ['', 'ready', '±', 'first join after', 'first in a process'],
    rows: [
      ...lines.map(({ name, took, around, letIn }) => [name, ms(took), percent(around), ms(letIn), '']),
      ['a room wakes from its snapshot', ms(quick.warm), '', '', ms(quick.cold)],
      ['the same from its whole log', ms(slow.warm), '', '', ms(slow.cold)],
    ],
    goals: [
      { what: 'npm start', figure: ms(ours.took), goal: `≤ ${SOONEST} ms`, isMet: ours.took <= SOONEST },
      { what: 'the same', figure: times(ours.took / plain.took), goal: 'beside express + Socket.IO', isMet: true },
      { what: 'a room wakes', figure: ms(quick.warm), goal: `≤ ${AWAKE} ms`, isMet: quick.warm <= AWAKE },
      {
        what: 'the same',
        figure: times(quick.warm / slow.warm),
        goal: '≤ 0.5 × its log',
        isMet: quick.warm <= slow.warm / 2,
      },
    ],
    figures: [...lines, { name: 'wakes', ...woken }],
  }
}
