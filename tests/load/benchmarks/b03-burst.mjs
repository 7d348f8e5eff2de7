// A full room votes at the same moment. Right after the last answer the server is killed, as a power cut would, and
// started again on the same data: every vote that was answered has to be there.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byTurns, micro, middle, ms, percentile } from '../kit/figures.mjs'
import { cpuOf, requireFiles, startCrowd } from '../kit/processes.mjs'
import { facilitatorOf, joinPeople, openRoom, startProduct } from '../kit/product.mjs'
import { ratingsOf, mustBeCounted } from '../kit/ballots.mjs'

const QUESTIONS = 12
const GOAL = 150
/** With the facilitator two thousand, which is as many as a room takes. */
const FULL = { people: 1_999, repeats: 3 }
const QUICK = { people: 300, repeats: 1 }

export const benchmark = {
  id: 'B3',
  title: 'burst: 2,000 people vote at once, then kill -9',
  async run({ quick, profile }) {
    const { people, repeats } = quick ? QUICK : FULL
    requireFiles(2 * people)
    const folder = mkdtempSync(join(tmpdir(), 'questions-first-burst-'))
    try {
      const contender = await product(people, folder, profile)
      const [runs] = await byTurns([contender], repeats, () => burst(contender, people)).finally(contender.close)
      return summarised(runs, people)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function summarised(runs, people) {
  const of = (read) => middle(runs.map(read))
  const [p50, p99] = [0.5, 0.99].map((share) => of(({ took }) => percentile(took, share)))
  const worst = Math.max(...runs.flatMap(({ took }) => took))
  const acked = runs.map(({ done }) => done)
  return {
    head: ['', 'acked', 'p50 ack', 'p99 ack', 'worst', 'server CPU/vote', 'there after kill -9'],
    rows: [
      [
        'Questions First',
        `${Math.min(...acked)}/${people}`,
        ...[p50, p99, worst].map(ms),
        micro(of(({ cpu }) => cpu / people)),
        `${runs.length} × all`,
      ],
    ],
    goals: [{ what: 'p99 ack, durable', figure: ms(p99), goal: `≤ ${GOAL} ms`, isMet: p99 <= GOAL }],
    figures: { runs: runs.map(({ took: _, ...rest }) => rest), p50, p99, worst },
  }
}

async function burst({ open, crowd, kill }, people) {
  const { poll, questions, pid } = await open()
  const ballots = Array.from({ length: people }, (_, person) => ratingsOf(questions, person, 0))
  const before = cpuOf(pid)
  const cast = ballots.map((ballot, person) => ({ person, ballot, moment: 0 }))
  const { took, done } = await crowd().tell('vote', { poll, cast })
  const cpu = cpuOf(pid) - before
  const result = await kill(poll)
  if (done !== people) throw new Error(`${done} of ${people} votes were accepted`)
  mustBeCounted(result, ballots)
  return { took, done, cpu }
}

/** One room in one folder, with a server that is killed and started again after each burst. */
async function product(people, folder, profile) {
  let server = await startProduct({ folder, profile })
  const { room, fay: first } = await openRoom(server.base, { questions: QUESTIONS })
  let fay = first
  const tokens = await joinPeople(server.base, room, people)
  let crowd

  return {
    crowd: () => crowd,
    async open() {
      crowd = startCrowd()
      await crowd.tell('enter', { base: server.base, room, tokens })
      const { questions } = fay
      const { poll } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions })
      return { poll, questions, pid: server.pid }
    },
    /** Kills it, starts it again, and gives the result of the poll that was open. */
    async kill(poll) {
      await server.kill()
      fay.close()
      await crowd.end()
      server = await startProduct({ folder })
      fay = await facilitatorOf(server.base, room, fay.token)
      return fay.resultOf(poll)
    },
    async close() {
      fay.close()
      await crowd?.end()
      await server.end()
    },
  }
}
