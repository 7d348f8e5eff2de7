import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, send } from '#tests/protocol/stock-client.ts'

let house: House
beforeEach(async () => void (house = await aHouse({ durable: true })))
afterEach(() => house.close())

const asked = { type: 'proposeQuestion', text: 'Who misses out on seventeen things?', action: 'Call them' }

const wording = ({ text, action }: typeof asked) => ({ text, action })

/** One bit of what was asked flips while nobody looks. */
function flipABit() {
  const file = join(house.folder, 'questions-first.db')
  const bytes = readFileSync(file)
  const at = bytes.indexOf('seventeen')
  bytes[at] = bytes[at]! ^ 1
  writeFileSync(file, bytes)
}

const figure = async (name: string) => {
  const figures = await (await fetch(`${house.base}/metrics`)).text()
  return Number(new RegExp(`^questions_first_${name} (\\d+)$`, 'm').exec(figures)?.[1])
}

/** Why a socket was refused. */
const refusal = (room: string, token: string) =>
  new Promise((resolve) => {
    const socket = io(house.base, { path: '/io/', query: { room }, auth: { token }, forceNew: true })
    socket.on('connect_error', (reason) => {
      socket.close()
      resolve((reason as Error & { data?: unknown }).data)
    })
  })

test('[RH22] a damaged room answers in its own words at every door, and others live', async () => {
  const damaged = await aRoom(house.base, 1)
  const sound = await aRoom(house.base, 1)
  expect(await damaged.fay.ask(asked)).toMatchObject({ ok: true })
  for (const { fay, people } of [damaged, sound]) [fay, ...people].forEach((client) => client.close())
  await house.restart(flipABit)
  await house.app().checked

  expect(await figure('rooms_quarantined')).toBe(1)
  expect(house.errors.join('')).toMatch(/a room is quarantined.*npm run verify-data/)
  expect(house.errors.join('')).not.toContain(damaged.room)
  const { room, made, passes } = damaged
  const doors = [
    await fetch(`${house.base}/api/rooms/${room}`),
    await fetch(`${house.base}/api/rooms/${room}/summary.json`, {
      headers: { authorization: `Bearer ${passes[0].token}` },
    }),
  ]
  for (const answer of doors) {
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'roomDamaged' })
  }
  const page = await fetch(`${house.base}/join/${room}`, { headers: { accept: 'text/html' } })
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    503,
    'text/html; charset=utf-8',
    expect.stringContaining('<p>roomDamaged</p>'),
  ])
  const joining = await send(house.base, `/api/rooms/${room}/people`, { facilitatorKey: made.facilitatorKey })
  expect(joining).toMatchObject({ status: 503, body: { code: 'roomDamaged' } })
  expect(await refusal(room, passes[0].token)).toEqual({ code: 'roomDamaged' })
  expect((await fetch(`${house.base}/api/rooms/BBBBBBBB`)).status).toBe(404)
  expect((await fetch(`${house.base}/api/rooms/${sound.room}`)).status).toBe(200)
  const again = await enter(house.base, sound.room, sound.facilitatorPass.token)
  expect(await again.ask(asked)).toMatchObject({ ok: true })
  again.close()
})

test('[RH22] a room whose events make no sense stops alone, and is tried anew', async () => {
  const { room, fay } = await aRoom(house.base, 0)
  fay.close()
  const { store } = house
  const { id } = (await store().roomByCode(room))!
  const epoch = await store().wake(id)
  await store().append(id, epoch, { events: [{ type: 'neverHeardOf' }], rows: [] })
  await house.restart()
  await house.app().checked
  expect(await figure('rooms_quarantined')).toBe(1)
  expect((await fetch(`${house.base}/api/rooms/${room}`)).status).toBe(503)
  const { recall } = store()
  Object.assign(store(), {
    async recall(one: string, version: number) {
      const found = await recall(one, version)
      return { ...found, events: found.events.slice(0, -1) }
    },
  })
  expect((await fetch(`${house.base}/api/rooms/${room}`)).status).toBe(200)
  expect(await figure('rooms_quarantined')).toBe(0)
})

