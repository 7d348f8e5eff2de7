// What a vote costs as a room has more questions, and what a tally costs as it has more people: the exponent of the power
// law that lies nearest to the points (see `exponentOf`), with the points themselves.
import { setTimeout as pause } from 'node:timers/promises'
import { mustBeDone } from '../kit/ballots.mjs'
import { micro, middle, percent, spread } from '../kit/figures.mjs'
import { exponentOf } from '../kit/fit.mjs'
import { cpuOf, startCrowd } from '../kit/processes.mjs'
import { joinPeople, openRoom, startProduct } from '../kit/product.mjs'

/** PROTOCOL.md: more do not fit into one poll. The room holds the others meanwhile. */
const MOST_IN_POLL = 100
const FEW_QUESTIONS = 12
/** The most in a room is two thousand, the facilitator among them. */
const FULL = {
  questions: [10, 30, 100, 300],
  people: [50, 150, 600, 1_999],
  among: 100,
  votes: 5,
  within: 1_000,
  shows: 5,
  repeats: 2,
}
const QUICK = { questions: [10, 100], people: [25, 100], among: 25, votes: 3, within: 300, shows: 1, repeats: 1 }
/** What changes is gathered for up to 200 ms in a room of two thousand; so long after it everybody has it. */
const SHOWN_AFTER = 300
const DOTS = 3
/** Until everybody who came or left has been counted on every screen. */
const SETTLE = 400
/** So many ways of seeing, that nothing in the result is hidden for having too few voices behind it. */
const CAMPS = 5

export const benchmark = {
  id: 'B10',
  title: 'growth: 10 to 300 questions, 50 to 2,000 people',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const server = await startProduct({ profile })
    const crowd = startCrowd('rooms-crowd.mjs')
    try {
      const byQuestions = await measured(size.questions, { server, crowd, size }, (questions) => ({
        questions,
        people: size.among,
        votes: size.votes,
        shows: 0,
      }))
      const byPeople = await measured(size.people, { server, crowd, size }, (people) => ({
        questions: FEW_QUESTIONS,
        people,
        votes: 1, // in twice the time: a room takes two thousand commands a second
        shows: size.shows,
      }))
      return summarised(byQuestions, byPeople, size)
    } finally {
      await crowd.end()
      await server.end()
    }
  },
}

function summarised(byQuestions, byPeople, { among }) {
  const inQuestions = exponentOf(byQuestions.map(({ of, vote }) => [of, vote]))
  const inPeople = exponentOf(byPeople.map(({ of, vote }) => [of, vote]))
  const tally = exponentOf(byPeople.map(({ of, tally: cost }) => [of, cost]))
  const rowOf =
    (name) =>
    ({ vote, tally: cost, apart, crowdCpu, gone }) => [
      name,
      micro(vote),
      percent(apart),
      cost === undefined ? '' : micro(cost),
      micro(crowdCpu),
      String(gone),
    ]
  return {
    head: ['', 'server CPU/vote', '±', 'server CPU/tally shown', 'crowd CPU/vote', 'lines lost'],
    rows: [
      ...byQuestions.map((line) => rowOf(`${line.of} questions, ${among} people`)(line)),
      ...byPeople.map((line) => rowOf(`${line.of} people, ${FEW_QUESTIONS} questions`)(line)),
      ['exponent of a vote in questions', written(inQuestions), '', '', '', ''],
      ['exponent of a vote in people', written(inPeople), '', '', '', ''],
      ['exponent of a tally in people', '', '', written(tally), '', ''],
    ],
    goals: [
      goalOf('exponent of a vote in questions', inQuestions, 0.1),
      goalOf('exponent of a tally in people', tally, 1.1),
    ],
    figures: { byQuestions, byPeople, exponents: { inQuestions, inPeople, tally } },
  }
}

const written = ({ exponent, error }) =>
  Number.isNaN(error) ? exponent.toFixed(2) : `${exponent.toFixed(2)} ± ${error.toFixed(2)}`

const goalOf = (what, fitted, most) => ({
  what,
  figure: written(fitted),
  goal: `≤ ${most}`,
  isMet: fitted.exponent <= most,
})

