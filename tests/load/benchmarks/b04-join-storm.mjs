// Everybody comes in at the same moment and is shown the whole room, beside a Socket.IO server that shows nothing at all.
import { setTimeout as pause } from 'node:timers/promises'
import { byTurns, micro, middle, ms, percentile, times } from '../kit/figures.mjs'
import { cpuOf, pathOf, startCrowd, startServer } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'

const [QUESTIONS, HOLDINGS] = [60, 100]
/** Nobody may ask for a hundred things at once. */
const HELPERS = 4
/** As many as a room takes, with those who run it. */
const FULL = { people: 2_000 - HELPERS - 1, repeats: 3 }
const QUICK = { people: 100, repeats: 1 }
/** What the server still has to do once the last has been shown the room: tell everybody how many they are. */
const SETTLE = 400

export const benchmark = {
  id: 'B4',
  title: 'join storm: 2,000 people at once are shown 60 questions and 100 holdings',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const contenders = []
    try {
      contenders.push(await product(size, profile), await reference(size))
      const runs = await byTurns(contenders, size.repeats, (contender) => storm(contender, size))
      return summarised(contenders, runs, size)
    } finally {
      await Promise.all(contenders.map((contender) => contender.close()))
    }
  },
}

function summarised(contenders, runs, { people }) {
  const lines = contenders.map(({ name, admission }, at) => lineOf(name, admission, runs[at], people))
  const [ours, plain] = lines
  const ratio = ours.serverCpu / plain.serverCpu
  return {
    head: ['', 'all in', 'p50', 'tried again', 'server CPU/join', 'crowd CPU/join', 'server CPU/admission'],
    rows: lines.map(({ name, allIn, p50, again, serverCpu, crowdCpu, admission }) => [
      name,
      ...[allIn, p50].map(ms),
      `${again}`,
      ...[serverCpu, crowdCpu].map(micro),
      admission === undefined ? '' : micro(admission),
    ]),
    goals: [
      { what: 'CPU per join', figure: times(ratio), goal: '≤ 1.2 × an empty connect', isMet: ratio <= 1.2 },
      { what: 'all in', figure: ms(ours.allIn), goal: '≤ 3 s', isMet: ours.allIn <= 3_000 },
    ],
    figures: lines,
  }
}

function lineOf(name, admission, runs, people) {
  const of = (read) => middle(runs.map(read))
  return {
    name,
    allIn: of(({ took }) => Math.max(...took)),
    p50: of(({ took }) => percentile(took, 0.5)),
    again: of(({ again }) => again),
    serverCpu: of(({ serverCpu }) => serverCpu / people),
    crowdCpu: of(({ crowdCpu }) => crowdCpu / people),
    ...(admission !== undefined && { admission }),
  }
}

async function storm({ crowd, pid, arrival, check }) {
  const before = [cpuOf(pid), cpuOf(crowd.pid)]
  const shown = await crowd.tell('arrive', arrival)
  await pause(SETTLE)
  const [serverCpu, crowdCpu] = [cpuOf(pid) - before[0], cpuOf(crowd.pid) - before[1]]
  check(shown)
  await crowd.tell('leave')
  await pause(SETTLE)
  return { took: shown.took, again: shown.again, serverCpu, crowdCpu }
}

async function product({ people }, profile) {
  const server = await startProduct({ profile })
  const { room, fay, another } = await openRoom(server.base, { questions: QUESTIONS })
  const helpers = await Promise.all(Array.from({ length: HELPERS }, another))
  for (let at = 0; at < HOLDINGS; at++) await helpers[at % HELPERS].ask(holdingOn(fay.questions[at % QUESTIONS], at))
  for (const helper of helpers) helper.close()
  const before = cpuOf(server.pid)
  const tokens = await joinPeople(server.base, room, people)
  const admission = (cpuOf(server.pid) - before) / people
  return {
    name: 'Questions First, the whole room',
    pid: server.pid,
    admission,
    crowd: startCrowd('arrivals.mjs'),
    arrival: { base: server.base, room, tokens, until: 'view' },
    check({ questions, holdings }) {
      if (questions !== QUESTIONS || holdings !== HOLDINGS)
        throw new Error(`somebody was shown ${questions} questions and ${holdings} holdings`)
    },
    async close() {
      fay.close()
      await this.crowd.end()
      await server.end()
    },
  }
}

const holdingOn = (question, at) => ({
  type: 'logHolding',
  questions: [question],
  title: `Referrals by district, part ${at + 1}`,
  assetKind: 'dataset',
  shareStance: 'discuss',
  holder: `Organisation ${at % 25}`,
})

async function reference({ people }) {
  const server = await startServer([pathOf('empty-server.mjs')])
  const tokens = Array.from({ length: people }, (_, at) => `a-token-as-long-as-they-are-${at}`)
  return {
    name: 'plain Socket.IO, an empty connect',
    pid: server.pid,
    crowd: startCrowd('arrivals.mjs'),
    arrival: { base: server.base, room: 'bench', tokens, until: 'connect' },
    check: () => undefined,
    async close() {
      await this.crowd.end()
      await server.end()
    },
  }
}
