import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, send, type StockClient } from './stock-client.ts'

let house: House
const opened: StockClient[] = []
beforeAll(async () => void (house = await aHouse()))
afterEach(() => opened.splice(0).forEach((client) => client.close()))
afterAll(() => house.close())

async function start(attendees: number, more = {}) {
  const room = await aRoom(house.base, attendees, more)
  opened.push(room.fay, ...room.people)
  return room
}

const questions = [
  { text: 'How many families go without heating?', action: 'Target grants by street' },
  { text: 'Which families miss out on help?', action: 'Call those who do' },
]
const stageOf = (client: StockClient, kind: string) =>
  Object.entries<{ kind: string }>(client.view().shared.agenda.stages).find(([, stage]) => stage.kind === kind)![0]

test('a room is made, shown and joined as PROTOCOL.md says', async () => {
  const { made, room } = await start(1)
  expect(room).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ2-9]{8}$/)
  expect(made.links.facilitator).toBe(`${house.base}/f/${room}#${made.facilitatorKey}`)
  const shown = await fetch(`${house.base}/api/rooms/${room.slice(0, 4).toLowerCase()}-${room.slice(4)}`)
  expect(await shown.json()).toMatchObject({ room, title: 'Warm homes', purpose: '', stage: 'Welcome', people: 2 })
  const unknown = await fetch(`${house.base}/api/rooms/BBBBBBBB`)
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ])
})

test('a known token is the same person, anywhere', async () => {
  const { join, passes } = await start(1)
  const again = await join({ token: passes[0].token })
  expect(again).toEqual(passes[0])
})

test('the view has the shape that is promised', async () => {
  const { fay, people } = await start(1, { questions })
  const { revision, protocol, shared, own } = people[0]!.view()
  expect([typeof revision, protocol]).toEqual(['number', 1])
  expect(shared.room).toMatchObject({ title: 'Warm homes', purpose: '', language: 'en', status: 'open' })
  await vi.waitFor(() => expect(people[0]!.view().shared.people).toMatchObject({ present: 2, joined: 2 }))
  expect(people[0]!.view().shared.people.byOrganisationType).toEqual({ frontline: 1 })
  expect(Object.values(shared.questions)).toMatchObject(
    questions.map((one) => ({ ...one, status: 'accepted', shortlisted: false })),
  )
  expect(shared.agenda.timer).toBeNull()
  expect(shared.documents).toEqual({
    board: { name: 'board@1', writable: false },
    notes: { name: 'notes@1', writable: false },
  })
  expect(own).toMatchObject({
    person: { name: 'Person 1', organisation: 'Organisation 1', role: 'attendee' },
    ballots: {},
  })
  expect(shared.people.roster).toBeUndefined()
  await vi.waitFor(() => expect(Object.values(fay.view().shared.people.roster)).toHaveLength(2))
})

test('five people vote blind, everyone sees one result, and a second round stands beside it', async () => {
  const { fay, people } = await start(5, { questions })
  const ids = Object.keys(fay.view().shared.questions)
  const { value } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: ids })
  const poll: string = value.poll
  await vi.waitFor(() =>
    expect(people[0]!.view().shared.polls[poll]).toMatchObject({ status: 'open', round: 1, mode: 'anonymous' }),
  )
  for (const [n, person] of people.entries()) {
    const ratings = { [ids[0]!]: { value: 5, gap: 4 }, [ids[1]!]: { value: 1 + (n % 3), gap: 'cant_judge' } }
    expect(await person.ask({ type: 'castBallot', poll, ballot: { ratings } })).toMatchObject({ ok: true })
    expect(person.view().own.ballots[poll]).toEqual({ ratings })
  }
  await vi.waitFor(() => expect(fay.view().shared.polls[poll].ballotsIn).toBe(5), 7_000)
  expect(await fay.ask({ type: 'revealResult', poll })).toMatchObject({ ok: false, refusal: { code: 'pollNotClosed' } })
  await fay.ask({ type: 'closePoll', poll })
  expect(people[0]!.view().shared.polls[poll].result).toBeUndefined()
  const revealed = await fay.ask({ type: 'revealResult', poll })
  await Promise.all(
    people.map((person) => vi.waitFor(() => expect(person.view().revision).toBeGreaterThanOrEqual(revealed.revision))),
  )
  for (const person of people) {
    expect(person.view().shared.polls[poll].result).toMatchObject({
      received: 5,
      eligible: 5,
      unranked: [ids[1]],
      order: [[ids[0]]],
    })
    expect(person.view().own.ballots[poll]).toBeUndefined()
  }
  const next = await fay.ask({ type: 'nextRound', poll })
  await vi.waitFor(() =>
    expect(people[0]!.view().shared.polls[next.value.poll]).toMatchObject({ round: 2, status: 'open' }),
  )
  expect(people[0]!.view().shared.polls[poll].status).toBe('revealed')
})

