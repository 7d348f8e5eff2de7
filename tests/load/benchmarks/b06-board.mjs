// People drag stickies about and others look on, at the product's board and at a y-websocket server that relays, by turns.
import { productBoard, relayedBoard } from '../kit/boards.mjs'
import { byTurns, micro, middle, ms, percent, spread, times } from '../kit/figures.mjs'
import { cpuOf } from '../kit/processes.mjs'

const FULL = { stickies: 500, editors: 100, few: 50, many: 200, moves: 25, within: 5_000, repeats: 2 }
const QUICK = { stickies: 50, editors: 10, few: 5, many: 20, moves: 2, within: 400, repeats: 1 }
const WITH_STOCK = 3

export const benchmark = {
  id: 'B6',
  title: 'board: 100 editors × 5 moves/s, 50 and 200 viewers, 500 stickies, durable',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const ours = (people) => productBoard({ people, profile })
    const theirs = (people) => relayedBoard({ people })
    const contenders = []
    try {
      contenders.push(await seated('Questions First', ours, size, size.few))
      contenders.push(await seated('relaying y-websocket server', theirs, size, size.few))
      contenders.push(await seated('Questions First', ours, size, size.many))
      if (!quick) await byTurns(contenders, 1, (contender) => drag(contender, size)) // until the engine has warmed up
      const runs = await byTurns(contenders, size.repeats, (contender) => drag(contender, size))
      for (const contender of contenders) await requireKept(contender)
      return summarised(contenders, runs)
    } finally {
      await Promise.all(contenders.map(({ board }) => board.close()))
    }
  },
}

function summarised(contenders, runs) {
  const lines = contenders.map(({ name }, at) => lineOf(name, runs[at]))
  const [few, relayed, many] = lines
  const ratio = few.serverCpu / relayed.serverCpu
  return {
    head: ['', 'moves', 'heard', 'p50', 'p95', 'worst', 'server CPU', '±', 'of a core', 'crowd CPU'],
    rows: lines.map(({ name, moves, deliveries, p50, p95, worst, serverCpu, apart, ofACore, crowdCpu }) => [
      name,
      String(moves),
      String(deliveries),
      ...[p50, p95, worst].map(ms),
      `${micro(serverCpu)}/move`,
      percent(apart),
      percent(ofACore),
      `${micro(crowdCpu)}/move`,
    ]),
    goals: [
      { what: 'CPU, 50 viewers', figure: times(ratio), goal: '≤ 0.25 × a relaying server', isMet: ratio <= 0.25 },
      {
        what: 'CPU, 200 viewers',
        figure: percent(many.ofACore),
        goal: '≤ 25 % of a core',
        isMet: many.ofACore <= 0.25,
      },
      ...[few, many].map(({ name, p95 }) => ({
        what: `p95, ${name}`,
        figure: ms(p95),
        goal: '≤ 60 ms',
        isMet: p95 <= 60,
      })),
      { what: 'edits lost', figure: '0', goal: '0', isMet: true }, // or else it would have failed
    ],
    figures: lines,
  }
}

function lineOf(name, runs) {
  const of = (read) => middle(runs.map(read))
  return {
    name,
    moves: of(({ moves }) => moves),
    deliveries: of(({ deliveries }) => deliveries),
    frames: of(({ frames }) => frames),
    p50: of(({ p50 }) => p50),
    p95: of(({ p95 }) => p95),
    worst: Math.max(...runs.map(({ worst }) => worst)),
    serverCpu: of(({ serverCpu, moves }) => serverCpu / moves),
    apart: spread(runs.map(({ serverCpu }) => serverCpu)),
    crowdCpu: of(({ crowdCpu, moves }) => crowdCpu / moves),
    ofACore: of(({ serverCpu, within }) => serverCpu / within),
  }
}

async function drag({ name, board }, { moves, within }) {
  const [crowd, pid] = [board.crowd(), board.pid()]
  const before = [cpuOf(pid), cpuOf(crowd.pid)]
  const { missing, ...outcome } = await crowd.tell('move', { times: moves, within })
  const [serverCpu, crowdCpu] = [cpuOf(pid) - before[0], cpuOf(crowd.pid) - before[1]]
  if (missing > 0) throw new Error(`${name}: ${missing} moves did not come to whoever should hear of them`)
  return { ...outcome, serverCpu, crowdCpu, within }
}

async function seated(name, open, { stickies, editors }, viewers) {
  const board = await open(editors + viewers)
  await board.crowd().tell('furnish', { stickies, authors: editors, moved: 1 })
  await board.crowd().tell('sit', { editors, viewers, withStock: WITH_STOCK })
  return { name: `${name}, ${viewers} viewers`, board }
}

/** What everybody saw is what is there after a restart. */
async function requireKept({ board }) {
  const { digest } = await board.crowd().tell('say')
  if (!board.restart) return
  await board.restart({ isKill: true, count: 1 })
  const again = await board.crowd().tell('say')
  if (again.digest !== digest) throw new Error('the board is not what it was before the restart')
}
