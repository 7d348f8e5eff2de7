// A room with a long past, made by real commands of many people, in a folder: `long-room.mjs <folder> <events>`.
// Run by the bench with `--import tsx`, which reads our TypeScript as it is.
import { randomBytes } from 'node:crypto'
import { secretsFrom } from '#server/people/secrets.ts'
import { foundRoom } from '#server/room/room-routes.ts'
import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import { unwatched } from '#server/store/store-observer.ts'
import { loneHost } from './lone-host.mjs'

const [PEOPLE, QUESTIONS, HOLDINGS, POLLS] = [60, 200, 100, 4]
const AT_ONCE = 200
const [folder, events] = [process.argv[2], Number(process.argv[3])]

const store = sqliteStore(folder, unwatched)
const secrets = secretsFrom(randomBytes)
const wording = (at) => ({ text: `What do we know about part ${at} of the matter?`, action: `Act on part ${at}` })
const { code } = await foundRoom(
  { store, secrets, now: Date.now },
  {
    title: 'A room with a past',
    purpose: '',
    language: 'en',
    retentionDays: 90,
    template: 'workshop',
    questions: Array.from({ length: QUESTIONS }, (_, at) => wording(at)),
  },
)
const { id } = await store.roomByCode(code)
const host = await loneHost({ id, code, store, newId: secrets.id })

const fay = secrets.id()
const people = Array.from({ length: PEOPLE }, secrets.id)
await admit(fay, 'facilitator')
await Promise.all(people.map((person, at) => admit(person, 'attendee', at)))
const questions = [...host.state().questions.keys()]
const holdings = []
for (let at = 0; at < HOLDINGS; at++)
  holdings.push((await ask(fay, { type: 'logHolding', ...holdingOn(questions[at % QUESTIONS], at) })).value.holding)
for (let at = 0; at < POLLS; at++) await vote(at)

let done = 0
while ((await log()) < events) {
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, events - done) }, () => ask(fay, something(done++))))
}
await host.close()
await store.close()
console.log(JSON.stringify({ code, id, events: done }))

/** How long the log is; asked for once, then counted, for every command from here on adds one event. */
async function log() {
  if (done === 0) done = (await store.load(id)).events.length
  return done
}

function admit(person, role, at) {
  const details = at === undefined ? { name: 'Fay' } : { name: `Person ${at}`, organisation: `Organisation ${at % 12}` }
  return host.command({ id: person, role }, { type: 'admitPerson', person, role, details })
}

async function ask(person, command) {
  const answer = await host.submit(person, { id: `${person}-${secrets.id()}`, command })
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code} ${answer.refusal.detail}`)
  return answer
}

async function vote(round) {
  const asked = questions.slice(round * 20, round * 20 + 20)
  const { value } = await ask(fay, { type: 'openPoll', method: 'value_gap', questions: asked })
  const marks = (at) => Object.fromEntries(asked.map((question, on) => [question, mark(at + on)]))
  const ballots = people.map((person, at) =>
    ask(person, { type: 'castBallot', poll: value.poll, ballot: { ratings: marks(at) } }),
  )
  await Promise.all(ballots)
  await ask(fay, { type: 'closePoll', poll: value.poll })
  await ask(fay, { type: 'revealResult', poll: value.poll })
}

/** What goes on in a long workshop; each adds exactly one event. */
function something(at) {
  const question = questions[(at * 7) % QUESTIONS]
  const each = [
    () => ({ type: 'editQuestion', question, text: `What do we know of it, put the ${at}th way?` }),
    () => ({ type: 'answerCoverage', question, answer: ['we_hold', 'someone_else', 'nobody'][(at >> 3) % 3] }),
    () => ({ type: 'editHolding', holding: holdings[at % HOLDINGS], title: `Data, put the ${at}th way` }),
    () => ({ type: 'startTimer', seconds: 60 + (at % 600) }),
    () => ({ type: 'showInterest', question, interests: [at % 2 ? 'can_lead' : 'can_fund'] }),
    () => ({ type: 'giveFeedback', worthwhile: 1 + (at % 5) }),
    () => ({ type: 'shortlistQuestions', questions: [question] }),
  ]
  return each[at % each.length]()
}

function mark(at) {
  return { value: 1 + (at % 5), gap: 1 + ((at * 3) % 5) }
}

function holdingOn(question, at) {
  return {
    questions: [question],
    title: `Data ${at}`,
    assetKind: 'dataset',
    shareStance: 'discuss',
    holder: `Organisation ${at % 12}`,
  }
}
