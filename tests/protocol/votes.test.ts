import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, type StockClient } from './stock-client.ts'

let house: House
beforeAll(async () => void (house = await aHouse()))
afterAll(() => house.close())

const questions = [
  { text: 'How many?', action: 'Count them' },
  { text: 'Who?', action: 'Ask them' },
]

async function aVote(attendees: number, more: object = {}) {
  const room = await aRoom(house.base, attendees, { questions })
  const [first, second] = Object.keys(room.fay.view().shared.questions) as [string, string]
  const open = { type: 'openPoll', method: 'dots', config: { budget: 3, perItem: 3 }, questions: [first, second] }
  const { value } = await room.fay.ask({ ...open, ...more })
  const poll: string = value.poll
  const cast = (who: StockClient, dots: number) =>
    who.ask({ type: 'castBallot', poll, ballot: { dots: { [first]: dots } } })
  const pollOf = (who: StockClient) => who.view().shared.polls[poll]
  await vi.waitFor(() => expect(pollOf(room.people[0]!)).toBeDefined())
  const leave = () => [room.fay, ...room.people].forEach((client) => client.close())
  return { ...room, first, second, poll, cast, pollOf, leave }
}
const codeOf = (answer: { refusal?: { code: string } }) => answer.refusal?.code

test('two ballots with k 5 are "2 received" in every view and every record, and nothing else', async () => {
  const { fay, people, poll, cast, pollOf, leave, room, passes, facilitatorPass } = await aVote(4)
  await cast(people[0]!, 3)
  await cast(people[1]!, 1)
  await fay.ask({ type: 'closePoll', poll })
  await fay.ask({ type: 'revealResult', poll })
  const told = { received: 2, eligible: 4, status: 'below_k', warnings: ['below_k'] }
  for (const who of [fay, people[2]!]) {
    await vi.waitFor(() => expect(pollOf(who).result).toMatchObject(told))
    for (const key of ['items', 'order', 'unranked', 'byOrganisation', 'split', 'flags', 'hash', 'seal'])
      expect([key, pollOf(who).result[key], pollOf(who)[key]]).toEqual([key, undefined, undefined])
    expect(pollOf(who).answers).toBeUndefined()
  }
  await fay.ask({ type: 'closeRoom' })
  for (const token of [facilitatorPass.token, passes[0].token]) {
    const answer = await fetch(`${house.base}/api/rooms/${room}/summary.json`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const record = (await answer.json()) as { polls: { result: object; ballots?: unknown; seal?: unknown }[] }
    expect(record.polls[0]!.result).toMatchObject({ received: 2, status: 'below_k' })
    expect(Object.keys(record.polls[0]!.result)).not.toEqual(expect.arrayContaining(['items']))
    expect([record.polls[0]!.ballots, record.polls[0]!.seal]).toEqual([undefined, undefined])
  }
  leave()
})

test('a ballot is refused after close in the words of VOTING.md, and so is taking one back', async () => {
  const { fay, people, poll, cast, leave } = await aVote(1)
  expect(await cast(people[0]!, 1)).toEqual({ ok: true, revision: expect.any(Number) })
  expect(codeOf(await cast(people[0]!, 9))).toMatch(/over_/)
  expect(codeOf(await people[0]!.ask({ type: 'castBallot', poll: 'unknown', ballot: {} }))).toBe('notFound')
  expect(codeOf(await people[0]!.ask({ type: 'closePoll', poll }))).toBe('facilitatorOnly')
  expect(codeOf(await fay.ask({ type: 'hideResult', poll: 'unknown' }))).toBe('notFound')
  expect(await fay.ask({ type: 'closePoll', poll })).toMatchObject({ ok: true })
  expect(await fay.ask({ type: 'closePoll', poll })).toMatchObject({ ok: true })
  expect(codeOf(await cast(people[0]!, 1))).toBe('not_open')
  expect(codeOf(await people[0]!.ask({ type: 'withdrawBallot', poll }))).toBe('not_open')
  leave()
})

test('votes that meet the close are counted exactly when their voters were told so', async () => {
  const { fay, people, poll, cast, pollOf, leave } = await aVote(8)
  const [, ...answers] = await Promise.all([
    ...people.slice(0, 4).map((one) => cast(one, 1)),
    fay.ask({ type: 'closePoll', poll }),
    ...people.slice(4).map((one) => cast(one, 1)),
  ]).then((all) => [all[4], ...all.filter((_, n) => n !== 4)])
  const counted = answers.filter(({ ok }) => ok).length
  for (const answer of answers) if (!answer.ok) expect(codeOf(answer)).toBe('not_open')
  await fay.ask({ type: 'revealResult', poll })
  await vi.waitFor(() => expect(pollOf(people[0]!).result).toMatchObject({ received: counted }))
  leave()
})

test('fifty parallel sendings of one ballot are one ballot, answered alike', async () => {
  const { fay, people, poll, first, pollOf, leave } = await aVote(1)
  const ballot = { type: 'castBallot', poll, ballot: { dots: { [first]: 1 } } }
  const answers = await Promise.all(Array.from({ length: 40 }, () => people[0]!.ask(ballot, 'the-same-id')))
  expect(new Set(answers.map(({ ok }) => ok))).toEqual(new Set([true]))
  await fay.ask({ type: 'closePoll', poll })
  await fay.ask({ type: 'revealResult', poll })
  await vi.waitFor(() => expect(pollOf(people[0]!).result.received).toBe(1))
  expect(codeOf(await fay.ask({ type: 'closePoll', poll: 7 }))).toBe('malformed')
  leave()
})

test('a result can be hidden again, and the same paper number replaces', async () => {
  const { fay, people, poll, first, second, pollOf, leave } = await aVote(1, { k: 3 })
  const paper = (number: number, question: string) => ({ number, ballot: { dots: { [question]: 2 } } })
  const enterPaper = (ballots: object[]) => fay.ask({ type: 'enterPaperBallots', poll, ballots })
  await enterPaper([1, 2, 3].map((number) => paper(number, first)))
  await enterPaper([1, 2, 3].map((number) => paper(number, second)))
  expect(codeOf(await enterPaper([paper(4, first), paper(4, second)]))).toBe('malformed')
  await fay.ask({ type: 'closePoll', poll })
  expect(codeOf(await enterPaper([paper(5, first)]))).toBe('not_open')
  await fay.ask({ type: 'revealResult', poll })
  await vi.waitFor(() => expect(pollOf(people[0]!).result).toMatchObject({ received: 3 }))
  expect(pollOf(people[0]!).result.order[0]).toEqual([second])
  await fay.ask({ type: 'hideResult', poll })
  await vi.waitFor(() => expect([pollOf(people[0]!).status, pollOf(people[0]!).result]).toEqual(['closed', undefined]))
  leave()
})

test.each(['confidential', 'attributed'])(
  '%s answers are seen by whom the mode says, and stay one’s own',
  async (mode) => {
    const { fay, people, poll, cast, pollOf, leave } = await aVote(3, { mode, k: 3 })
    for (const [n, one] of people.entries()) await cast(one, n + 1)
    await fay.ask({ type: 'closePoll', poll })
    expect(pollOf(fay).answers).toBeUndefined()
    await fay.ask({ type: 'revealResult', poll })
    await vi.waitFor(() => expect(Object.keys(pollOf(fay).answers)).toHaveLength(3))
    await vi.waitFor(() => expect(pollOf(people[0]!).status).toBe('revealed'))
    expect(Object.keys(pollOf(people[0]!).answers ?? {})).toHaveLength(mode === 'attributed' ? 3 : 0)
    expect(people[0]!.view().own.ballots[poll]).toBeDefined()
    leave()
  },
)

test('who is removed or asks to be forgotten in an open poll changes nothing to be seen of it, and is not counted', async () => {
  const { fay, people, passes, poll, cast, pollOf, leave } = await aVote(6, { k: 3 })
  for (const one of people) await cast(one, 1)
  await vi.waitFor(() => expect(pollOf(fay).ballotsIn).toBe(6), 7_000)
  const before = structuredClone(pollOf(people[2]!))
  await fay.ask({ type: 'removePerson', person: passes[0].person.id })
  expect(await people[1]!.ask({ type: 'forgetMe' })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(people[2]!.view().shared.people.joined).toBe(5))
  expect(pollOf(people[2]!)).toEqual(before)
  await fay.ask({ type: 'closePoll', poll })
  await fay.ask({ type: 'revealResult', poll })
  await vi.waitFor(() => expect(pollOf(people[2]!).result).toMatchObject({ received: 4, eligible: 4 }))
  leave()
}, 15_000)

test('a facilitator who becomes an attendee loses the roster at once', async () => {
  const { fay, join, room, leave } = await aVote(1)
  const { value } = await fay.ask({ type: 'inviteFacilitator' })
  const pass = await join({ name: 'Cy', invitation: value.invitation })
  const cy = await enter(house.base, room, pass.token)
  expect(cy.view().shared.people.roster).toBeDefined()
  await fay.ask({ type: 'setRole', person: pass.person.id, role: 'attendee' })
  await vi.waitFor(() => expect(cy.view().shared.people.roster).toBeUndefined(), 1_000)
  expect(codeOf(await cy.ask({ type: 'stopTimer' }))).toBe('facilitatorOnly')
  cy.close()
  leave()
})

test('nobody misses a change while everybody writes at once', async () => {
  const { fay, people, leave } = await aVote(10)
  const asked = people.flatMap((one, n) =>
    Array.from({ length: 18 }, (_, m) =>
      one
        .ask({ type: 'updateSelf', organisationType: m % 2 ? 'other' : 'funder' })
        .then(() => one.ask({ type: 'updateSelf', organisation: `${n}-${m}` })),
    ),
  )
  const toldTo = ({ frames }: { readonly frames: readonly string[] }) =>
    frames.map((frame) => JSON.parse(frame)).filter(([event]) => event === 'view' || event === 'change')
  // What comes at once is told at once, and how much that is hangs on the machine: so write until everyone was told often.
  for (let n = 0; n < 20 || [fay, ...people].some((one) => toldTo(one).length < 5); n++) {
    const before = toldTo(fay).length
    await fay.ask({ type: n % 2 ? 'stopTimer' : 'startTimer', ...(n % 2 === 0 && { seconds: 60 }) })
    if (n >= 20) await vi.waitFor(() => expect(toldTo(fay).length).toBeGreaterThan(before))
  }
  await Promise.all(asked)
  for (const one of [fay, ...people]) {
    const told = toldTo(one)
    const gaps = told.slice(1).filter(([, { from }], n) => from !== told[n]![1].revision)
    expect(gaps).toEqual([])
  }
  leave()
}, 15_000)

test('nothing went wrong inside', () => expect(house.errors).toEqual([]))
