import { request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, send, type StockClient } from './stock-client.ts'

// TRUST.md §7 and §11: what is bad only because of how much of it there is, or how slowly it comes.

const houses: House[] = []
const clients: StockClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  for (const house of houses.splice(0)) {
    await house.close()
    if (house.errors.length > 0) throw new Error(house.errors.join(''))
  }
})

async function open(options: Parameters<typeof aHouse>[0] = {}) {
  const house = await aHouse(options)
  houses.push(house)
  return house
}
async function roomIn(house: House, attendees: number, more = {}) {
  const room = await aRoom(house.base, attendees, more)
  clients.push(room.fay, ...room.people)
  return room
}

describe('slowly', () => {
  /** How long a line lives, and what it is told, when this is all that comes over it; one letter a second at the end. */
  function lineOf(house: House, first: string, dripping = '') {
    return new Promise<{ seconds: number; said: string }>((resolve) => {
      const began = performance.now()
      let said = ''
      const line = connect(house.port, '127.0.0.1', () => first && line.write(first))
      const drip = dripping ? setInterval(() => line.writable && line.write(dripping), 1_000) : undefined
      line.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
      line.on('error', () => undefined) // we may still be writing when the house hangs up
      line.on('close', () => {
        clearInterval(drip)
        resolve({ seconds: (performance.now() - began) / 1000, said })
      })
    })
  }

  test('(16) (17) (18) a silent line, slow headers and a slow body are cut off, and told why where there is anybody to tell', async () => {
    const house = await open()
    const { fay } = await roomIn(house, 0)
    const host = `Host: 127.0.0.1:${house.port}\r\n`
    const head = `POST /api/rooms HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n`
    const [silent, headers, crawl, body] = await Promise.all([
      lineOf(house, ''),
      lineOf(house, `GET / HTTP/1.1\r\n${host}`),
      lineOf(house, `GET / HTTP/1.1\r\n${host}`, 'X'),
      lineOf(house, `${head}{"title":"Dripping`, 'x'),
    ])
    expect([silent.seconds < 4, silent.said]).toEqual([true, ''])
    for (const { seconds, said } of [headers, crawl]) {
      expect(seconds).toBeLessThan(8)
      expect(said).toMatch(/^HTTP\/1\.1 408 /)
    }
    expect(body.said).toMatch(/^HTTP\/1\.1 408 [^]*application\/problem\+json[^]*"code":"tooSlow"/)
    expect(body.said).not.toContain('Dripping')
    expect(await fay.ask({ type: 'updateSelf', name: 'Still here' })).toMatchObject({ ok: true })
  }, 30_000)
})

describe('many codes', () => {
  const statusOf = (house: House, path: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve) => {
      request({ host: '127.0.0.1', port: house.port, path, headers, agent: false }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
      })
        .on('error', () => resolve(0)) // the house closes while some still wait
        .end()
    })
  const codeAt = (n: number) => [...String(n).padStart(4, '0')].map((digit) => 'BCDFGHJKMN'[Number(digit)]).join('')

  test('(26) of 1,000 wrong codes at once 800 are not even looked up, and a right one passes at once', async () => {
    const standingStill = Date.now()
    const house = await open({ now: () => standingStill }) // nobody's turn comes, and the line stays as it is
    const { room, passes } = await roomIn(house, 1)
    const answers: number[] = []
    const guessing = Array.from({ length: 1_000 }, async (_, n) => {
      answers.push(await statusOf(house, `/api/rooms/BBBB${codeAt(n)}`))
    })
    await vi.waitFor(() => expect(answers.filter((status) => status === 429)).toHaveLength(800), 20_000)
    expect(await statusOf(house, `/api/rooms/${room}`)).toBe(200)
    const joined = await send(house.base, `/api/rooms/${room}/people`, { name: 'Bob' })
    clients.push(await enter(house.base, room, joined.body.token))
    const page = await fetch(`${house.base}/join/BBBB${codeAt(2_000)}`)
    expect([page.status, page.headers.get('retry-after'), await page.text()]).toMatchObject([
      429,
      '10',
      expect.stringContaining('tries again by itself'),
    ])
    const record = { authorization: `Bearer ${passes[0].token}` }
    expect(await statusOf(house, `/api/rooms/${room}/summary.json`, record)).toBe(403)
    await houses.splice(0)[0]!.close()
    await Promise.all(guessing)
    expect(answers.filter((status) => status === 404).length).toBeLessThanOrEqual(100)
  }, 30_000)

  test('an unknown code is told no quicker over a socket, or to who shows a token of elsewhere', async () => {
    const house = await open()
    const { passes } = await roomIn(house, 1)
    for (let n = 0; n < 31; n++) await statusOf(house, `/api/rooms/BBBB${codeAt(n)}`)
    const order: string[] = []
    const slow = enter(house.base, 'BBBBBBBB', passes[0].token).catch(() => order.push('socket'))
    const timer = new Promise<void>((resolve) => setTimeout(() => resolve(void order.push('half a second')), 500))
    await Promise.all([slow, timer])
    expect(order).toEqual(['half a second', 'socket'])
  })
})