/** Rooms of all sizes side by side, in turns, so that what else the machine does hits all alike. */
async function measured(sizes, { server, crowd, size }, roomOf) {
  const halls = []
  for (const of of sizes) halls.push({ of, runs: [], ...roomOf(of), ...(await hallOf(server, roomOf(of))) })
  try {
    for (let repeat = 0; repeat < size.repeats; repeat++)
      for (const hall of halls) hall.runs.push(await attempt(hall, { server, crowd, size, repeat }))
  } finally {
    for (const { fay } of halls) fay.close()
  }
  return halls.map(({ of, runs }) => {
    const middleOf = (read) => middle(runs.map(read))
    return {
      of,
      vote: middleOf(({ vote }) => vote),
      apart: spread(runs.map(({ vote }) => vote)),
      tally: middleOf(({ tally }) => tally),
      crowdCpu: middleOf(({ crowdCpu }) => crowdCpu),
      gone: runs.reduce((sum, { gone }) => sum + gone, 0),
    }
  })
}

async function hallOf({ base }, { questions, people }) {
  const { room, fay } = await openRoom(base, { questions })
  const tokens = await joinPeople(base, room, people)
  if (fay.questions.length !== questions) throw new Error(`${fay.questions.length} of ${questions} questions are there`)
  return { fay, seats: tokens.map((token) => ({ room, token })) }
}

/**
 * Everybody comes, votes a few times, is shown the result again and again, and leaves, so that nobody else's heartbeat is
 * measured with it. A ballot has the same three dots however many
 * questions there are, or its own length would be what grows.
 */
async function attempt({ fay, seats, people, votes, shows }, { server, crowd, size, repeat }) {
  const within = votes === 1 ? 2 * size.within : size.within
  await crowd.tell('enter', { base: server.base, people: seats })
  const questions = fay.questions.slice(0, MOST_IN_POLL)
  const { poll } = await fay.ask({ type: 'openPoll', method: 'dots', questions })
  await pause(SETTLE)
  const dotsOf = (person, turn) => {
    const begin = (person % CAMPS) * Math.floor(questions.length / CAMPS) + turn
    return Object.fromEntries(
      Array.from({ length: DOTS }, (_, dot) => [questions[(begin + dot) % questions.length], 1]),
    )
  }
  const cast = Array.from({ length: votes }, (_, turn) =>
    Array.from({ length: people }, (_each, person) => ({
      person,
      poll,
      ballot: { dots: dotsOf(person, turn) },
      moment: ((turn + ((person * 73 + repeat) % people) / people) / votes) * within,
    })),
  ).flat()
  const before = [cpuOf(server.pid), cpuOf(crowd.pid)]
  const answers = await crowd.tell('vote', { cast, name: `votes-${repeat}` })
  mustBeDone(answers)
  await pause(300) // the last tally belongs to the work
  const voting = cpuOf(server.pid) - before[0]
  const voted = cpuOf(crowd.pid) - before[1]
  mustBeRight(
    await fay.resultOf(poll),
    Array.from({ length: people }, (_, person) => dotsOf(person, votes - 1)),
  )
  await pause(SHOWN_AFTER)
  const hidden = cpuOf(server.pid)
  for (let show = 0; show < shows; show++)
    for (const type of ['hideResult', 'revealResult']) {
      await fay.ask({ type, poll })
      await pause(SHOWN_AFTER)
    }
  const tally = shows === 0 ? undefined : (cpuOf(server.pid) - hidden) / shows / 2
  await crowd.tell('leave')
  await pause(SETTLE)
  return { vote: voting / cast.length, crowdCpu: voted / cast.length, tally, gone: answers.gone }
}

function mustBeRight({ received, items }, ballots) {
  if (received !== ballots.length) throw new Error(`${received} of ${ballots.length} ballots were counted`)
  for (const [id, { total }] of Object.entries(items)) {
    const given = ballots.reduce((all, dots) => all + (dots[id] ?? 0), 0)
    if (Number(total) !== given) throw new Error(`${id}: counted ${total}, given ${given}`)
  }
}