test('dots, withdrawal and paper ballots follow the same contract', async () => {
  const { fay, people } = await start(2, { questions })
  const [first, second] = Object.keys(fay.view().shared.questions)
  const { value } = await fay.ask({
    type: 'openPoll',
    method: 'dots',
    config: { budget: 3, perItem: 3 },
    questions: [first, second],
    k: 3,
  })
  const cast = { type: 'castBallot', poll: value.poll, ballot: { dots: { [first!]: 2 } } }
  expect(await people[0]!.ask(cast)).toMatchObject({ ok: true })
  expect(await people[0]!.ask({ ...cast, ballot: { dots: { [first!]: 3, [second!]: 1 } } })).toMatchObject({
    refusal: { code: 'over_budget' },
  })
  expect(await people[0]!.ask({ type: 'withdrawBallot', poll: value.poll })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(people[0]!.view().own.ballots).toEqual({}))
  const ballots = [1, 2, 3].map((number) => ({
    number,
    ballot: { dots: { [first!]: 1 } },
    organisation: 'Paper people',
  }))
  expect(await fay.ask({ type: 'enterPaperBallots', poll: value.poll, ballots })).toMatchObject({ ok: true })
  expect(await fay.ask({ type: 'enterPaperBallots', poll: value.poll, ballots: ballots.slice(0, 1) })).toMatchObject({
    ok: true,
  })
  await fay.ask({ type: 'closePoll', poll: value.poll })
  await fay.ask({ type: 'revealResult', poll: value.poll })
  await vi.waitFor(() => expect(people[1]!.view().shared.polls[value.poll].result).toMatchObject({ received: 3 }))
})

test('data held and needed, next steps and their thread reach everybody', async () => {
  const { fay, people } = await start(2, { questions })
  const [question] = Object.keys(fay.view().shared.questions)
  const early = await people[0]!.ask({ type: 'logNeed', title: 'Meter readings', question, heldBy: 'company' })
  expect(early).toMatchObject({ ok: false, refusal: { code: 'stageLocked' } })
  await fay.ask({ type: 'moveToStage', stage: stageOf(fay, 'data') })
  const held = await people[0]!.ask({
    type: 'logHolding',
    questions: [question],
    title: 'Fuel voucher records',
    assetKind: 'case_records',
    shareStance: 'share_with_conditions',
  })
  const need = await people[1]!.ask({ type: 'logNeed', title: 'Meter readings', question, heldBy: 'company' })
  await vi.waitFor(() => expect(people[1]!.view().shared.needs[need.value.need]?.matches).toEqual([held.value.holding]))
  expect(await people[1]!.ask({ type: 'removeHolding', holding: held.value.holding })).toMatchObject({
    refusal: { code: 'notAllowed' },
  })
  await fay.ask({ type: 'moveToStage', stage: stageOf(fay, 'commitments') })
  const made = await people[1]!.ask({
    type: 'makeCommitment',
    what: 'Ask for the readings',
    who: 'Bob',
    due: '2027-01-31',
    question,
  })
  await vi.waitFor(() =>
    expect(people[0]!.view().shared.commitments[made.value.commitment]).toMatchObject({
      what: 'Ask for the readings',
      question,
    }),
  )
})