test('[RH22] a shared document that cannot be read stays shut, and its room goes on', async () => {
  const { room, fay, facilitatorPass } = await aRoom(house.base, 0)
  const { id } = (await house.store().roomByCode(room))!
  fay.close()
  await house.store().documents.append(id, 'board@1', Uint8Array.of(1, 1, 1, 1, 255))
  await house.restart()
  const again = await enter(house.base, room, facilitatorPass.token)
  void again.document('board').catch(() => undefined) // never comes: only the figure is waited for
  await vi.waitFor(async () => expect(await figure('documents_damaged')).toBe(1))
  expect(await again.ask(asked)).toMatchObject({ ok: true })
  again.close()
})

test('[RH21] answers say where the log has got to, also when they are asked for again; those to ballots do not, and move nothing', async () => {
  const { fay, people } = await aRoom(house.base, 2, { questions: [asked, { ...asked, text: 'Where?' }].map(wording) })
  const { head } = await fay.ask(asked)
  expect(head).toEqual({ seq: expect.any(Number), hash: expect.stringMatching(/^[\w-]{16}$/), edition: 0 })
  const questions = Object.keys(people[0]!.view().shared.questions)
  const opened = await fay.ask({ type: 'openPoll', method: 'dots', config: { budget: 3 }, questions })
  const ballot = { type: 'castBallot', poll: opened.value.poll, ballot: { dots: { [questions[0]!]: 1 } } }
  const answers = [await people[0]!.ask(ballot, 'one'), await people[1]!.ask(ballot), await people[0]!.ask(ballot)]
  for (const answer of answers) expect(answer).toEqual({ ok: true, revision: expect.any(Number) })
  const timer = await fay.ask({ type: 'startTimer', seconds: 60 }, 'timer')
  expect(timer.head.seq).toBe(opened.head.seq + 1)
  await fay.ask({ type: 'stopTimer' })
  expect(await fay.ask({ type: 'startTimer', seconds: 60 }, 'timer')).toEqual(timer)
  expect(await people[0]!.ask(ballot, 'one')).toEqual({ ok: true, revision: expect.any(Number) })
  ;[fay, ...people].forEach((client) => client.close())
})

test('[RH23] a device that was answered what is no longer there is told, and it is written down once', async () => {
  const { room, fay, facilitatorPass } = await aRoom(house.base, 0)
  const before = await fay.ask(asked)
  fay.close()
  const old = mkdtempSync(join(tmpdir(), 'questions-first-old-'))
  await house.restart(() => cpSync(house.folder, old, { recursive: true }))
  const again = await enter(house.base, room, facilitatorPass.token)
  const after = await again.ask({ type: 'startTimer', seconds: 60 })
  again.close()
  await house.restart(() => cpSync(old, house.folder, { recursive: true }))
  rmSync(old, { recursive: true })

  const viewWith = (head: unknown) =>
    new Promise<{ isSetBack?: true }>((resolve) => {
      const auth = { token: facilitatorPass.token, head }
      const socket = io(house.base, { path: '/io/', query: { room }, auth, forceNew: true })
      socket.on('view', (view) => {
        socket.close()
        resolve(view)
      })
    })
  expect((await viewWith(before.head)).isSetBack).toBeUndefined()
  for (const nonsense of [undefined, null, 7, {}, { seq: -1, hash: '' }, { ...after.head, more: 1 }])
    expect((await viewWith(nonsense)).isSetBack).toBeUndefined()
  expect(house.errors).toEqual([])
  for (const lost of [after.head, { ...before.head, hash: 'x'.repeat(16) }])
    expect((await viewWith(lost)).isSetBack).toBe(true)
  expect(house.errors).toHaveLength(1)
  expect(house.errors[0]).toMatch(/answered what is no longer there/)
})
