// The same number of votes in the same time: in one full room, in many small rooms with as many people, and in very many.
import { setTimeout as pause } from 'node:timers/promises'
import { mustBeCounted, mustBeDone, ratingsOf } from '../kit/ballots.mjs'
import { byTurns, micro, middle, ms, percent, percentile, spread, times } from '../kit/figures.mjs'
import { cpuOf, startCrowd } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'

const QUESTIONS = 12
const FULL = {
  rooms: [
    { rooms: 1, each: 1_000, votes: 5 },
    { rooms: 40, each: 25, votes: 5 },
    { rooms: 200, each: 25, votes: 1 },
  ],
  within: 5_000,
  repeats: 2,
}
const QUICK = {
  rooms: [
    { rooms: 1, each: 100, votes: 2 },
    { rooms: 4, each: 25, votes: 2 },
    { rooms: 8, each: 25, votes: 1 },
  ],
  within: 500,
  repeats: 1,
}
/** Closing scrubs the file, so not all two hundred at once. */
const CLOSING_AT_ONCE = 10

export const benchmark = {
  id: 'B9',
  title: 'many rooms: 200 rooms × 25 people, beside one room with as many votes in the same time',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const contenders = []
    try {
      for (const one of size.rooms) contenders.push(await opened(one, profile))
      const runs = await byTurns(contenders, size.repeats, (contender, repeat) => voting(contender, size, repeat))
      return summarised(contenders, runs)
    } finally {
      await Promise.all(contenders.map(({ close }) => close()))
    }
  },
}

function summarised(contenders, runs) {
  const lines = contenders.map(({ rooms, each, votes }, at) => {
    const cast = rooms * each * votes
    const of = (read) => middle(runs[at].map(read))
    return {
      name: `${rooms} ${rooms === 1 ? 'room' : 'rooms'} × ${each} people`,
      cast,
      people: rooms * each,
      p99: of(({ took }) => percentile(took, 0.99)),
      serverCpu: of(({ serverCpu }) => serverCpu / cast),
      apart: spread(runs[at].map(({ serverCpu }) => serverCpu)),
      idleCpu: of(({ idleCpu }) => idleCpu / cast),
      crowdCpu: of(({ crowdCpu }) => crowdCpu / cast),
      gone: runs[at].reduce((sum, { gone }) => sum + gone, 0),
    }
  })
  const [single, , many] = lines
  const ratio = many.serverCpu / single.serverCpu
  return {
    head: ['', 'votes', 'p99 ack', 'server CPU/vote', '±', 'of it heartbeats', 'crowd CPU/vote', 'lines lost'],
    rows: lines.map(({ name, cast, p99, serverCpu, apart, idleCpu, crowdCpu, gone }) => [
      name,
      String(cast),
      ms(p99),
      micro(serverCpu),
      percent(apart),
      micro(idleCpu),
      micro(crowdCpu),
      String(gone),
    ]),
    goals: [{ what: 'CPU per vote', figure: times(ratio), goal: '≤ 1.2 × one room', isMet: ratio <= 1.2 }],
    figures: lines,
  }
}

async function voting({ halls, crowd, pid, votes }, { within }, repeat) {
  const polls = await Promise.all(
    halls.map(
      async ({ fay }) => (await fay.ask({ type: 'openPoll', method: 'value_gap', questions: fay.questions })).poll,
    ),
  )
  const idleCpu = (await during(pid, () => pause(within / 5))) * 5
  const everybody = halls.flatMap(({ fay, first, each }, hall) =>
    Array.from({ length: each }, (_, at) => ({ hall, at, person: first + at, questions: fay.questions })),
  )
  const cast = Array.from({ length: votes }, (_, turn) =>
    everybody.map(({ hall, at, person, questions }, place) => ({
      person,
      poll: polls[hall],
      ballot: ratingsOf(questions, at, turn),
      // Spread evenly, in an order that has nothing to do with who sits where; each person's votes in their turn.
      moment: ((turn + ((place * 73 + repeat) % everybody.length) / everybody.length) / votes) * within,
    })),
  ).flat()
  let answers
  let crowdCpu
  const serverCpu = await during(pid, async () => {
    crowdCpu = await during(crowd.pid, async () => {
      answers = await crowd.tell('vote', { cast, name: `votes-${repeat}` })
      await pause(300) // the last tally belongs to the work
    })
  })
  mustBeDone(answers)
  for (let at = 0; at < halls.length; at += CLOSING_AT_ONCE)
    await Promise.all(
      halls.slice(at, at + CLOSING_AT_ONCE).map(async ({ fay, each }, beside) => {
        const ballots = Array.from({ length: each }, (_, person) => ratingsOf(fay.questions, person, votes - 1))
        mustBeCounted(await fay.resultOf(polls[at + beside]), ballots)
      }),
    )
  return { took: answers.took, gone: answers.gone, serverCpu, crowdCpu, idleCpu }
}

/** Milliseconds of processor time that a process has used while something was done. */
async function during(pid, act) {
  const before = cpuOf(pid)
  await act()
  return cpuOf(pid) - before
}

async function opened({ rooms, each, votes }, profile) {
  const server = await startProduct({ profile })
  const crowd = startCrowd('rooms-crowd.mjs')
  const halls = []
  const people = []
  while (halls.length < rooms) {
    const { room, fay } = await openRoom(server.base, { questions: QUESTIONS })
    halls.push({ fay, each, first: people.length })
    people.push(...(await joinPeople(server.base, room, each)).map((token) => ({ room, token })))
  }
  await crowd.tell('enter', { base: server.base, people })
  return {
    rooms,
    each,
    votes,
    halls,
    crowd,
    pid: server.pid,
    async close() {
      for (const { fay } of halls) fay.close()
      await crowd.end()
      await server.end()
    },
  }
}