describe('many rooms', () => {
  const make = (house: House, headers: Record<string, string> = {}) =>
    fetch(`${house.base}/api/rooms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"title":"Another one"}',
    })

  test('(24) of 1,000 new rooms from this machine as many are made as a day allows, the next is refused, and tomorrow is another day', async () => {
    let clock = Date.now()
    const house = await open({ now: () => clock, newRoomsADay: 4 })
    const { fay, join } = await roomIn(house, 0)
    const statuses: number[] = []
    for (let n = 1; n < 1_000 && statuses.at(-1) !== 429; n++) statuses.push((await make(house)).status)
    expect([statuses.length, new Set(statuses.slice(0, -1))]).toEqual([4 * 25, new Set([201])])
    const refused = await make(house)
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'tooManyRooms' }])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000)
    expect(await join({ name: 'Late' })).toMatchObject({ person: { name: 'Late' } })
    expect(await fay.ask({ type: 'updateSelf', name: 'Fay' })).toMatchObject({ ok: true })
    clock += 24 * 60 * 60 * 1000
    expect((await make(house)).status).toBe(201)
  }, 30_000)

  test('(27) what a header says of addresses moves nothing, unless a proxy of ours said it', async () => {
    const plain = await open({ newRoomsADay: 1 })
    const claims = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}`, 'cf-connecting-ip': `203.0.113.${n}` })
    const statuses: number[] = []
    for (let n = 0; n < 27; n++) statuses.push((await make(plain, claims(n))).status)
    expect(statuses).toEqual([...Array.from({ length: 25 }, () => 201), 429, 429])
    const behind = await open({ newRoomsADay: 1, proxies: 1 })
    const from = async (told: string) => (await make(behind, { 'x-forwarded-for': told })).status
    expect([await from('203.0.113.1'), await from('203.0.113.1'), await from('203.0.113.2')]).toEqual([201, 429, 201])
    expect(await from('198.51.100.1, 203.0.113.2')).toBe(429)
    expect([await from('2001:db8:1:2::7'), await from('2001:db8:1:2:ffff::9')]).toEqual([201, 429])
  })

  test('a room that could not be made counts for nothing', async () => {
    const house = await open({ newRoomsADay: 1 })
    for (let n = 0; n < 30; n++) await send(house.base, '/api/rooms', { title: '' })
    expect((await make(house)).status).toBe(201)
  })

  test('when memory runs short no room is made, and those that are live go on and take people', async () => {
    let hasSpace = true
    const house = await open({ hasSpace: () => hasSpace })
    const { fay, join } = await roomIn(house, 1)
    hasSpace = false
    for (const path of ['/api/rooms', '/api/rehearsals']) {
      const { status, body } = await send(house.base, path, { title: 'One more' })
      expect([status, body.code]).toEqual([503, 'serviceFull'])
    }
    const { token } = await join({ name: 'Late' })
    expect(token).toEqual(expect.any(String))
    expect(await fay.ask({ type: 'updateSelf', name: 'Fay' })).toMatchObject({ ok: true })
  })
})

describe('many connections', () => {
  test('(19) beyond 2,000 lines without a person the longest waiting makes place, and people stay', async () => {
    const house = await open()
    const { fay } = await roomIn(house, 1)
    const lines: WebSocket[] = []
    for (let hundred = 0; hundred < 21; hundred++) {
      const more = Array.from(
        { length: 100 },
        () => new WebSocket(`ws://127.0.0.1:${house.port}/io/?EIO=4&transport=websocket`),
      )
      lines.push(...more)
      await Promise.all(more.map((line) => new Promise((resolve) => line.once('message', resolve))))
    }
    await vi.waitFor(() => expect(lines.filter((line) => line.readyState === line.OPEN)).toHaveLength(2_000))
    expect(lines.slice(-2_000).every((line) => line.readyState === line.OPEN)).toBe(true)
    expect(await fay.ask({ type: 'updateSelf', name: 'Fay' })).toMatchObject({ ok: true })
    const figures = await (await fetch(`${house.base}/metrics`)).text()
    expect(figures).toMatch(/^questions_first_waiting 2000$/m)
    for (const line of lines) line.terminate()
  }, 60_000)

  test('who stops reading is kept little for, and later reads the room as it then is', async () => {
    let clock = Date.now()
    const house = await open({ now: () => clock })
    const { fay, room, passes } = await roomIn(house, 1)
    const base = `${house.base}/io/?EIO=4&transport=polling&room=${room}`
    const { sid } = JSON.parse((await (await fetch(base)).text()).slice(1)) as { sid: string }
    const say = (packet: string) => fetch(`${base}&sid=${sid}`, { method: 'POST', body: packet })
    const poll = async () => (await (await fetch(`${base}&sid=${sid}`)).text()).split('\x1e')
    const isView = (packet: string) => packet.startsWith('42["view"')
    await say(`40${JSON.stringify({ token: passes[0].token })}`)
    const first: string[] = []
    while (!first.some(isView)) first.push(...(await poll()))

    const pongs = setInterval(() => void say('3'), 2_000)
    for (let n = 0; n < 150; n++) {
      clock += 60 // at the pace that is allowed
      const { revision } = await fay.ask({ type: 'proposeQuestion', text: `What about number ${n}?`, action: 'Ask' })
      await vi.waitFor(() => expect(fay.view().revision).toBeGreaterThanOrEqual(revision), { interval: 5 })
    }
    const missed: string[] = []
    while (!missed.some(isView)) missed.push(...(await poll()))
    clearInterval(pongs)
    expect(missed.filter((packet) => packet.startsWith('42["change"')).length).toBeLessThan(100)
    const [, view] = JSON.parse(missed.find(isView)!.slice(2)) as [string, { shared: { questions: object } }]
    expect(Object.keys(view.shared.questions)).toEqual(Object.keys(fay.view().shared.questions))
  }, 60_000)
})
