// The server is killed with everybody in the room. They go on working; it starts again, all come back at once, and what
// waited on their devices is sent. Beside it, Socket.IO's own clients coming back to a plain Socket.IO server.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { mustBeCounted, ratingsOf } from '../kit/ballots.mjs'
import { byTurns, micro, middle, ms, percent, percentile, spread, times } from '../kit/figures.mjs'
import { cpuOf, pathOf, startCrowd, startServer } from '../kit/processes.mjs'
import { facilitatorOf, joinedBy, openRoom, startProduct } from '../kit/product.mjs'

const QUESTIONS = 12
const FULL = { people: 1_000, away: 1_000, repeats: 2 }
const QUICK = { people: 100, away: 100, repeats: 1 }
const MOST = 6_000
/** How many commands wait on each device. */
const EACH = 2

export const benchmark = {
  id: 'B5',
  title: 'reconnect storm: a kill and a restart with 1,000 people, who send what waited on their devices',
  async run({ quick, profile }) {
    const size = quick ? QUICK : FULL
    const contenders = [product(profile), reference()]
    const runs = await byTurns(contenders, size.repeats, (contender) => storm(contender, size))
    return summarised(contenders, runs, size)
  },
}

function summarised(contenders, runs, { people }) {
  const lines = contenders.map(({ name }, at) => {
    const of = (read) => middle(runs[at].map(read))
    return {
      name,
      ready: of(({ ready }) => ready),
      half: of(({ back }) => percentile(back, 0.5)),
      all: Math.max(...runs[at].flatMap(({ back }) => back)),
      answered: Math.max(...runs[at].flatMap(({ answered }) => answered)),
      serverCpu: of(({ serverCpu }) => serverCpu / people),
      apart: spread(runs[at].map(({ serverCpu }) => serverCpu)),
      crowdCpu: of(({ crowdCpu }) => crowdCpu / people),
    }
  })
  const [ours, plain] = lines
  return {
    head: [
      '',
      'server up',
      'half are back',
      'all are back',
      'all is answered',
      'server CPU/person',
      '±',
      'crowd CPU/person',
    ],
    rows: lines.map(({ name, ready, half, all, answered, serverCpu, apart, crowdCpu }) => [
      name,
      ...[ready, half, all, answered].map(ms),
      micro(serverCpu),
      percent(apart),
      micro(crowdCpu),
    ]),
    goals: [
      {
        what: 'everybody back after the restart began',
        figure: ms(ours.all),
        goal: `≤ ${ms(MOST)}`,
        isMet: ours.all <= MOST,
      },
      // Enforced: a run in which something is lost or done twice fails.
      { what: 'commands lost or done twice', figure: '0', goal: '0', isMet: true },
    ],
    figures: { lines, cpuBesidePlain: times(ours.serverCpu / plain.serverCpu) },
  }
}

async function storm({ begin }, { people, away }) {
  const { server, crowd, commands, restart, check, close } = await begin(people)
  try {
    await server.kill()
    await crowd.tell('work', { commands })
    await pause(away) // as long for both: clients wait longer the longer they have waited
    const began = Date.now()
    const again = await restart()
    const ready = Date.now() - began
    const before = [cpuOf(again.pid), cpuOf(crowd.pid)]
    const { back, answered, refused } = await crowd.tell('back')
    const [serverCpu, crowdCpu] = [cpuOf(again.pid) - before[0], cpuOf(crowd.pid) - before[1]]
    if (refused.length > 0) throw new Error(`${refused.length} commands were refused: ${JSON.stringify(refused[0])}`)
    await check(again.base)
    const since = (moments) => moments.map((moment) => moment - began)
    return { ready, back: since(back), answered: since(answered), serverCpu, crowdCpu }
  } finally {
    await close()
  }
}

const returning = () => startCrowd('returning-crowd.mjs', ['--import', 'tsx'])

