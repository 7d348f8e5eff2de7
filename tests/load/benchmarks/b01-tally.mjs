// One number changes, and a thousand people are told: through the product, by Socket.IO's own room emit, and by a C
// program that does nothing but send. What they cost while nothing happens (heartbeats) is taken off.
import { setTimeout as pause } from 'node:timers/promises'
import { byTurns, micro, middle, percent, spread, times } from '../kit/figures.mjs'
import { startFloor } from '../kit/floor.mjs'
import { cpuOf, pathOf, requireFiles, startCrowd, startServer } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'
import { ratingsOf } from '../kit/ballots.mjs'

const QUESTIONS = 12
/** Turnout moves when three more have voted, and counts are told four times a second. */
const STEP = 3
const PACE = 300
const FULL = { people: 1_000, tallies: 12, repeats: 3, warmUp: 1, idle: 3_000 }
const QUICK = { people: 200, tallies: 3, repeats: 1, warmUp: 0, idle: 300 }

export const benchmark = {
  id: 'B1',
  title: 'a tally to 1,000 people of one room: server CPU per delivery',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    requireFiles(2 * size.people)
    const contenders = []
    try {
      contenders.push(await product(size, profile), await roomEmit(size))
      const tally = await tallyOf(contenders[0])
      contenders.push(await floor(size, tally.length + '842'.length + 1))
      const resting = contenders.map(({ pid }) => cpuOf(pid))
      await pause(size.idle)
      for (const [at, one] of contenders.entries()) one.rest = (cpuOf(one.pid) - resting[at]) / size.idle
      const runs = await byTurns(contenders, size.warmUp + size.repeats, (contender) => told(contender, size))
      const measured = runs.map((some) => some.slice(size.warmUp))
      return summarised(contenders, measured, tally)
    } finally {
      await Promise.all(contenders.map(({ close }) => close()))
    }
  },
}

function summarised(contenders, runs, tally) {
  const lines = contenders.map(({ name }, at) => ({
    name,
    server: middle(runs[at].map(({ server }) => server)),
    spread: spread(runs[at].map(({ server }) => server)),
    crowd: middle(runs[at].map(({ crowd }) => crowd)),
  }))
  const [ours, emit, least] = lines
  const [floorRatio, emitRatio] = [ours.server / least.server, ours.server / emit.server]
  return {
    head: [`a message of ${tally.length} letters`, 'server CPU', '× floor', 'spread', 'crowd CPU'],
    rows: lines.map((line) => [
      line.name,
      micro(line.server),
      times(line.server / least.server),
      `± ${percent(line.spread)}`,
      micro(line.crowd),
    ]),
    goals: [
      { what: `CPU per delivery`, figure: times(floorRatio), goal: `≤ 1.8 × ${least.name}`, isMet: floorRatio <= 1.8 },
      { what: 'CPU per delivery', figure: times(emitRatio), goal: '≤ 0.6 × room emit', isMet: emitRatio <= 0.6 },
    ],
    figures: lines,
  }
}

/** Tells everybody so many tallies, and throws when one of them has not come to everybody. */
async function told({ pid, crowd, begin, tell, check, rest, pace }, { people, tallies }) {
  await begin()
  await crowd.tell('heard')
  const before = [cpuOf(pid), cpuOf(crowd.pid), performance.now()]
  for (let at = 0; at < tallies; at++) {
    await tell(at)
    await pause(pace)
  }
  const [server, voices, passed] = [cpuOf(pid), cpuOf(crowd.pid), performance.now()].map((now, at) => now - before[at])
  const deliveries = check(await crowd.tell('heard'))
  if (deliveries < people * tallies * 0.9 || deliveries > people * tallies * 1.1)
    throw new Error(`${deliveries} deliveries where there should be ${people * tallies}`)
  return { server: (server - rest * passed) / deliveries, crowd: voices / deliveries }
}

async function product({ people }, profile) {
  const server = await startProduct({ profile })
  const { room, fay } = await openRoom(server.base, { questions: QUESTIONS })
  const tokens = await joinPeople(server.base, room, people)
  const crowd = startCrowd()
  await crowd.tell('enter', { base: server.base, room, tokens })
  let poll
  return {
    name: 'Questions First',
    pid: server.pid,
    crowd,
    pace: PACE,
    async begin() {
      if (poll !== undefined) await fay.ask({ type: 'closePoll', poll })
      poll = (await fay.ask({ type: 'openPoll', method: 'value_gap', questions: fay.questions })).poll
      await pause(PACE)
    },
    /** Three people vote: with their votes on disk and their own views it is all part of the price. */
    tell: (at) =>
      crowd.tell('vote', {
        poll,
        cast: Array.from({ length: STEP }, (_, more) => at * STEP + more).map((person) => ({
          person,
          ballot: ratingsOf(fay.questions, person, 0),
          moment: 0,
        })),
      }),
    check: ({ tallies }) => tallies,
    async close() {
      fay.close()
      await crowd.end()
      await server.end()
    },
  }
}

/** What the others are to send: a tally of ours as it stands in its frame. */
async function tallyOf({ begin, tell, crowd }) {
  await begin()
  await tell(0)
  await pause(2 * PACE)
  const { tally } = await crowd.tell('heard')
  return tally
}

async function roomEmit({ people }) {
  const server = await startServer([pathOf('plain-server.mjs')])
  const crowd = startCrowd()
  const tokens = Array.from({ length: people }, (_, at) => `person-${at}`)
  await crowd.tell('enter', { base: server.base, room: 'bench', tokens })
  return {
    name: 'Socket.IO, its own room emit',
    pid: server.pid,
    crowd,
    pace: PACE / 2,
    begin: () => undefined,
    tell: () => fetch(`${server.base}/tell`),
    check: ({ tallies }) => tallies,
    async close() {
      await crowd.end()
      await server.end()
    },
  }
}

async function floor({ people }, bytes) {
  const server = await startFloor(people, bytes)
  const crowd = startCrowd()
  await crowd.tell('plug', { base: server.base, people })
  return {
    name: server.name,
    pid: server.pid,
    crowd,
    pace: PACE / 2,
    begin: () => undefined,
    tell: server.tell,
    check: (heard) => heard.bytes / bytes,
    async close() {
      await crowd.end()
      await server.end()
    },
  }
}
