import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { connect } from 'node:net'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, send } from './stock-client.ts'

let house: House
let clock = Date.now()
beforeAll(async () => void (house = await aHouse({ now: () => clock })))
afterAll(() => house.close())

const settings = (room: string, auth: object) =>
  ({ path: '/io/', query: { room }, auth, forceNew: true, reconnection: false }) as const

/** The view, or the code with which the door stays shut. */
function knock(room: string, auth: object, transports = ['websocket']): Promise<unknown> {
  const socket = io(house.base, { ...settings(room, auth), transports })
  return new Promise((resolve) => {
    socket.once('view', (view: object) => resolve(view))
    socket.once('change', (change: object) => resolve(change))
    socket.once('connect_error', (reason) => resolve((reason as { data?: { code: string } }).data?.code))
  }).finally(() => socket.close())
}

function answer(path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: house.port, path, method, headers }, (got) => {
      let text = ''
      got.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      got.on('end', () => resolve({ status: got.statusCode ?? 0, headers: got.headers, text }))
    })
    asking.on('upgrade', (got, socket) => {
      socket.destroy()
      resolve({ status: got.statusCode ?? 0, headers: got.headers, text: '' })
    })
    asking.on('error', reject).end()
  })
}
const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

describe('at the door of Socket.IO', () => {
  test('a client of this protocol or of none gets in, one of any other is told', async () => {
    const { room, passes, fay, people } = await aRoom(house.base, 1)
    const { token } = passes[0]
    expect(await knock(room, { token, protocol: 1 })).toMatchObject({ protocol: 1 })
    for (const protocol of [0, 999, 'x', null, [1]])
      expect(await knock(room, { token, protocol })).toBe('versionTooOld')
    ;[fay, ...people].forEach((client) => client.close())
  })

  test('a token of another room, a wrong one and one that has run out are not admitted', async () => {
    const [one, other] = [await aRoom(house.base, 1), await aRoom(house.base, 0)]
    for (const token of [one.passes[0].token, 'x', '', 7, undefined])
      expect(await knock(other.room, { token })).toBe('notAdmitted')
    for (const room of ['BBBBBBBB', 'x', ''])
      expect(await knock(room, { token: one.passes[0].token })).toBe('roomUnknown')
    ;[one.fay, other.fay, ...one.people].forEach((client) => client.close())
  })

  test('a stock client that can only poll is shown the room, and what it polls is not kept', async () => {
    const { room, passes, fay, people } = await aRoom(house.base, 1)
    const socket = io(house.base, { ...settings(room, { token: passes[0].token }), transports: ['polling'] })
    const change = new Promise((resolve) => socket.once('change', resolve))
    await new Promise((resolve) => socket.once('view', resolve))
    const command = { type: 'updateSelf', name: 'Ann' }
    expect(await socket.timeout(5_000).emitWithAck('command', { id: randomUUID(), command })).toMatchObject({
      ok: true,
    })
    await change
    const { headers } = await answer('/io/?EIO=4&transport=polling', {})
    expect([headers['cache-control'], headers['x-content-type-options']]).toEqual(['no-store', 'nosniff'])
    ;[socket, fay, ...people].forEach((client) => client.close())
  })

  test.each(['evil.example', 'evil.example:80', '127.0.0.1:1'])('a request for %s opens no socket', async (host) => {
    const statuses = [
      await answer('/io/?EIO=4&transport=polling', { host }),
      await answer('/io/?EIO=4&transport=websocket', { host, ...UPGRADE }),
      await answer('/y/BBBBBBBB/board@1', { host, ...UPGRADE }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([403, 421, 421])
  })
})

describe('in the room', () => {
  test('two tabs of one person share the forty commands', async () => {
    const { room, passes, fay, people } = await aRoom(house.base, 1)
    const tab = await enter(house.base, room, passes[0].token)
    const asked = { type: 'closePoll', poll: 'x' }
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? people[0]! : tab).ask(asked)))
    expect(answers.filter(({ refusal }) => refusal.code === 'tooFast')).toHaveLength(10)
    ;[tab, fay, ...people].forEach((client) => client.close())
  })

  test('tickets draw on the same forty', async () => {
    const { fay } = await aRoom(house.base, 0)
    const answers = await Promise.all(
      Array.from({ length: 45 }, () => fay.socket.emitWithAck('ticket', { document: 'board' })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(40)
    expect(answers.at(-1)).toEqual({ ok: false, refusal: { code: 'tooFast' } })
    fay.close()
  })

  test('an event of no known name, or one that wants no answer, is a strike; twenty end the connection', async () => {
    for (const [event, body] of [
      ['vote', {}],
      ['command', { id: 'x', command: {} }],
    ] as const) {
      const { fay } = await aRoom(house.base, 0)
      for (let n = 0; n < 19; n++) fay.socket.emit(event, body)
      expect(await fay.socket.emitWithAck('sync', {})).toEqual({ ok: true })
      fay.socket.emit(event, body)
      await vi.waitFor(() => expect(fay.socket.connected).toBe(false))
      fay.close()
    }
  })

  test('a request comes with one thing and no more', async () => {
    const { fay } = await aRoom(house.base, 0)
    const good = { id: randomUUID(), command: { type: 'stopTimer' } }
    expect(await fay.socket.emitWithAck('command', good, good)).toMatchObject({ refusal: { code: 'malformed' } })
    fay.close()
  })

  test('who comes back with the newest revision is still shown an answer given on another device meanwhile', async () => {
    const { room, passes, fay, people } = await aRoom(house.base, 1, {
      questions: [
        { text: 'How many?', action: 'Count them' },
        { text: 'Who?', action: 'Ask them' },
      ],
    })
    const ids = Object.keys(fay.view().shared.questions)
    const { value } = await fay.ask({
      type: 'openPoll',
      method: 'dots',
      config: { budget: 3, perItem: 3 },
      questions: ids,
    })
    const ann = people[0]!
    await vi.waitFor(() => expect(ann.view().shared.polls[value.poll]).toBeDefined())
    const ballot = { dots: { [ids[0]!]: 2 } }
    await ann.ask({ type: 'castBallot', poll: value.poll, ballot })
    const { revision } = ann.view()
    const back = (await knock(room, { token: passes[0].token, lastRevision: revision })) as { own?: object }
    expect(back.own).toMatchObject({ ballots: { [value.poll]: ballot } })
    ;[fay, ...people].forEach((client) => client.close())
  })

  test('who was removed is told so, at every later try', async () => {
    const { room, passes, fay, people } = await aRoom(house.base, 1)
    await fay.ask({ type: 'removePerson', person: passes[0].person.id })
    await vi.waitFor(() => expect(people[0]!.goodbyes).toEqual(['removed']))
    expect(await knock(room, { token: passes[0].token })).toBe('removed')
    const record = await fetch(`${house.base}/api/rooms/${room}/summary.json`, {
      headers: { authorization: `Bearer ${passes[0].token}` },
    })
    expect([record.status, await record.json()]).toMatchObject([401, { code: 'removed' }])
    ;[fay, ...people].forEach((client) => client.close())
  })
})

describe('over HTTP', () => {
  test('unknown, closed and full rooms are answered with the same bytes', async () => {
    const [closed, full] = [await aRoom(house.base, 0), await aRoom(house.base, 0)]
    await closed.fay.ask({ type: 'closeRoom' })
    const host = (await house.app().rooms.at(full.room))!
    for (let n = 2; n <= 2_000; n++) {
      const person = `person-${n}` as never
      await host.command(
        { id: person, role: 'attendee' },
        { type: 'admitPerson', person, role: 'attendee', details: {} },
      )
    }
    const asks: readonly ((room: string) => Promise<{ readonly status: number }>)[] = [
      (room: string) => answer(`/api/rooms/${room}`, {}),
      (room: string) => send(house.base, `/api/rooms/${room}/people`, { name: 'Bob' }),
      (room: string) => answer(`/join/${room}`, {}),
    ]
    for (const ask of asks) {
      const [unknown, ...others] = await Promise.all(
        ['BBBBBBBB', 'nonsense', closed.room, full.room].map((room) => ask(room)),
      )
      expect(unknown!.status).toBe(404)
      const said = (one: object) => ({ ...one, headers: undefined })
      for (const other of others) expect(said(other)).toEqual(said(unknown!))
    }
    const again = await send(house.base, `/api/rooms/${full.room}/people`, { token: full.facilitatorPass.token })
    expect([again.status, again.body]).toEqual([201, full.facilitatorPass])
    ;[closed.fay, full.fay].forEach((client) => client.close())
  })

  test('a connection over which nothing comes is closed within four seconds, slow headers within eight', async () => {
    const until = (first: string) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const socket = connect(house.port, '127.0.0.1', () => socket.write(first))
        socket.resume().on('close', () => resolve(performance.now() - began))
      })
    const [silent, slow] = await Promise.all([until(''), until('GET / HTTP/1.1\r\nHost: x\r\n')])
    expect(silent).toBeLessThan(4_000)
    expect(slow).toBeLessThan(8_000)
  }, 15_000)

  test('an invitation is good for a day', async () => {
    const { room, fay } = await aRoom(house.base, 0)
    const { value } = await fay.ask({ type: 'inviteFacilitator' })
    clock += 24 * 60 * 60 * 1000
    const late = await send(house.base, `/api/rooms/${room}/people`, { invitation: value.invitation })
    expect([late.status, late.body.code]).toEqual([403, 'notAdmitted'])
    fay.close()
  })
})

