import { expect, onTestFinished, test, vi } from 'vitest'
import type { Counter } from '#server/counting/counter.ts'
import { aHouse } from '#tests/kit/house.ts'
import { aRoom, type StockClient } from '#tests/protocol/stock-client.ts'
import { aThread } from './a-thread.ts'

// Over real sockets, with the product's own counting thread; it hands over what it has counted when the test says so.

function aThreadInHand() {
  const thread = aThread()
  const held: (() => void)[] = []
  const counter: Counter = {
    leastEffort: 0,
    async count(count, tell) {
      const counted = await thread.count(count, tell)
      await new Promise<void>((resolve) => held.push(resolve))
      return counted
    },
  }
  return { counter, held }
}

const QUESTIONS = ['How many?', 'Who?', 'Where?'].map((text) => ({ text, action: 'Act' }))

async function aVote(base: string, people: number) {
  const room = await aRoom(base, people, { questions: QUESTIONS })
  onTestFinished(() => [room.fay, ...room.people].forEach((one) => one.close()))
  const questions = Object.keys(room.fay.view().shared.questions)
  const { value } = await room.fay.ask({ type: 'openPoll', method: 'score', questions, k: 3 })
  const poll = value.poll as string
  const cast = (who: StockClient, mark: number) =>
    who.ask({ type: 'castBallot', poll, ballot: { scores: { [questions[0]!]: mark } } })
  const on = (who: StockClient) => who.view().shared.polls[poll]
  return { ...room, questions, poll, cast, on }
}

test('[RH30] [RH36] a large vote closes while its room and another go on, and every screen says that it is counted', async () => {
  const { counter, held } = aThreadInHand()
  const house = await aHouse({ counter })
  onTestFinished(() => house.close())
  const [vote, other] = [await aVote(house.base, 4), await aVote(house.base, 3)]
  for (const [at, person] of vote.people.slice(0, 3).entries()) await vote.cast(person, 3 + at)

  const closing = vote.fay.ask({ type: 'closePoll', poll: vote.poll })
  const screens = [vote.fay, ...vote.people]
  for (const screen of screens) await vi.waitFor(() => expect(vote.on(screen).counting).toBeDefined(), 10_000)
  await vi.waitFor(() => expect(held).toHaveLength(1), 10_000)
  for (const person of other.people) expect(await other.cast(person, 2)).toMatchObject({ ok: true })
  expect(await vote.cast(vote.people[3]!, 1)).toMatchObject({ ok: true })
  expect(await vote.people[0]!.ask({ type: 'updateSelf', name: 'Ann' })).toMatchObject({ ok: true })
  expect(screens.map((screen) => vote.on(screen).status)).toEqual(screens.map(() => 'open'))

  held[0]!() // a ballot came meanwhile
  await vi.waitFor(() => expect(held).toHaveLength(2), 10_000)
  held[1]!()
  expect(await closing).toMatchObject({ ok: true })
  expect(await vote.fay.ask({ type: 'revealResult', poll: vote.poll })).toMatchObject({ ok: true })
  for (const screen of screens) {
    await vi.waitFor(() => expect(vote.on(screen).status).toBe('revealed'), 10_000)
    expect(vote.on(screen).counting).toBeUndefined()
    expect(vote.on(screen).result).toMatchObject({ received: 4, order: [[vote.questions[0]]] })
    // Until the reveal nothing that anybody was sent held a result.
    const revealed = screen.frames.findIndex((frame) => frame.includes('"revealed"'))
    expect(screen.frames.slice(0, revealed).join()).not.toMatch(/"result"|"order"|"received"|"mean"/)
  }
  expect(house.errors).toEqual([])
})

test('[RH35] a server that ends while it counts closes the vote when it is back and asked again', async () => {
  const { counter, held } = aThreadInHand()
  const house = await aHouse({ counter, durable: true })
  onTestFinished(() => house.close())
  const vote = await aVote(house.base, 3)
  for (const [at, person] of vote.people.entries()) await vote.cast(person, 3 + at)
  const id = '7b0e3d0a-2f0e-4a51-9a3f-6f1c4f2f9a10'
  const lost = vote.fay.ask({ type: 'closePoll', poll: vote.poll }, id).catch(() => ({ ok: false }))
  await vi.waitFor(() => expect(held).toHaveLength(1), 10_000)
  await house.restart()
  held[0]!()
  expect(await lost).toMatchObject({ ok: false })
  await vote.fay.back()
  expect(vote.on(vote.fay)).toMatchObject({ status: 'open' })
  expect(vote.on(vote.fay).counting).toBeUndefined()
  const again = vote.fay.ask({ type: 'closePoll', poll: vote.poll }, id)
  await vi.waitFor(() => expect(held).toHaveLength(2), 10_000)
  held[1]!()
  expect(await again).toMatchObject({ ok: true })
  expect(vote.on(vote.fay).ballotsIn).toBe(3)
})
