// The storm of B2 in one room, by turns among themselves and beside fifty phones that hardly read and one who floods.
import { setTimeout as pause } from 'node:timers/promises'
import { mustBeCounted, mustBeDone, ratingsOf } from '../kit/ballots.mjs'
import { byTurns, micro, middle, ms, percentile, times } from '../kit/figures.mjs'
import { cpuOf, startCrowd } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'
import { residentOf } from '../kit/resident.mjs'

/** A room with much to say, so that who does not read soon has much unread. */
const QUESTIONS = 150
const WORDS = 'Do something about it. '.repeat(12)
const wordOf = (number) => ({ text: `What is question ${number}?`, action: WORDS })
const IN_POLL = 12
const FULL = { people: 1_000, slow: 50, votes: 5, within: 5_000, repeats: 3 }
const QUICK = { people: 150, slow: 50, votes: 2, within: 1_000, repeats: 1 }
/** Milliseconds of reading in so many, and how often a second each asks for the whole room. */
const HARDLY = { reads: 5, every: 3_000, asks: 10 }
const MOST_MEMORY = 64

export const benchmark = {
  id: 'B14',
  title: 'fairness: the vote storm beside 50 phones that hardly read and one who floods',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const hall = await opened(size, profile)
    try {
      const runs = await byTurns([false, true], size.repeats, (isTroubled, repeat) =>
        storm(hall, size, { isTroubled, repeat }),
      )
      return summarised(runs, size)
    } finally {
      await hall.close()
    }
  },
}

function summarised(runs, { people, votes }) {
  const lines = ['among themselves', 'beside slow phones and a flood'].map((name, at) => {
    const of = (read) => middle(runs[at].map(read))
    return {
      name,
      p50: of(({ took }) => percentile(took, 0.5)),
      p99: of(({ took }) => percentile(took, 0.99)),
      worst: Math.max(...runs[at].flatMap(({ took }) => took)),
      serverCpu: of(({ serverCpu }) => serverCpu / people / votes),
      crowdCpu: of(({ crowdCpu }) => crowdCpu / people / votes),
      troubleCpu: of(({ troubleCpu }) => troubleCpu),
      memory: Math.max(...runs[at].map(({ memory }) => memory)),
      flooded: of(({ flooded }) => flooded.sent),
    }
  })
  const [alone, beside] = lines
  const ratio = beside.p99 / alone.p99
  const cost = beside.serverCpu / alone.serverCpu
  const more = beside.memory - alone.memory
  return {
    head: [
      '',
      'p50 ack',
      'p99 ack',
      'worst',
      'server CPU/vote',
      'crowd CPU/vote',
      'flood and slow CPU',
      'flood sent',
      'resident',
    ],
    rows: lines.map(({ name, p50, p99, worst, serverCpu, crowdCpu, troubleCpu, flooded, memory }) => [
      name,
      ...[p50, p99, worst].map(ms),
      ...[serverCpu, crowdCpu].map(micro),
      ms(troubleCpu),
      String(flooded),
      `${memory.toFixed(0)} MB`,
    ]),
    goals: [
      { what: 'CPU per vote beside trouble', figure: times(cost), goal: '≤ 1.3 × without', isMet: cost <= 1.3 },
      { what: 'p99 ack beside trouble', figure: times(ratio), goal: '≤ 2 × without', isMet: ratio <= 2 },
      {
        what: 'memory for slow phones',
        figure: `${more.toFixed(0)} MB`,
        goal: `≤ ${MOST_MEMORY} MB`,
        isMet: more <= MOST_MEMORY,
      },
    ],
    figures: lines,
  }
}

async function storm({ server, room, fay, crowd, trouble, tokens }, { people, votes, within }, { isTroubled, repeat }) {
  const questions = fay.questions.slice(0, IN_POLL)
  const { poll } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions })
  if (isTroubled) await trouble.tell('enter', { base: server.base, room, ...tokens, ...HARDLY })
  const cast = Array.from({ length: votes }, (_, turn) =>
    Array.from({ length: people }, (_each, person) => ({
      person,
      poll,
      ballot: ratingsOf(questions, person, turn),
      moment: ((turn + ((person * 73 + repeat) % people) / people) / votes) * within,
    })),
  ).flat()
  const all = [server, crowd, trouble].map(({ pid }) => pid)
  const before = all.map(cpuOf)
  const answers = await crowd.tell('vote', { cast, name: `votes-${repeat}-${isTroubled}` })
  await pause(300) // the last tally belongs to the work
  const [serverCpu, crowdCpu, troubleCpu] = all.map((pid, at) => cpuOf(pid) - before[at])
  const memory = (await residentOf(server.base)) / 1e6
  const flooded = isTroubled ? await trouble.tell('leave') : { sent: 0, cuts: 0 }
  mustBeDone(answers)
  mustBeCounted(
    await fay.resultOf(poll),
    Array.from({ length: people }, (_, person) => ratingsOf(questions, person, votes - 1)),
  )
  return { took: answers.took, serverCpu, crowdCpu, troubleCpu, memory, flooded }
}

async function opened({ people, slow }, profile) {
  const server = await startProduct({ profile })
  const { room, fay } = await openRoom(server.base, { questions: QUESTIONS, wordOf })
  const tokens = await joinPeople(server.base, room, people + slow + 1)
  const crowd = startCrowd('rooms-crowd.mjs')
  const trouble = startCrowd('troublemakers.mjs')
  await crowd.tell('enter', {
    base: server.base,
    people: tokens.slice(0, people).map((token) => ({ room, token })),
  })
  return {
    server,
    room,
    fay,
    crowd,
    trouble,
    tokens: { phones: tokens.slice(people, -1), flood: tokens.at(-1) },
    async close() {
      fay.close()
      await trouble.end()
      await crowd.end()
      await server.end()
    },
  }
}
