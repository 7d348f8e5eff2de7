import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import { fold } from '#shared/kit/text.ts'
import type { PollResult } from '#shared/voting/count.ts'
import { COMMITMENTS, HOLDINGS, NAMES, NEEDS, ORGANISATIONS, QUESTIONS, STICKIES } from '#server/rehearsal/story.ts'
import { aHouse } from '#tests/kit/house.ts'
import { enter, send } from '#tests/protocol/stock-client.ts'
import { aStage } from './a-stage.ts'

/** Many small waits in a row at full speed; only a machine under load needs so long. */
const LONG = { timeout: 40_000, interval: 50 }

async function aBoard(stage: Awaited<ReturnType<typeof aStage>>) {
  const doc = new Y.Doc()
  for (const update of await stage.boardUpdates()) Y.applyUpdate(doc, update)
  return [...boardOf(doc).stickies()]
}

describe('a rehearsal that is facilitated', () => {
  test('fills a room with a whole workshop, and every screen says that it is one', { timeout: 60_000 }, async () => {
    const stage = await aStage()
    stage.play({ seed: 2026 })
    const room = () => stage.host.state()
    await vi.waitFor(() => expect(room().feedback.size).toBe(NAMES.length), LONG)

    const attendees = [...room().people.values()].filter(({ role }) => role === 'attendee')
    const organisations = attendees.map(({ id }) => fold(room().details.get(id)!.organisation!))
    expect([attendees.length, new Set(organisations).size]).toEqual([25, ORGANISATIONS.length])
    expect([NAMES.length, ORGANISATIONS.length, QUESTIONS.length]).toEqual([25, 11, 12])
    const questions = [...room().questions.values()]
    expect(questions.map(({ text, status }) => [text, status])).toEqual(QUESTIONS.map(({ text }) => [text, 'accepted']))
    const [poll, ...others] = [...room().polls.values()]
    expect(others).toEqual([])
    expect(poll).toMatchObject({ status: 'revealed', result: { received: 25, eligible: 25, silent: 0, unranked: [] } })
    expect([...room().holdings.values()].map(({ title }) => title)).toEqual(HOLDINGS.map(({ title }) => title))
    expect([...room().needs.values()].map(({ title }) => title)).toEqual(NEEDS.map(({ title }) => title))
    expect([...room().commitments.values()].map(({ what }) => what)).toEqual(COMMITMENTS.map(({ what }) => what))
    expect(room().interests.size).toBeGreaterThan(0)
    expect(room().stages.find(({ id }) => id === room().current)!.kind).toBe('close')

    const cards = await aBoard(stage)
    expect(cards).toHaveLength(STICKIES.length)
    expect(stage.lines).toEqual([])
    await vi.waitFor(() => expect(stage.screen.view().shared.feedback.given).toBe(25))
    expect(stage.screen.view().shared.room.rehearsal).toBe(true)
    expect(stage.screen.view().shared.people.present).toBe(NAMES.length)
    expect(stage.screen.gaps).toEqual([])
  })

  test('says the same with the same seed, and other things with another', { timeout: 60_000 }, async () => {
    const resultWith = async (seed: number) => {
      const stage = await aStage()
      const rehearsal = stage.play({ seed })
      const poll = () => [...stage.host.state().polls.values()][0]
      await vi.waitFor(() => expect(poll()?.status).toBe('revealed'), LONG)
      rehearsal.close()
      const { items } = poll()!.result as PollResult
      const wordOf = (id: string) => [...stage.host.state().questions.values()].find((one) => one.id === id)!.text
      return Object.fromEntries(Object.entries(items!).map(([id, item]) => [wordOf(id), item]))
    }
    const first = await resultWith(7)
    expect(await resultWith(7)).toEqual(first)
    expect(await resultWith(8)).not.toEqual(first)
  })
})

describe('the end of a rehearsal', () => {
  test('comes after three hours, or when its room closes: its people leave, and it is counted no more', async () => {
    const stage = await aStage()
    let clock = 0
    stage.play({ seed: 1, isFacilitated: false, clock: () => clock })
    await vi.waitFor(() => expect(stage.screen.view().shared.people.present).toBe(NAMES.length), LONG)
    expect([stage.host.isEmpty(), stage.ended()]).toEqual([false, 0])
    clock = 3 * 60 * 60 * 1000
    await vi.waitFor(() => expect(stage.ended()).toBe(1))
    await vi.waitFor(() => expect(stage.screen.view().shared.people.present).toBe(0))
    stage.host.leave(stage.screen.viewer)
    expect(stage.host.isEmpty()).toBe(true)
  })
})

test('twenty rehearsals at once and no more; when one ends there is room for the next', async () => {
  const house = await aHouse()
  const begin = () => send(house.base, '/api/rehearsals', {})
  const begun = await Promise.all(Array.from({ length: 20 }, begin))
  expect(begun.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
  expect(await begin()).toMatchObject({ status: 429, body: { code: 'tooMany' } })

  const { room, facilitatorKey, links } = begun[0]!.body
  expect(links.facilitator).toBe(`${house.base}/f/${room}#${facilitatorKey}`)
  const { body: pass } = await send(house.base, `/api/rooms/${room}/people`, { facilitatorKey })
  const fay = await enter(house.base, room, pass.token)
  expect(fay.view().shared.room).toMatchObject({ rehearsal: true, retentionDays: 1 })
  await fay.ask({ type: 'closeRoom' })
  await vi.waitFor(async () => expect((await begin()).status).toBe(201), { timeout: 5_000, interval: 200 })
  fay.close()
  await house.close()
  expect(house.errors).toEqual([])
})
