// Workshops one after another, several at a time, and a full hall that goes on voting, in a process of their own.
import { setTimeout as pause } from 'node:timers/promises'
import { mustBeCounted, ratingsOf } from '../kit/ballots.mjs'
import { obey } from '../kit/obeying.mjs'
import { joinedBy, openRoom } from '../kit/product.mjs'
import { lookInto, holdWorkshop } from './workshop.mjs'
import { personIn } from './person.mjs'

const QUESTIONS = 12
/** An empty room sleeps after a minute, found at the next half minute; then somebody looks in. */
const ASLEEP_AFTER = 100_000

// Each y-websocket provider listens for the end of its process.
process.setMaxListeners(100)

const took = []
const told = { votes: 0, edits: 0, workshops: 0, polls: 0, returns: 0, woken: 0 }
const faults = []
let isOver = false
const working = []
let hall

const failed = (what) => (reason) => void faults.push(`${what}: ${reason?.stack ?? reason}`)

/** The same draws in every run, so that a fault can be looked for again. */
function drawing(seed) {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

obey({
  /** Fills the hall and gives its room and the places kept in it for those who make trouble. */
  async fill({ base, people, trouble }) {
    const { room, fay } = await openRoom(base, { questions: QUESTIONS })
    const seats = await joinedBy(base, room, people + trouble)
    const { poll } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: fay.questions })
    const voters = []
    for (const { token } of seats.slice(0, people)) voters.push(await personIn({ base, room, token, took }))
    hall = { fay, poll, voters, last: [] }
    return { room, trouble: seats.slice(people).map(({ token }) => token) }
  },

  /** `every` milliseconds a workshop of `length` begins; each person in the hall votes every `rest` milliseconds. */
  begin({ base, length, every, rest }) {
    const voting = async (person, at) => {
      await pause((at / hall.voters.length) * rest)
      for (let turn = 0; !isOver; turn++) {
        const ballot = ratingsOf(hall.fay.questions, at, turn)
        if (await person.ask({ type: 'castBallot', poll: hall.poll, ballot })) hall.last[at] = ballot
        told.votes += 1
        await pause(rest)
      }
    }
    const beginning = async () => {
      for (let seed = 1; !isOver; seed++) {
        const one = holdWorkshop({ base, length, draw: drawing(seed * 7_919), took, told })
        working.push(one.catch(failed('a workshop')))
        one.then((room) => looking(base, room)).catch(() => {}) // told above
        await pause(every)
      }
    }
    working.push(...hall.voters.map((person, at) => voting(person, at).catch(failed('the hall'))), beginning())
    return {}
  },

  /** What has happened since the last report. */
  report: () => ({ took: took.splice(0), told: { ...told }, faults: faults.splice(0) }),

  /** Everybody finishes what they are at; the votes in the hall are counted. */
  async end() {
    isOver = true
    await Promise.all(working)
    const { fay, poll, voters, last } = hall
    mustBeCounted(await fay.resultOf(poll), last)
    for (const person of [...voters, fay]) person.close()
    return { took: took.splice(0), told, faults: faults.splice(0) }
  },
})

async function looking(base, room) {
  await pause(ASLEEP_AFTER)
  if (!isOver) await lookInto({ base, took, told }, room).catch(failed('a look'))
}
