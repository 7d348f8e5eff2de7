// A room votes, in the product and in a plain Socket.IO server that keeps votes in memory and checks nothing, by turns.
// Both look after their connections as often, and tell as many people of a tally as often; how many deliveries that
// makes for each vote is printed for both. The first storm of each is not measured: a compiler's work is no vote's price.
import { setTimeout as pause } from 'node:timers/promises'
import { byTurns, micro, middle, ms, percent, percentile, spread, times } from '../kit/figures.mjs'
import { cpuOf, pathOf, startCrowd, startServer } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'
import { ratingsOf, mustBeCounted } from '../kit/ballots.mjs'

const QUESTIONS = 12
const FULL = { people: 1_000, votes: 5, within: 5_000, repeats: 3, warmUp: 1 }
const QUICK = { people: 200, votes: 2, within: 800, repeats: 1, warmUp: 0 }

export const benchmark = {
  id: 'B2',
  title: 'vote storm: 1,000 people, 5 votes each within 5 s, durable',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const contenders = []
    try {
      contenders.push(await product(size, profile), await reference(size))
      const all = size.warmUp + size.repeats
      const runs = await byTurns(contenders, all, (contender, repeat) => storm(contender, size, repeat))
      const measured = runs.map((some) => some.slice(size.warmUp))
      return summarised(contenders, measured, size)
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
    head: [
      '',
      'acked',
      'p50',
      'p99',
      'worst',
      'server CPU/vote',
      'spread',
      'crowd CPU/vote',
      'told of tallies',
      'of own',
    ],
    rows: lines.map(({ name, acked, p50, p99, worst, serverCpu, apart, crowdCpu, tallies, own }) => [
      name,
      `${acked}/${people * votes}`,
      ...[p50, p99, worst].map(ms),
      micro(serverCpu),
      `± ${percent(apart)}`,
      micro(crowdCpu),
      ...[tallies, own].map((deliveries) => `${deliveries.toFixed(1)}/vote`),
    ]),
    goals: [
      {
        what: 'CPU per vote',
        figure: times(ratio),
        goal: '≤ 1.0 × plain Socket.IO',
        isMet: ratio <= 1 && ours.tallies >= 0.9 * plain.tallies, // not by telling less
      },
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
    apart: spread(runs.map(({ serverCpu }) => serverCpu)),
    crowdCpu: of(({ crowdCpu }) => crowdCpu / votes),
    tallies: of(({ tallies }) => tallies / votes),
    own: of(({ own }) => own / votes),
  }
}

async function storm({ open, crowd, pid, check }, { people, votes, within }, repeat) {
  const { poll, questions } = await open(repeat)
  // Evenly spread, in an order that has nothing to do with who sits where. Each thinks five times within a fifth of the
  // time, so that more people have voted every moment and there is a tally to be told from beginning to end.
  const thinking = within / votes
  const cast = Array.from({ length: votes }, (_, turn) =>
    Array.from({ length: people }, (_each, person) => ({
      person,
      ballot: ratingsOf(questions, person, turn),
      moment: (((person * 73 + repeat) % people) / people) * (within - thinking) + (turn / votes) * thinking,
    })),
  ).flat()
  await crowd.tell('heard')
  const before = [cpuOf(pid), cpuOf(crowd.pid)]
  const { took, done } = await crowd.tell('vote', { poll, cast })
  await pause(300) // the last tally belongs to the work
  const [serverCpu, crowdCpu] = [cpuOf(pid) - before[0], cpuOf(crowd.pid) - before[1]]
  const { tallies, own } = await crowd.tell('heard')
  await check(
    poll,
    Array.from({ length: people }, (_, person) => ratingsOf(questions, person, votes - 1)),
  )
  return { took, done, serverCpu, crowdCpu, tallies, own }
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
    check: async (poll, ballots) => mustBeCounted(await fay.resultOf(poll), ballots),
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
