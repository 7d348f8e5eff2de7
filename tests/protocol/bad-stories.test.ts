import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, type StockClient } from './stock-client.ts'

// TRUST.md §11: what is bad only because of what happened before it.

let house: House
const clients: StockClient[] = []
beforeAll(async () => void (house = await aHouse()))
afterEach(() => clients.splice(0).forEach((client) => client.close()))
afterAll(() => house.close())

const QUESTIONS = [
  { text: 'How many families?', action: 'Target grants' },
  { text: 'Who misses out?', action: 'Call them' },
]
async function start(attendees: number, more = {}) {
  const room = await aRoom(house.base, attendees, more)
  clients.push(room.fay, ...room.people)
  return room
}

test('(31) (32) six tabs, some on another machine, are one person', async () => {
  const { fay, room, passes } = await start(1)
  for (let tab = 0; tab < 5; tab++) clients.push(await enter(house.base, room, passes[0].token))
  const { value } = await fay.ask({ type: 'proposeQuestion', text: 'Is anybody else here?', action: 'Count' })
  for (const tab of clients.slice(-5))
    await vi.waitFor(() => expect(tab.view().shared.questions[value.question]).toBeDefined())
  expect(fay.view().shared.people).toMatchObject({ present: 2, joined: 2 })
})

test('(50) (51) the same id is done once for each person, and with something else in it refused', async () => {
  const { fay, people } = await start(2, { questions: QUESTIONS })
  const id = randomUUID()
  const asked = { type: 'updateSelf', organisation: 'First' }
  const first = await people[0]!.ask(asked, id)
  expect(await people[0]!.ask(asked, id)).toEqual(first)
  expect(await people[1]!.ask({ ...asked, organisation: 'Another' }, id)).toMatchObject({ ok: true })
  const other = { ok: false, refusal: { code: 'idReused' } }
  expect(await people[0]!.ask({ ...asked, organisation: 'Second' }, id)).toEqual(other)
  expect(await people[0]!.ask({ organisation: 'First', type: 'updateSelf' }, id)).toEqual(first)
  await vi.waitFor(() => expect(people[0]!.view().own.person.organisation).toBe('First'))
  expect(fay.goodbyes).toEqual([])
})

test('[RH17] another ballot under the same id is refused, and the first one counts', async () => {
  const { fay, people } = await start(3, { questions: QUESTIONS })
  const [question, other] = Object.keys(fay.view().shared.questions)
  const config = { budget: 3, perItem: 3 }
  const { value } = await fay.ask({ type: 'openPoll', method: 'dots', config, questions: [question, other], k: 3 })
  const cast = (dots: object) => ({ type: 'castBallot', poll: value.poll, ballot: { dots } })
  const id = randomUUID()
  for (const person of people) expect(await person.ask(cast({ [question!]: 2 }), id)).toMatchObject({ ok: true })
  expect(await people[0]!.ask(cast({ [other!]: 2 }), id)).toMatchObject({ refusal: { code: 'idReused' } })
  await fay.ask({ type: 'closePoll', poll: value.poll })
  // From now on nothing is left by which the house could tell one ballot from another: the kept answer is given again.
  expect(await people[0]!.ask(cast({ [other!]: 2 }), id)).toMatchObject({ ok: true })
  await fay.ask({ type: 'revealResult', poll: value.poll })
  await vi.waitFor(() => expect(people[0]!.view().shared.polls[value.poll].result).toMatchObject({ received: 3 }))
  expect(people[0]!.view().shared.polls[value.poll].result.order[0]).toEqual([question])
})

test('(52) a facilitator who was taken out closes no vote, not even in the same moment', async () => {
  const { fay, facilitatorPass, join, room } = await start(0, { questions: QUESTIONS })
  const { value } = await fay.ask({ type: 'inviteFacilitator' })
  const pass = await join({ invitation: value.invitation, name: 'Second' })
  const second = await enter(house.base, room, pass.token)
  clients.push(second)
  const questions = Object.keys(fay.view().shared.questions)
  const opened = await fay.ask({ type: 'openPoll', method: 'dots', config: { budget: 3, perItem: 3 }, questions })
  const host = (await house.app().rooms.at(room))!
  const [removed, closed] = await Promise.all([
    host.submit(facilitatorPass.person.id, { id: 'a', command: { type: 'removePerson', person: pass.person.id } }),
    host.submit(pass.person.id, { id: 'b', command: { type: 'closePoll', poll: opened.value.poll } }),
  ])
  expect([removed, closed]).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'removed' } }])
  await vi.waitFor(() => expect(second.goodbyes).toEqual(['removed']))
  await vi.waitFor(() => expect(fay.view().shared.polls[opened.value.poll].status).toBe('open'))
})