test('a shared document opens to a ticket of its own room only, and says why not', async () => {
  const [one, other] = [await aRoom(house.base, 0), await aRoom(house.base, 0)]
  const { ticket } = await one.fay.socket.emitWithAck('ticket', { document: 'board' })
  const closed = (path: string, protocols: string[]) =>
    new Promise((resolve) =>
      new WebSocket(`${house.base.replace('http', 'ws')}/y/${path}`, protocols).on('close', resolve),
    )
  const mine = ['questions-first.y1', ticket]
  expect(await closed(`${other.room}/board@1`, mine)).toBe(4401)
  expect(await closed(`${one.room}/notes@1`, mine)).toBe(4401)
  expect(await closed(`${one.room}/board@1`, ['questions-first.y1'])).toBe(4401)
  expect(await closed(`${one.room}/board@0`, mine)).toBe(4410)
  clock += 60_000
  expect(await closed(`${one.room}/board@1`, mine)).toBe(4401)
  const fresh = await one.fay.socket.emitWithAck('ticket', { document: 'board' })
  await one.fay.ask({ type: 'closeRoom' })
  expect(await closed(`${one.room}/board@1`, ['questions-first.y1', fresh.ticket])).toBe(4403)
  ;[one.fay, other.fay].forEach((client) => client.close())
})

test('nothing went wrong inside', () => expect(house.errors).toEqual([]))
