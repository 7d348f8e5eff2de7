// A whole workshop in a minute: people come, vote, come and go, work at the board, say next steps, and leave.
import { setTimeout as pause } from 'node:timers/promises'
import { mustBeCounted, ratingsOf } from '../kit/ballots.mjs'
import { facilitatorOf, joinedBy, openRoom, post } from '../kit/product.mjs'
import { workAtBoard } from './board-editors.mjs'
import { personIn } from './person.mjs'

const PEOPLE = 24
const LATE = 4
const EDITORS = 5
const QUESTIONS = 12
/** Between two votes of one person. */
const REST = 1_500

/** Holds one workshop of about `length` milliseconds and throws when anything in it came out wrong. */
export async function holdWorkshop({ base, length, draw, took, told }) {
  const { room, fay } = await openRoom(base, { questions: QUESTIONS, title: 'Soak' })
  const people = []
  try {
    people.push(...(await arriving({ base, room, took }, PEOPLE)))
    await vote({ base, room, fay, people, length: length * 0.35, draw, took, told })
    await moveTo(fay, 'barriers')
    const editors = people.slice(0, EDITORS)
    told.edits += await workAtBoard({ base, room, people: editors, length: length * 0.4, draw })
    await moveTo(fay, 'commitments')
    for (const [at, person] of people.entries()) {
      await person.ask({ type: 'makeCommitment', what: `Step number ${at}`, who: 'Somebody' })
      await pause((length * 0.15) / people.length)
    }
    const record = await fetch(`${base}/api/rooms/${room}/summary.json`, {
      headers: { authorization: `Bearer ${fay.token}` },
    })
    if (!record.ok) throw new Error(`the record was answered ${record.status}`)
    const { commitments } = (await facilitatorSees(base, room, fay.token)).shared
    if (Object.keys(commitments).length !== people.length) throw new Error('next steps are lost or doubled')
    told.workshops += 1
    return { room, token: people[0].token, person: people[0].view.own.person.id }
  } finally {
    for (const person of people) person.close()
    fay.close()
  }
}

/** Somebody looks into a room that sleeps, finds it as it was, and leaves. */
export async function lookInto({ base, took, told }, { room, token, person }) {
  const again = await post(base, `/api/rooms/${room}/people`, { token })
  if (again.person.id !== person) throw new Error('somebody came back as somebody else')
  const visitor = await personIn({ base, room, token, took })
  const { polls, commitments } = visitor.view.shared
  visitor.close()
  if (Object.keys(polls).length !== 2 || Object.keys(commitments).length !== PEOPLE + LATE)
    throw new Error('a room woke without what it had')
  told.woken += 1
}

async function arriving({ base, room, took }, count) {
  const seats = await joinedBy(base, room, count)
  return Promise.all(seats.map(({ token }) => personIn({ base, room, token, took })))
}

/** Two polls, the second a round of the first; people come late, lose their line, and change their minds. */
async function vote({ base, room, fay, people, length, draw, took, told }) {
  const { questions } = fay
  let { poll } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions })
  for (const round of [1, 2]) {
    const end = Date.now() + length / 2
    const last = new Map()
    const castBy = async (person, turn) => {
      const ballot = ratingsOf(questions, people.indexOf(person), turn)
      if (await person.ask({ type: 'castBallot', poll, ballot })) last.set(person, ballot)
      told.votes += 1
    }
    const voting = async (person) => {
      for (let turn = round; Date.now() < end; turn++) {
        await castBy(person, turn)
        await pause(REST * (0.5 + draw()))
      }
    }
    const blinking = async () => {
      const person = people[Math.floor(draw() * people.length)]
      await pause(length / 8)
      await person.blink(() => pause(300))
      told.returns += 1
    }
    const late = round === 1 ? arriving({ base, room, took }, LATE) : Promise.resolve([])
    await Promise.all([...people.map(voting), blinking(), late])
    people.push(...(await late))
    for (const person of people) await castBy(person, 9) // whose vote was under way when the line went votes again
    mustBeCounted(await fay.resultOf(poll), [...last.values()])
    await fay.ask({ type: 'hideResult', poll })
    await fay.ask({ type: 'revealResult', poll })
    told.polls += 1
    if (round === 1) poll = (await fay.ask({ type: 'nextRound', poll })).poll
  }
}

async function moveTo(fay, kind) {
  const { stages } = fay.view.shared.agenda
  await fay.ask({ type: 'moveToStage', stage: Object.keys(stages).find((id) => stages[id].kind === kind) })
}

async function facilitatorSees(base, room, token) {
  const look = await facilitatorOf(base, room, token)
  look.close()
  return look.view
}