test('two stock y-websocket clients edit one card; a closed stage turns an edit away', async () => {
  const { fay, people } = await start(2)
  await fay.ask({ type: 'moveToStage', stage: stageOf(fay, 'barriers') })
  await vi.waitFor(() => expect(people[0]!.view().shared.documents.board.writable).toBe(true))
  const [left, right] = await Promise.all([people[0]!.document('board'), people[1]!.document('board')])
  const person = people[0]!.view().own.person.id
  left.doc.getMap('stickies').set(
    's1',
    new Y.Map<unknown>([
      ['kind', 'barrier'],
      ['text', new Y.Text('Nobody has time')],
      ['pos', [0, 0]],
      ['by', person],
    ]),
  )
  const wordingIn = (doc: Y.Doc) =>
    (doc.getMap('stickies').get('s1') as Y.Map<unknown> | undefined)?.get('text') as Y.Text | undefined
  await vi.waitFor(() => expect(wordingIn(right.doc)?.toString()).toBe('Nobody has time'))
  wordingIn(left.doc)!.insert(0, 'We think: ')
  wordingIn(right.doc)!.insert(15, ' for this')
  await vi.waitFor(() => expect(wordingIn(left.doc)!.toString()).toBe('We think: Nobody has time for this'))
  await vi.waitFor(() => expect(wordingIn(right.doc)!.toString()).toBe('We think: Nobody has time for this'))

  await fay.ask({ type: 'moveToStage', stage: stageOf(fay, 'close') })
  wordingIn(left.doc)!.insert(0, 'Too late. ')
  await vi.waitFor(() => expect(left.closes).toContain(4409))
  expect(wordingIn(right.doc)!.toString()).not.toContain('Too late')
})

test('a command sent twice is done once and answered alike; another person may use the same id', async () => {
  const { fay, people } = await start(1)
  const command = { type: 'proposeQuestion', text: 'What would help most?', action: 'Do that first' }
  const first = await fay.ask(command, 'same-id')
  expect(await fay.ask(command, 'same-id')).toEqual(first)
  await fay.ask({ type: 'moveToStage', stage: stageOf(fay, 'questions') })
  expect(await people[0]!.ask(command, 'same-id')).toMatchObject({ ok: true, value: { alike: [first.value.question] } })
  await vi.waitFor(() => expect(Object.keys(fay.view().shared.questions)).toHaveLength(2))
})

test('merging is undone exactly, and a client that lost a change asks and gets it', async () => {
  const { fay, people } = await start(1, { questions })
  const [into, from] = Object.keys(fay.view().shared.questions)
  const before = structuredClone(people[0]!.view().shared.questions)
  await fay.ask({ type: 'mergeQuestions', into, from: [from] })
  await vi.waitFor(() =>
    expect(people[0]!.view().shared.questions[from!]).toMatchObject({ status: 'merged', mergedInto: into }),
  )
  await fay.ask({ type: 'unmergeQuestion', question: from })
  await vi.waitFor(() => expect(people[0]!.view().shared.questions).toEqual(before))
  expect(await people[0]!.socket.emitWithAck('sync', { lastRevision: 1 })).toEqual({ ok: true })
})

test('a facilitator invites another; one invitation serves once; somebody removed is told and stays out', async () => {
  const { fay, join, room, people, passes } = await start(1)
  const { value } = await fay.ask({ type: 'inviteFacilitator' })
  const second = await join({ name: 'Cy', invitation: value.invitation })
  expect(second.person.role).toBe('facilitator')
  expect(await join({ name: 'Di', invitation: value.invitation })).toMatchObject({ status: 403, code: 'notAdmitted' })
  await fay.ask({ type: 'removePerson', person: passes[0].person.id })
  await vi.waitFor(() => expect(people[0]!.goodbyes).toEqual(['removed']))
  await expect(enter(house.base, room, passes[0].token)).rejects.toMatchObject({ data: { code: 'removed' } })
})

test('connections are refused with the code that says why', async () => {
  const { room } = await start(0)
  await expect(enter(house.base, room, 'nonsense')).rejects.toMatchObject({ data: { code: 'notAdmitted' } })
  await expect(enter(house.base, 'BBBBBBBB', 'nonsense')).rejects.toMatchObject({ data: { code: 'roomUnknown' } })
})

test('a deleted room is gone for everybody', async () => {
  const { fay, people, room } = await start(1)
  expect(await fay.ask({ type: 'deleteRoom', title: 'warm' })).toMatchObject({ refusal: { code: 'titleDiffers' } })
  expect(await fay.ask({ type: 'deleteRoom', title: 'Warm homes' })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(people[0]!.goodbyes).toEqual(['roomClosed']))
  expect((await fetch(`${house.base}/api/rooms/${room}`)).status).toBe(404)
  expect((await send(house.base, `/api/rooms/${room}/people`, {})).status).toBe(404)
})

test('nothing went wrong inside', () => {
  expect(house.errors).toEqual([])
})
