import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoomFor, ask, K, namesIn, onPaper, open, reveal, type VotingRoom } from './a-voting-room.ts'
import { aRoom, enter, type StockClient } from './stock-client.ts'
import { cast, differences, type Example, EXAMPLES, type Json, renamed } from './vectors-on-the-wire.ts'

/** Worked examples of VOTING.md that are more, or less, than one poll: defaults, lots, rounds, weights, kinds, seals. */

let house: House
beforeAll(async () => void (house = await aHouse()))
afterAll(() => house.close())

const examplesOf = (method: string): readonly Example[] => {
  const found = EXAMPLES.filter((example) => example.method === method)
  expect(found.length, method).toBeGreaterThan(0)
  return found
}
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one)

/** An organisation stands on the paper; who was in none writes nothing. */
const withOrganisations = (papers: readonly { readonly ballot: Json; readonly organisation?: string }[]) =>
  papers.map((paper, at) => ({ number: at + 1, ...paper }))

test.each(examplesOf('dots.defaults'))('dots for $name are as many as the example says', async (example) => {
  const room = await aRoomFor(house.base, example.config.items)
  const { value } = await ask(room.fay, { type: 'openPoll', method: 'dots', questions: room.questions })
  const shown = () => room.ann.view().shared.polls[value.poll]
  await vi.waitFor(() => expect(shown()).toBeDefined())
  expect(differences(shown().config, example.expected)).toEqual([])
  room.close()
})

test.each(examplesOf('stat.lot'))(
  'a tie is drawn by lot from $name, and the seed is shown before the vote',
  async (example) => {
    const { items, seed } = example.config
    const room = await aRoomFor(house.base, items.length)
    const names = namesIn(room, example)
    const drawn: Example = { ...example, method: 'approval', config: { items, tiePolicy: 'lot', tieSeed: seed } }
    const { value } = await open(room, drawn)
    await vi.waitFor(() => expect(room.ann.view().shared.polls[value.poll].config.tieSeed).toBe(seed))
    await onPaper(room, value.poll, times(K, { approved: [...names.values()] }))
    const result = renamed(await reveal(room, value.poll), new Map([...names].map(([item, id]) => [id, item])))
    expect(result.order).toEqual(example.expected.order.map((item: string) => [item]))
    expect(result.tieBreak).toMatchObject({ policy: 'lot', seed, broken: [items] })
    room.close()
  },
)

test('a lot without a seed of its own is drawn from one that is shown before the vote', async () => {
  const room = await aRoomFor(house.base, 2)
  const { value } = await ask(room.fay, {
    type: 'openPoll',
    method: 'approval',
    config: { tiePolicy: 'lot' },
    questions: room.questions,
  })
  await vi.waitFor(() =>
    expect(room.ann.view().shared.polls[value.poll].config.tieSeed).toSatisfy(Number.isSafeInteger),
  )
  room.close()
})

test.each(examplesOf('delphi'))('estimates, talk, estimates again: $name', async (example) => {
  const { ballots, expected } = example
  const room = await aRoomFor(house.base, 1)
  const [question] = room.questions as [string]
  let { poll } = (await open(room, example)).value
  const counts: number[][] = []
  for (const [round, estimates] of ballots.rounds.entries()) {
    if (round > 0) ({ poll } = (await ask(room.fay, { type: 'nextRound', poll })).value)
    await onPaper(
      room,
      poll,
      estimates.map((estimate: number) => ({ estimates: { [question]: estimate } })),
    )
    const item = (await reveal(room, poll)).items[question]
    expect(differences(item, expected.rounds[round])).toEqual([])
    expect(item.isAgreed).toBe(expected.consensus)
    counts.push(item.counts)
  }
  const [before, now] = counts as [number[], number[]]
  const moved = now.map((count, at) => count - (before[at] ?? 0))
  expect(moved.reduce((sum, one) => sum + Math.abs(one), 0) / 2 / 8).toBeCloseTo(expected.netChange, 9)
  room.close()
})

/** Scores of one question, so many times over, by organisations. */
async function byOrganisation(room: VotingRoom, example: Example, over: number): Promise<Json> {
  const { value } = await open(room, { ...example, method: 'score' })
  const [question] = room.questions as [string]
  const papers = example.ballots.flatMap(({ org, ballot }: Json) =>
    times(over, { ballot: { scores: { [question]: ballot.scores.q1 } }, organisation: org }),
  )
  const ballots = withOrganisations(papers)
  expect(await ask(room.fay, { type: 'enterPaperBallots', poll: value.poll, ballots })).toMatchObject({ ok: true })
  const { items, byOrganisation: told } = await reveal(room, value.poll)
  return { mean: items[question].mean, told, item: told.items?.[question] }
}

