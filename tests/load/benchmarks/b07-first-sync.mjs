// A full board is read from the store, and two hundred people are shown all of it at once: by the product, and by a
// y-websocket server, which encodes it for each of them.
import { join } from 'node:path'
import { productBoard, relayedBoard } from '../kit/boards.mjs'
import { byTurns, kilobytes, middle, ms } from '../kit/figures.mjs'
import { answerOf, cpuOf, pathOf } from '../kit/processes.mjs'

const FULL = { stickies: 5_000, authors: 100, moved: 2, joiners: 200, editors: 10, repeats: 2, within: 3_000 }
const QUICK = { stickies: 200, authors: 4, moved: 1, joiners: 8, editors: 3, repeats: 1, within: 200 }
/** Some go on dragging, and one looks on, while the others come. */
const VIEWERS = 1
const MOVES_A_SECOND = 5

export const benchmark = {
  id: 'B7',
  title: 'board of 5,000 stickies: from the store, and the first sync of 200 people who come at once',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const people = size.editors + VIEWERS + size.joiners
    const contenders = []
    try {
      contenders.push({ name: 'Questions First', board: await productBoard({ people, profile }) })
      contenders.push({ name: 'y-websocket server', board: await relayedBoard({ people }) })
      for (const { board } of contenders) await board.crowd().tell('furnish', size)
      const [ours] = contenders
      const loads = await byTurns(['killed', 'stopped', 'floor'], size.repeats, (how) => load(ours.board, how))
      await ours.board.restart({ isKill: false, count: people })
      for (const { board } of contenders)
        await board.crowd().tell('sit', { editors: size.editors, viewers: VIEWERS, withStock: 0 })
      const quiet = await byTurns(contenders, size.repeats, ({ board }) => arrive(board, size, 0))
      const busy = await byTurns(contenders, size.repeats, ({ board }) => arrive(board, size, MOVES_A_SECOND))
      return summarised(contenders, { loads, quiet, busy })
    } finally {
      await Promise.all(contenders.map(({ board }) => board.close()))
    }
  },
}

/** The first to come after a start waits until the board has been read: as it was written, or from its snapshot. */
async function load(board, how) {
  const file = join(board.folder, 'board.yjs')
  if (how === 'floor') return answerOf([pathOf('read-board.mjs'), file])
  await board.restart({ isKill: how === 'killed', count: 1 })
  const before = cpuOf(board.pid())
  const { took } = await board.crowd().tell('say', { file })
  return { took, serverCpu: cpuOf(board.pid()) - before }
}

async function arrive(board, { within }, movesASecond) {
  const [crowd, pid] = [board.crowd(), board.pid()]
  await crowd.tell('line')
  const before = [cpuOf(pid), cpuOf(crowd.pid)]
  const { count, felt, ...outcome } = await crowd.tell('arrive', { times: (movesASecond * within) / 1000, within })
  const [serverCpu, crowdCpu] = [cpuOf(pid) - before[0], cpuOf(crowd.pid) - before[1]]
  if (felt.missing > 0) throw new Error(`${felt.missing} moves did not come to whoever should hear of them`)
  return { ...outcome, felt, serverCpu: serverCpu / count, crowdCpu: crowdCpu / count }
}

function summarised(contenders, { loads, quiet, busy }) {
  const of = (runs, read) => middle(runs.map(read))
  const lines = contenders.flatMap(({ name }, at) => [
    lineOf(`${name}, all quiet`, quiet[at]),
    lineOf(`${name}, ten dragging`, busy[at]),
  ])
  const [killed, stopped, floor] = loads.map((runs) => ({
    took: of(runs, ({ took }) => took),
    cpu: of(runs, (one) => one.serverCpu),
  }))
  return {
    head: ['', 'size', 'p50', 'last in', 'server CPU/joiner', 'crowd CPU/joiner', 'p95 of a move', 'worst'],
    rows: lines.map(({ name, size, p50, last, serverCpu, crowdCpu, felt }) => [
      name,
      kilobytes(size),
      ...[p50, last, serverCpu, crowdCpu].map(ms),
      ...(felt.moves > 0 ? [felt.p95, felt.worst].map(ms) : ['', '']),
    ]),
    goals: [
      ...[
        ['from its log', killed],
        ['from its snapshot', stopped],
      ].map(([what, { took, cpu }]) => ({
        what: `first of all, ${what}`,
        figure: `${ms(took)}, CPU ${ms(cpu)} (Yjs alone ${ms(floor.took)}, ${ms(floor.cpu)})`,
        goal: '≤ 200 ms',
        isMet: took <= 200,
      })),
      ...lines.slice(0, 2).map(({ name, serverCpu }) => ({
        what: `CPU per joiner: ${name}`,
        figure: ms(serverCpu),
        goal: '≤ 2 ms',
        isMet: serverCpu <= 2,
      })),
    ],
    figures: { killed, stopped, floor, lines },
  }
}

function lineOf(name, runs) {
  const of = (read) => middle(runs.map(read))
  return {
    name,
    size: of(({ size }) => size),
    p50: of(({ p50 }) => p50),
    last: of(({ last }) => last),
    serverCpu: of(({ serverCpu }) => serverCpu),
    crowdCpu: of(({ crowdCpu }) => crowdCpu),
    felt: {
      moves: runs[0].felt.moves,
      p95: of(({ felt }) => felt.p95),
      worst: Math.max(...runs.map(({ felt }) => felt.worst)),
    },
  }
}