test('(53) what is closed or shown already changes nothing when it is asked again, and is answered', async () => {
  const { fay } = await start(0, { questions: QUESTIONS })
  const questions = Object.keys(fay.view().shared.questions)
  const { value } = await fay.ask({ type: 'openPoll', method: 'dots', config: { budget: 3, perItem: 3 }, questions })
  for (const type of ['closePoll', 'revealResult']) {
    const first = await fay.ask({ type, poll: value.poll })
    await vi.waitFor(() => expect(fay.view().revision).toBeGreaterThanOrEqual(first.revision))
    const before = structuredClone(fay.view().shared)
    expect(await fay.ask({ type, poll: value.poll })).toMatchObject({ ok: true })
    await fay.socket.emitWithAck('sync', {})
    expect(fay.view().shared).toEqual(before)
  }
})

test('(61) what a device that was away sends all at once goes through at the bucket’s pace, and the others notice nothing', async () => {
  const { people, fay } = await start(2)
  const [ann, bob] = people
  let done = 0
  let quick = 0
  for (let n = 0; n < 60; n++) {
    let answer = await ann!.ask({ type: 'updateSelf', organisation: `Number ${n}` })
    if (answer.ok) done += 1
    for (; answer.refusal?.code === 'tooFast'; quick += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      answer = await ann!.ask({ type: 'updateSelf', organisation: `Number ${n}` })
      if (answer.ok) done += 1
    }
  }
  expect(done).toBe(60)
  expect(await bob!.ask({ type: 'updateSelf', name: 'Bob' })).toMatchObject({ ok: true })
  expect([ann!.socket.connected, fay.socket.connected, quick < 20]).toEqual([true, true, true])
})

test('(28) a room deleted twice is gone once, and both are answered alike', async () => {
  const { fay, room } = await start(0)
  const command = { type: 'deleteRoom', title: 'Warm homes' }
  const answers = await Promise.all([fay.ask(command, 'twice'), fay.ask(command, 'twice')])
  expect(answers[0]).toMatchObject({ ok: true })
  expect(answers[1]).toEqual(answers[0])
  await vi.waitFor(() => expect(fay.goodbyes).toContain('roomClosed'))
  expect((await fetch(`${house.base}/api/rooms/${room}`)).status).toBe(404)
})

test('(59) a cursor that moves fifty times a second is told at most ten times a second', async () => {
  const { fay, people } = await start(1)
  const stages = Object.entries<{ kind: string }>(fay.view().shared.agenda.stages)
  await fay.ask({ type: 'moveToStage', stage: stages.find(([, { kind }]) => kind === 'barriers')![0] })
  await vi.waitUntil(() => people[0]!.view().shared.documents.board.writable)
  const [mine, theirs] = await Promise.all([fay.document('board'), people[0]!.document('board')])
  let told = 0
  theirs.provider.awareness.on('update', ({ updated, added }: { updated: number[]; added: number[] }) => {
    if ([...updated, ...added].includes(mine.doc.clientID)) told += 1
  })
  const last = () => theirs.provider.awareness.getStates().get(mine.doc.clientID)?.['at']
  const began = performance.now()
  for (let move = 1; move <= 100; move++) {
    mine.provider.awareness.setLocalState({ at: [move, move] })
    if (move % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await vi.waitFor(() => expect(last()).toEqual([100, 100]))
  expect(told).toBeLessThanOrEqual(2 + (performance.now() - began) / 100)
})

test('(89) (92) ids and file names that come with an import are nobody’s: new ids always, and a name of our own', async () => {
  const { fay, facilitatorPass, room } = await start(0, { questions: QUESTIONS })
  const [known] = Object.keys(fay.view().shared.questions)
  const headers = { authorization: `Bearer ${facilitatorPass.token}` }
  const path = `${house.base}/api/rooms/${room}`
  for (const filename of ['CON', '.', 'x'.repeat(300), '\u202Efdp.csv']) {
    const answer = await fetch(`${path}/questions/import`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="${encodeURIComponent(filename)}"`,
      },
      body: JSON.stringify([
        { id: known, text: 'How many came with an id?' },
        { text: `Who came with ${filename.slice(0, 3)}?` },
      ]),
    })
    expect(await answer.json()).toMatchObject({ added: 1, refused: [{ row: 1 }] })
  }
  expect(Object.values(fay.view().shared.questions)[0]).toMatchObject({ text: 'How many families?' })
  const record = await fetch(`${path}/summary.csv`, { headers })
  expect(record.headers.get('content-disposition')).toMatch(/^attachment; filename="questions-first-[\w-]+\.csv"$/)
})

test('nothing went wrong inside', () => expect(house.errors).toEqual([]))