test.each(examplesOf('fairness.organisation'))('by organisation: $name', async (example) => {
  const { person, organisation, effectiveN } = example.expected
  const room = await aRoomFor(house.base, 1)
  const few = await byOrganisation(room, example, 1)
  expect(few.mean).toBeCloseTo(person, 9)
  expect(few.told).toEqual({ voices: 3, order: [room.questions], same: true })
  const many = await byOrganisation(room, example, 5)
  expect([many.mean, many.item.mean]).toEqual([expect.closeTo(person, 9), expect.closeTo(organisation, 9)])
  expect(many.told.effectiveN).toBeCloseTo(5 * effectiveN, 9)
  room.close()
})

/** The examples' kinds as rooms call them. */
const KINDS: Json = { frontline: 'frontline', funder: 'funder', research: 'academic' }

/** Three people of each kind, who each give what the example says that their kind gives. */
async function byKind({ config, ballots }: Example) {
  const questions = config.items.map((item: string) => ({ text: `Question ${item}`, action: 'Act' }))
  const { fay, room, join } = await aRoom(house.base, 0, { questions })
  const all = Object.entries<Json>(fay.view().shared.questions)
  const ids = config.items.map((item: string) => all.find(([, { text }]) => text === `Question ${item}`)?.[0])
  const open = { type: 'openPoll', method: 'points', config: { total: 100, spendAll: false }, questions: ids, k: K }
  const { poll } = (await ask(fay, open)).value
  const people: StockClient[] = []
  for (const [kind, points] of Object.entries<number[]>(ballots.groups))
    for (let n = 0; n < K; n++) {
      const one = await enter(house.base, room, (await join({ organisationType: KINDS[kind] })).token)
      people.push(one)
      const ballot = { points: Object.fromEntries(ids.map((id: string, at: number) => [id, points[at]])) }
      expect(await ask(one, { type: 'castBallot', poll, ballot })).toMatchObject({ ok: true })
    }
  await ask(fay, { type: 'closePoll', poll })
  await ask(fay, { type: 'revealResult', poll })
  const seen = () => people[0]?.view().shared.polls[poll]?.result
  await vi.waitFor(() => expect(seen()).toBeDefined())
  for (const one of [fay, ...people]) one.close()
  return renamed(seen(), new Map(ids.map((id: string, at: number) => [id, config.items[at]])))
}

test('by kind of organisation: places added up, and shares', async () => {
  const [example] = examplesOf('fairness.constituency') as [Example]
  const { expected } = example
  const { order, warnings, byConstituency } = await byKind(example)
  expect(order).toEqual(expected.pooledOrder)
  expect(warnings).toEqual(expect.arrayContaining(expected.warnings))
  expect(byConstituency.rankSum.order).toEqual(expected.rankSumOrder)
  expect(differences(byConstituency.rankSum.sums, expected.rankSum)).toEqual([])
  expect(byConstituency.meanShare.order).toEqual(expected.meanShareOrder)
  expect(differences(byConstituency.meanShare.shares, expected.meanShare)).toEqual([])
})

test('the seal is the hash of the ballots as they are published, from ten ballots on', async () => {
  const example = examplesOf('approval').find(({ expected }) => expected.hash !== undefined) as Example
  const text = (ballots: readonly Json[]) =>
    ballots
      .map((ballot) => JSON.stringify({ approved: ballot.approved.toSorted() }))
      .toSorted()
      .join('\n')
  const hash = (given: string) => createHash('sha256').update(given).digest('hex')
  expect([text(cast(example)), hash(text(cast(example)))]).toEqual([example.expected.canonical, example.expected.hash])
  const { fay, room, facilitatorPass } = await aRoom(house.base, 1, {
    questions: example.config.items.map((item: string) => ({ text: `Question ${item}`, action: 'Act' })),
  })
  const questions = Object.keys(fay.view().shared.questions)
  const names = new Map<string, string>(example.config.items.map((item: string, at: number) => [item, questions[at]]))
  for (const over of [1, 2]) {
    const ballots = renamed(times(over, cast(example)).flat(), names)
    const { poll } = (await ask(fay, { type: 'openPoll', method: 'approval', questions, k: K })).value
    const papers = ballots.map((ballot: Json, at: number) => ({ number: at + 1, ballot }))
    await ask(fay, { type: 'enterPaperBallots', poll, ballots: papers })
    await ask(fay, { type: 'closePoll', poll })
    await ask(fay, { type: 'revealResult', poll })
    const answer = await fetch(`${house.base}/api/rooms/${room}/summary.json`, {
      headers: { authorization: `Bearer ${facilitatorPass.token}` },
    })
    const { polls } = (await answer.json()) as Json
    const told = polls.find(({ id }: Json) => id === poll)
    const published = told.ballots && text(told.ballots)
    expect([over, published, told.seal]).toEqual(
      over === 1 ? [1, undefined, undefined] : [2, text(ballots), hash(text(ballots))],
    )
    expect(JSON.stringify(told.ballots ?? [])).not.toContain('number')
  }
  fay.close()
})

test('nothing went wrong inside', () => expect(house.errors).toEqual([]))