function product(profile) {
  return {
    name: 'Questions First',
    async begin(people) {
      const folder = mkdtempSync(join(tmpdir(), 'questions-first-bench-'))
      const server = await startProduct({ folder })
      let again
      const crowd = returning()
      const { room, fay } = await openRoom(server.base, { questions: QUESTIONS })
      const { poll } = await openedWhereStepsAreMade(fay)
      const { token: key, questions } = fay
      const seats = (await joinedBy(server.base, room, people)).map(({ token, person }) => ({
        token,
        person: person.id,
      }))
      await crowd.tell('enter', { kind: 'ours', base: server.base, room, seats })
      fay.close()
      const ballots = seats.map((_, at) => ratingsOf(questions, at, 0))
      const promise = (at) => `Step of person ${at}`
      return {
        server,
        crowd,
        commands: seats.map((_, at) => [
          { type: 'castBallot', poll, ballot: ballots[at] },
          { type: 'makeCommitment', what: promise(at), who: 'Somebody' },
        ]),
        restart: async () =>
          (again = await startProduct({ folder, profile, env: { PORT: new URL(server.base).port } })),
        async check(base) {
          const back = await facilitatorOf(base, room, key)
          mustBeCounted(await back.resultOf(poll), ballots)
          // Whoever comes in is shown what has been told so far; the result was told after everything else.
          const later = await facilitatorOf(base, room, key)
          const steps = Object.values(later.view.shared.commitments).map(({ what }) => what)
          mustBeOnce(
            steps,
            seats.map((_, at) => promise(at)),
          )
          back.close()
          later.close()
        },
        async close() {
          await crowd.end()
          await again?.end()
          rmSync(folder, { recursive: true, force: true })
        },
      }
    },
  }
}

/** Where no stage is for voting one may vote anywhere, so here votes and next steps can wait together. */
async function openedWhereStepsAreMade(fay) {
  const { stages } = fay.view.shared.agenda
  const id = Object.keys(stages).find((stage) => stages[stage].kind === 'commitments')
  await fay.ask({ type: 'moveToStage', stage: id })
  await fay.ask({ type: 'setAgenda', stages: [{ id, kind: 'commitments' }] })
  return fay.ask({ type: 'openPoll', method: 'value_gap', questions: fay.questions })
}

/** Throws unless each of `wanted` is there exactly once. */
function mustBeOnce(found, wanted) {
  const times = new Map()
  for (const one of found) times.set(one, (times.get(one) ?? 0) + 1)
  const lost = wanted.filter((one) => !times.has(one))
  const doubled = wanted.filter((one) => times.get(one) > 1)
  if (lost.length > 0 || doubled.length > 0 || found.length !== wanted.length)
    throw new Error(`${lost.length} are lost, ${doubled.length} are there twice: ${[...lost, ...doubled].slice(0, 3)}`)
}

function reference() {
  return {
    name: 'plain Socket.IO, in memory, nothing checked',
    async begin(people) {
      const server = await startServer([pathOf('plain-server.mjs')])
      let again
      const crowd = returning()
      const seats = Array.from({ length: people }, (_, at) => ({ token: `person-${at}` }))
      await crowd.tell('enter', { kind: 'plain', base: server.base, room: 'bench', seats })
      const questions = Array.from({ length: QUESTIONS }, (_, at) => `question-${at}-of-twelve`)
      const vote = (at) => ({ type: 'castBallot', poll: 'poll', ballot: ratingsOf(questions, at, 0) })
      return {
        server,
        crowd,
        commands: seats.map((_, at) => Array.from({ length: EACH }, () => vote(at))),
        restart: async () =>
          (again = await startServer([pathOf('plain-server.mjs')], { PORT: new URL(server.base).port })),
        async check(base) {
          const kept = await (await fetch(`${base}/ballots`)).json()
          if (kept.length !== people) throw new Error(`the reference kept ${kept.length} ballots`)
        },
        async close() {
          await crowd.end()
          await again?.end()
        },
      }
    },
  }
}
