import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { aRoomFullOf, filesWith, NAME, questions } from '#tests/kit/full-of-a-name.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, type StockClient } from '#tests/protocol/stock-client.ts'

let house: House
beforeEach(async () => void (house = await aHouse({ durable: true })))
afterEach(() => house.close())

const textsOf = async (client: StockClient) =>
  [...(await client.document('board')).doc.getMap<Y.Map<unknown>>('stickies').values()].map((each) => each.toJSON())

describe('forget me', () => {
  test('[RF1] [RF4] no byte of the name is left in any file, and what was added stays as from somebody', async () => {
    const { fay, zed, pass, people } = await aRoomFullOf(house, NAME)
    const board = await fay.document('board')
    expect(await zed.ask({ type: 'forgetMe' })).toMatchObject({ ok: true })
    expect(filesWith(house, NAME)).toEqual([])
    expect(filesWith(house, NAME.toUpperCase())).toEqual([])

    await vi.waitFor(() => expect(board.closes).toEqual([4410]))
    await vi.waitFor(() => expect(zed.goodbyes).toEqual(['removed']))
    await vi.waitFor(() => expect(JSON.stringify(fay.view())).not.toContain('Quillfeather'))
    const shared = fay.view().shared
    expect(shared.documents).toMatchObject({ board: { name: 'board@2' }, notes: { name: 'notes@2' } })
    expect(Object.values(shared.commitments)).toMatchObject([{ what: 'Call the council', who: 'somebody' }])
    expect(Object.values(shared.holdings)).toMatchObject([{ title: 'Vouchers' }])
    expect(await textsOf(fay)).toEqual([{ kind: 'note', text: 'somebody has no time', pos: [0, 0] }])
    await expect(enter(house.base, shared.room.code, pass.token)).rejects.toMatchObject({
      data: { code: 'notAdmitted' },
    })
    ;[fay, zed, ...people].forEach((client) => client.close())
    expect(house.errors).toEqual([])
  })

  test('[RF3] what somebody added goes with them where they ask so, but for what others have built on', async () => {
    const { fay, zed, people } = await aRoomFullOf(house, NAME)
    expect(await zed.ask({ type: 'forgetMe', contributions: 'remove' })).toMatchObject({ ok: true })
    expect(filesWith(house, NAME)).toEqual([])
    await vi.waitFor(() => {
      const { questions: asked, holdings, commitments, interests, feedback } = fay.view().shared
      expect(Object.values(asked)).toMatchObject([{ text: 'How many families?' }])
      expect([holdings, commitments, interests, feedback]).toEqual([{}, {}, {}, { given: 0 }])
    })
    expect(await textsOf(fay)).toEqual([])
    ;[fay, zed, ...people].forEach((client) => client.close())
  })

  test('[RF5] the room is the same after a restart, and goes on', async () => {
    const { fay, zed, people, done, go } = await aRoomFullOf(house, NAME)
    await done(zed, { type: 'forgetMe' })
    await vi.waitFor(() => expect(JSON.stringify(fay.view().shared)).not.toContain('Quillfeather'))
    const { questions: asked, commitments, holdings } = fay.view().shared
    await house.restart()
    await fay.back()
    expect(fay.view().shared).toMatchObject({ questions: asked, commitments, holdings })
    await go('questions')
    await done(people[0]!, { type: 'proposeQuestion', text: 'And now?', action: 'Go on' })
    ;[fay, zed, ...people].forEach((client) => client.close())
    expect(house.errors).toEqual([])
  })

  test('[RF6] a ballot in an open vote is withdrawn', async () => {
    const { fay, people } = await aRoom(house.base, 5, { questions })
    const [question] = Object.keys(fay.view().shared.questions)
    const { value } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: [question] })
    const ballot = { ratings: { [question!]: { value: 5, gap: 4 } } }
    for (const each of people) await each.ask({ type: 'castBallot', poll: value.poll, ballot })
    expect(await people[0]!.ask({ type: 'forgetMe' })).toMatchObject({ ok: true })
    await fay.ask({ type: 'closePoll', poll: value.poll })
    await fay.ask({ type: 'revealResult', poll: value.poll })
    await vi.waitFor(() => expect(fay.view().shared.polls[value.poll].result).toMatchObject({ received: 4 }))
    ;[fay, ...people].forEach((client) => client.close())
  })

  test('[PE4] the last facilitator cannot be forgotten, and keeps everything', async () => {
    const { fay, people } = await aRoom(house.base, 1, { questions })
    expect(await fay.ask({ type: 'forgetMe' })).toMatchObject({ refusal: { code: 'lastFacilitator' } })
    expect(filesWith(house, 'Fay')).not.toEqual([])
    ;[fay, ...people].forEach((client) => client.close())
  })
})

test('[RF2] a facilitator takes out the name of somebody who asked', async () => {
  const { fay, zed, people, pass } = await aRoomFullOf(house, NAME)
  expect(await people[0]!.ask({ type: 'forgetPerson', person: pass.person.id })).toMatchObject({
    refusal: { code: 'facilitatorOnly' },
  })
  expect(await fay.ask({ type: 'forgetPerson', person: pass.person.id })).toMatchObject({ ok: true })
  expect(filesWith(house, NAME)).toEqual([])
  await vi.waitFor(() => expect(zed.goodbyes).toEqual(['removed']))
  ;[fay, zed, ...people].forEach((client) => client.close())
})
