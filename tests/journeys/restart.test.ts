import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

let house: House
beforeEach(async () => void (house = await aHouse({ durable: true })))
afterEach(() => house.close())

const questions = [{ text: 'How many families?', action: 'Target grants' }]

test('a restart in the middle of a poll loses nothing, and everybody resumes by themselves', async () => {
  const { fay, people } = await aRoom(house.base, 5, { questions })
  const [question] = Object.keys(fay.view().shared.questions)
  const { value } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: [question] })
  const cast = (value_: number) => ({
    type: 'castBallot',
    poll: value.poll,
    ballot: { ratings: { [question!]: { value: value_, gap: 4 } } },
  })
  for (const person of people.slice(0, 4)) expect(await person.ask(cast(5))).toMatchObject({ ok: true })

  await house.restart()
  await Promise.all([fay, ...people].map(({ goodbyes }) => vi.waitFor(() => expect(goodbyes).toEqual(['restarting']))))
  // A stock client that was sent off reconnects when it is told to; the house's own does so by itself.
  await Promise.all([fay, ...people].map((client) => client.back()))

  await vi.waitFor(() =>
    expect(people[0]!.view().own.ballots[value.poll]).toEqual({ ratings: { [question!]: { value: 5, gap: 4 } } }),
  )
  expect(await people[4]!.ask(cast(4))).toMatchObject({ ok: true })
  expect(await people[0]!.ask(cast(3))).toMatchObject({ ok: true })
  await fay.ask({ type: 'closePoll', poll: value.poll })
  await fay.ask({ type: 'revealResult', poll: value.poll })
  await vi.waitFor(() =>
    expect(people[1]!.view().shared.polls[value.poll].result).toMatchObject({
      received: 5,
      items: { [question!]: { value: { counts: [0, 0, 1, 1, 3] } } },
    }),
  )
  ;[fay, ...people].forEach((client) => client.close())
  expect(house.errors).toEqual([])
})

test('[VO34] a closing that was cut short is finished at the next start, though nobody comes to the room', async () => {
  let isCutShort = true
  const cut = await aHouse({
    durable: true,
    through: (store) => ({
      ...store,
      shredPollKey: async (room, poll) => !isCutShort && store.shredPollKey(room, poll),
    }),
  })
  const keys = () => readdirSync(join(cut.folder, 'poll-keys'), { recursive: true, withFileTypes: true })
  const { fay } = await aRoom(cut.base, 0, { questions })
  const [question] = Object.keys(fay.view().shared.questions)
  const { value } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: [question] })
  await fay.ask({ type: 'closePoll', poll: value.poll })
  fay.close()
  expect(keys().filter((entry) => entry.isFile())).toHaveLength(1)
  isCutShort = false
  await cut.restart()
  expect(keys().filter((entry) => entry.isFile())).toEqual([])
  expect(cut.errors).toEqual([])
  await cut.close()
})

test('[RO7] a command that was answered before the restart is answered alike after it, and not done again', async () => {
  const { fay } = await aRoom(house.base, 0, { questions })
  const command = { type: 'proposeQuestion', text: 'Who misses out?', action: 'Call them' }
  const first = await fay.ask(command, 'kept-id')
  await house.restart()
  await fay.back()
  expect(await fay.ask(command, 'kept-id')).toEqual(first)
  expect(Object.keys(fay.view().shared.questions)).toHaveLength(2)
  fay.close()
})

test('cards on the board survive a restart', async () => {
  const { fay } = await aRoom(house.base, 0)
  const { doc } = await fay.document('board')
  doc.getMap('stickies').set(
    's1',
    new Y.Map<unknown>([
      ['kind', 'note'],
      ['text', new Y.Text('Keep me')],
      ['pos', [0, 0]],
    ]),
  )
  await vi.waitFor(async () => {
    const board = (await fay.document('board')).doc
    expect(board.getMap('stickies').size).toBe(1)
  })
  await house.restart()
  await fay.back()
  const { doc: after } = await fay.document('board')
  expect((after.getMap('stickies').get('s1') as Y.Map<unknown>).get('text')!.toString()).toBe('Keep me')
  fay.close()
})
