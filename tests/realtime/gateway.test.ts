import { request } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, send } from '#tests/protocol/stock-client.ts'

// Time stands still in this house, so that what a bucket holds can be counted.
let clock = Date.now()
let house: House
beforeAll(async () => void (house = await aHouse({ now: () => clock })))
afterAll(() => house.close())

const asked = { type: 'proposeQuestion', text: 'Too early?', action: 'Nothing' }
const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => answer.refusal?.code

test('forty commands go through at once, the next are too fast, and time brings twenty a second', async () => {
  const { fay, people } = await aRoom(house.base, 2)
  const burst = await Promise.all(Array.from({ length: 50 }, () => people[0]!.ask(asked)))
  expect(burst.map(codeOf).filter((code) => code === 'stageLocked')).toHaveLength(40)
  expect(burst.map(codeOf).slice(40)).toEqual(Array.from({ length: 10 }, () => 'tooFast'))
  expect(codeOf(await people[1]!.ask(asked))).toBe('stageLocked')
  clock += 500
  const later = await Promise.all(Array.from({ length: 12 }, () => people[0]!.ask(asked)))
  expect(later.map(codeOf).filter((code) => code === 'tooFast')).toHaveLength(2)
  ;[fay, ...people].forEach((client) => client.close())
})

test('who goes on regardless is cut off, and nobody else is', async () => {
  const { fay, people } = await aRoom(house.base, 2)
  const flood = Array.from({ length: 40 + 20 }, () => people[0]!.ask(asked).catch(() => undefined))
  await vi.waitFor(() => expect(people[0]!.socket.connected).toBe(false))
  expect([people[1]!.socket.connected, fay.socket.connected]).toEqual([true, true])
  await vi.waitFor(() => expect(fay.view().shared.people.present).toBe(2))
  ;[fay, ...people].forEach((client) => client.close())
  await Promise.all(flood)
})

test('[RH62] coming back over a new line brings no new allowance, and time does', async () => {
  const { fay, people, passes, room } = await aRoom(house.base, 1)
  const send = async (client: (typeof people)[number], count: number) =>
    (await Promise.all(Array.from({ length: count }, () => client.ask(asked)))).map(codeOf)
  await send(people[0]!, 40)
  people[0]!.close()
  await vi.waitFor(() => expect(fay.view().shared.people.present).toBe(1))
  const again = await enter(house.base, room, passes[0].token)
  expect(await send(again, 1)).toEqual(['tooFast'])
  again.close()
  await vi.waitFor(() => expect(fay.view().shared.people.present).toBe(1))
  clock += 500
  const later = await enter(house.base, room, passes[0].token)
  expect((await send(later, 12)).filter((code) => code === 'tooFast')).toHaveLength(2)
  ;[fay, later].forEach((client) => client.close())
})

test('[RH63] who was cut off is let in again after seven seconds, and others at once', async () => {
  const { fay, people, passes, room } = await aRoom(house.base, 2)
  const [ann, bob] = people
  const flood = Array.from({ length: 40 + 20 }, () => ann!.ask(asked).catch(() => undefined))
  await vi.waitFor(() => expect(ann!.socket.connected).toBe(false))
  await expect(enter(house.base, room, passes[0].token)).rejects.toThrow('tooMany')
  bob!.close()
  ;(await enter(house.base, room, passes[1].token)).close()
  clock += 6_999
  await expect(enter(house.base, room, passes[0].token)).rejects.toThrow('tooMany')
  clock += 1
  ;(await enter(house.base, room, passes[0].token)).close()
  ;[fay, ann!].forEach((client) => client.close())
  await Promise.all(flood)
})

test('asking for what was missed draws on the same bucket', async () => {
  const { fay } = await aRoom(house.base, 0)
  const answers = await Promise.all(Array.from({ length: 45 }, () => fay.socket.emitWithAck('sync', {})))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(40)
  expect(codeOf(answers.at(-1))).toBe('tooFast')
  fay.close()
})

test('[RH60] whoever asks for the room over and over gets it a few times, and once more when time has passed', async () => {
  const { fay } = await aRoom(house.base, 0)
  const views = () => fay.frames.filter((frame) => frame.startsWith('["view"')).length
  const before = views()
  const answers = await Promise.all(Array.from({ length: 20 }, () => fay.socket.emitWithAck('sync', {})))
  expect([answers.every(({ ok }) => ok), views() - before]).toEqual([true, 4])
  clock += 1_000
  await vi.waitFor(() => expect(views() - before).toBe(5), 5_000)
  fay.close()
})

test('[RH9] who is removed while connected is sent away, and every way back is closed', async () => {
  const { fay, people, passes, room } = await aRoom(house.base, 1)
  const [ann, pass] = [people[0]!, passes[0]]
  await fay.ask({ type: 'removePerson', person: pass.person.id })
  await vi.waitFor(() => expect([ann.goodbyes, ann.socket.connected]).toEqual([['removed'], false]))
  await expect(enter(house.base, room, pass.token)).rejects.toThrow(/notAdmitted|removed/)
  const again = await send(house.base, `/api/rooms/${room}/people`, { token: pass.token })
  expect(again.body.person.id).not.toBe(pass.person.id)
  const imported = await send(house.base, `/api/rooms/${room}/questions/import`, [], pass.token)
  expect(imported.status).toBe(401)
  fay.close()
})

test('[RO2] [RH8] frames to everyone name nobody, frames to facilitators do, and roles decide which one gets', async () => {
  const { fay, people, passes } = await aRoom(house.base, 2)
  const [ann, bob] = people
  await ann!.ask({ type: 'updateSelf', name: 'Annabel Secret' })
  await vi.waitFor(() => expect(fay.frames.join()).toContain('Annabel Secret'))
  expect(bob!.frames.join()).not.toContain('Annabel Secret')
  await fay.ask({ type: 'setRole', person: passes[1].person.id, role: 'facilitator' })
  await vi.waitFor(() => expect(bob!.frames.join()).toContain('Annabel Secret'))
  await fay.ask({ type: 'setRole', person: passes[1].person.id, role: 'observer' })
  const from = bob!.frames.length
  await ann!.ask({ type: 'updateSelf', name: 'Annabel Hidden' })
  await vi.waitFor(() => expect(fay.frames.join()).toContain('Annabel Hidden'))
  expect(bob!.frames.slice(from).join()).not.toContain('Annabel Hidden')
  ;[fay, ...people].forEach((client) => client.close())
})

test.each(['https://evil.example', 'null', `http://localhost:1`])(
  'a page from %s cannot begin to poll either',
  async (origin) => {
    const path = '/io/?EIO=4&transport=polling'
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: house.port, path, headers: { origin } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  },
)

test('a session ends when its time is over, for connections and for HTTP', async () => {
  const { fay, passes, people, room } = await aRoom(house.base, 1)
  clock += 73 * 60 * 60 * 1000
  await expect(enter(house.base, room, passes[0].token)).rejects.toThrow('notAdmitted')
  const again = await send(house.base, `/api/rooms/${room}/people`, { token: passes[0].token })
  expect(again.body.token).not.toBe(passes[0].token)
  ;[fay, ...people].forEach((client) => client.close())
})

test('nothing went wrong inside', () => expect(house.errors).toEqual([]))
