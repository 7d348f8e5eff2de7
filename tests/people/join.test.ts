import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, send } from '#tests/protocol/stock-client.ts'

let clock = Date.now()
let house: House
beforeAll(async () => void (house = await aHouse({ now: () => clock })))
afterAll(() => house.close())

const aPlainRoom = async () => (await send(house.base, '/api/rooms', { title: 'Warm homes' })).body
const joining = (room: string, body: object) => send(house.base, `/api/rooms/${room}/people`, body)
const refused = { status: 403, body: { code: 'notAdmitted' } }

test('the key of one room opens no other, and a guess or a token is no key', async () => {
  const [one, other] = [await aPlainRoom(), await aPlainRoom()]
  expect(await joining(other.room, { facilitatorKey: one.facilitatorKey })).toMatchObject(refused)
  expect(await joining(one.room, { facilitatorKey: 'guess' })).toMatchObject(refused)
  const { body } = await joining(one.room, {})
  expect(await joining(one.room, { facilitatorKey: body.token })).toMatchObject(refused)
  expect(await joining(one.room, { facilitatorKey: one.facilitatorKey })).toMatchObject({
    status: 201,
    body: { person: { role: 'facilitator' } },
  })
})

test('a token of one room makes a new person in another', async () => {
  const [one, other] = [await aPlainRoom(), await aPlainRoom()]
  const { body: pass } = await joining(one.room, { name: 'Ann' })
  const elsewhere = await joining(other.room, { token: pass.token })
  expect(elsewhere.body.person).not.toHaveProperty('name')
  expect(elsewhere.body.token).not.toBe(pass.token)
})

test('the key is good as long as the room is kept, also when that is changed', async () => {
  const { fay, room, made } = await aRoom(house.base, 0)
  expect(await fay.ask({ type: 'updateRoom', retentionDays: 200 })).toMatchObject({ ok: true })
  fay.close()
  clock += 150 * 24 * 60 * 60 * 1000
  expect((await joining(room, { facilitatorKey: made.facilitatorKey })).body.person.role).toBe('facilitator')
  clock += 51 * 24 * 60 * 60 * 1000
  expect(await joining(room, { facilitatorKey: made.facilitatorKey })).toMatchObject(refused)
})

test('[RO3] a closed room lets nobody in any more, and is answered like one that is not there', async () => {
  const { fay, people, room, passes } = await aRoom(house.base, 1)
  await fay.ask({ type: 'closeRoom' })
  const unknown = await joining('BBBBBBBB', {})
  expect(unknown.status).toBe(404)
  for (const body of [{}, { token: passes[0].token }]) expect(await joining(room, body)).toEqual(unknown)
  expect((await fetch(`${house.base}/api/rooms/${room}`)).status).toBe(404)
  ;[fay, ...people].forEach((client) => client.close())
})
