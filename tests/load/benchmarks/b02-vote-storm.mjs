// A room votes, in the product and in a plain Socket.IO server that keeps votes in memory and checks nothing, by turns.
import { setTimeout as pause } from 'node:timers/promises'
import { byTurns, micro, middle, ms, percentile, times } from '../kit/figures.mjs'
import { cpuOf, pathOf, startCrowd, startServer } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'

const QUESTIONS = 12
const FULL = { people: 1_000, votes: 5, within: 5_000, repeats: 3 }
const QUICK = { people: 200, votes: 2, within: 1_000, repeats: 1 }

export const benchmark = {
  id: 'B2',
  title: 'vote storm: 1,000 people, 5 votes each within 5 s, durable',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const contenders = []
    try {
      contenders.push(await product(size, profile), await reference(size))
      const runs = await byTurns(contenders, size.repeats, (contender, repeat) => storm(contender, size, repeat))
      return summarised(contenders, runs, size)
    } finally {
      await Promise.all(contenders.map(({ close }) => close()))
    }
  },
}

function summarised(contenders, runs, { people, votes }) {
  const lines = contenders.map(({ name }, at) => lineOf(name, runs[at], people * votes))
  const [ours, plain] = lines
  const ratio = ours.serverCpu / plain.serverCpu
  return {
    head: ['', 'acked', 'p50 ack', 'p99 ack', 'worst', 'server CPU/vote', 'crowd CPU/vote'],
    rows: lines.map(({ name, acked, p50, p99, worst, serverCpu, crowdCpu }) => [
      name,
      `${acked}/${people * votes}`,
      ...[p50, p99, worst].map(ms),
      ...[serverCpu, crowdCpu].map(micro),
    ]),
    goals: [
      { what: 'CPU per vote', figure: times(ratio), goal: '≤ 1.0 × plain Socket.IO', isMet: ratio <= 1 },
      { what: 'p99 ack', figure: ms(ours.p99), goal: '≤ 25 ms', isMet: ours.p99 <= 25 },
    ],
    figures: lines,
  }
}

function lineOf(name, runs, votes) {
  const of = (read) => middle(runs.map(read))
  return {
    name,
    acked: Math.min(...runs.map(({ done }) => done)),
    p50: of(({ took }) => percentile(took, 0.5)),
    p99: of(({ took }) => percentile(took, 0.99)),
    worst: Math.max(...runs.flatMap(({ took }) => took)),
    serverCpu: of(({ serverCpu }) => serverCpu / votes),
    crowdCpu: of(({ crowdCpu }) => crowdCpu / votes),
  }
}

async function storm({ open, crowd, pid, check }, { people, votes, within }, repeat) {
  const { poll, questions } = await open(repeat)
  const ballotOf = (person, turn) => ({
    ratings: Object.fromEntries(
      questions.map((id, on) => [id, { value: 1 + ((person + on + turn) % 5), gap: 1 + ((person * on) % 5) }]),
    ),
  })
  // Spread evenly, in an order that has nothing to do with who sits where; each person's votes in their turn.
  const cast = Array.from({ length: votes }, (_, turn) =>
    Array.from({ length: people }, (_each, person) => ({
      person,
      ballot: ballotOf(person, turn),
      moment: ((turn + ((person * 73 + repeat) % people) / people) / votes) * within,
    })),
  ).flat()
  const before = [cpuOf(pid), cpuOf(crowd.pid)]
  const { took, done } = await crowd.tell('vote', { poll, cast })
  await pause(300) // the last tally belongs to the work
  const [serverCpu, crowdCpu] = [cpuOf(pid) - before[0], cpuOf(crowd.pid) - before[1]]
  await check(
    poll,
    Array.from({ length: people }, (_, person) => ballotOf(person, votes - 1)),
  )
  return { took, done, serverCpu, crowdCpu }
}

async function product({ people }, profile) {
  const server = await startProduct({ profile })
  const { room, fay } = await openRoom(server.base, { questions: QUESTIONS })
  const tokens = await joinPeople(server.base, room, people)
  const crowd = startCrowd()
  await crowd.tell('enter', { base: server.base, room, tokens })
  const { questions } = fay
  return {
    name: 'Questions First',
    pid: server.pid,
    crowd,
    open: async () => ({ poll: (await fay.ask({ type: 'openPoll', method: 'value_gap', questions })).poll, questions }),
    check: async (poll, ballots) => mustBeRight(await fay.resultOf(poll), ballots),
    async close() {
      fay.close()
      await crowd.end()
      await server.end()
    },
  }
}

async function reference({ people }) {
  const server = await startServer([pathOf('plain-server.mjs')])
  const crowd = startCrowd()
  const tokens = Array.from({ length: people }, (_, at) => `person-${at}`)
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
