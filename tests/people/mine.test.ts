import { afterEach, beforeEach, expect, test } from 'vitest'
import { aRoomFullOf, NAME } from '#tests/kit/full-of-a-name.ts'
import { aHouse, type House } from '#tests/kit/house.ts'

let house: House
beforeEach(async () => void (house = await aHouse({ durable: true })))
afterEach(() => house.close())

const fileAt = (room: string, file: string, token?: string) =>
  fetch(`${house.base}/api/rooms/${room}/${file}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })

test('[NO6] what is mine comes as data and as a page, also from a closed room, and holds nobody else', async () => {
  const { room, fay, zed, people, pass, done } = await aRoomFullOf(house, NAME)
  await done(people[0]!, { type: 'giveFeedback', worthwhile: 1, comment: 'Not for Zebedee to read' })
  await done(fay, { type: 'closeRoom' })
  const answer = await fileAt(room, 'mine.json', pass.token)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const mine = await answer.json()
  expect(mine).toMatchObject({
    format: 'questions-first/mine',
    you: { name: NAME, organisation: 'Hill Fund' },
    cards: [{ text: `${NAME} has no time` }],
    feedback: { comment: `${NAME} was here` },
  })
  expect(Object.values(mine.nextSteps)).toMatchObject([{ what: 'Call the council' }])
  expect(Object.values(mine.dataYouDescribed)).toMatchObject([{ steward: NAME }])
  const page = await (await fileAt(room, 'mine.html', pass.token)).text()
  for (const words of ['Call the council', 'Vouchers', 'has no time', 'How many families?', 'was here'])
    expect(page).toContain(words)
  for (const stranger of ['Person 1', 'Not for Zebedee', 'Fay'])
    expect([page.includes(stranger), JSON.stringify(mine).includes(stranger)]).toEqual([false, false])
  ;[fay, zed, ...people].forEach((client) => client.close())
})

test.each([
  ['mine.json', 401],
  ['mine.pdf', 404],
  ['screening.html', 401],
  ['screening.docx', 404],
])('[NO6] %s without a token is answered %i', async (file, status) => {
  const { room, fay } = await aRoomFullOf(house, NAME)
  expect((await fileAt(room, file)).status).toBe(status)
  fay.close()
})
