import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OPENING, waitAfter } from '#client/realtime/waits.ts'
import { boardOf } from '#shared/board/doc.ts'
import { type Device, aDevice } from '#tests/kit/a-device.ts'
import { type BadNetwork, aBadNetwork } from '#tests/kit/bad-network.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

// The real server, the product's own client, and a network that behaves badly between them.

const LONG = { timeout: 30_000 }
const SECONDS = 60_000

let house: House
let network: BadNetwork
let room: Awaited<ReturnType<typeof aRoom>>
const devices: Device[] = []

beforeEach(async () => {
  network = await aBadNetwork()
  house = await aHouse({ publicUrl: network.base })
  network.leadsTo(house.port)
  room = await aRoom(house.base, 2, { questions: [{ text: 'How many families?', action: 'Target grants' }] })
})
afterEach(async () => {
  for (const device of devices.splice(0)) device.close()
  for (const client of [room.fay, ...room.people]) client.close()
  await network.close()
  await house.close()
  vi.unstubAllGlobals()
  if (house.errors.length > 0) throw new Error(house.errors.join('\n'))
})

async function goTo(kind: string) {
  const stages = Object.entries(room.fay.view().shared.agenda.stages as Record<string, { kind: string }>)
  const [stage] = stages.find(([, one]) => one.kind === kind) ?? []
  expect(await room.fay.ask({ type: 'moveToStage', stage })).toMatchObject({ ok: true })
}

/** Fay on a phone behind the bad network: she may always write. */
async function aPhone() {
  const device = aDevice(network.port, room.room, room.facilitatorPass)
  devices.push(device)
  await isThere(device)
  return device
}

const isThere = (device: Device) =>
  vi.waitFor(() => expect([device.line().state, device.boardState()]).toEqual(['connected', 'live']), LONG)
const isLost = (device: Device) =>
  vi.waitFor(() => {
    expect(device.line().state).not.toBe('connected')
    expect(device.boardState()).toBe('offline')
  }, LONG)

const asked = 'Who misses out on help?'
const propose = (device: Device, text = asked) =>
  device.room.ask({ type: 'proposeQuestion', text, action: 'Call them' })
const times = (text: string) =>
  Object.values(room.fay.view().shared.questions as Record<string, { text: string }>).filter((one) => one.text === text)
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** What somebody on a good line finds on the board. */
async function othersRead(count: number) {
  const { doc } = await room.people[1]!.document('board')
  await vi.waitFor(() => expect(doc.getMap('stickies').size).toBe(count), LONG)
  return doc
}

test.each(['passed', 'refused'] as const)(
  '[RC21] a dead network is noticed by line and board, and all is there again, once, when it is back (WebSockets %s)',
  async (how) => {
    network.treatsWebSockets(how)
    const phone = await aPhone()
    network.turns('dead')
    const died = performance.now()
    const answer = propose(phone)
    phone.put('s1', 'Made while nobody heard')
    await isLost(phone)
    const noticed = seconds(died)
    network.turns('well')
    const back = performance.now()
    await isThere(phone)
    console.log(`dead network, WebSockets ${how}: noticed after ${noticed}, healed in ${seconds(back)}`)
    await expect(answer).resolves.toMatchObject({ ok: true })
    await vi.waitFor(() => expect(times(asked)).toHaveLength(1), LONG)
    await othersRead(1)
  },
  SECONDS,
)

test(
  '[RC21] connections that a router forgot are given up and made anew, with no word from the browser',
  async () => {
    const phone = await aPhone()
    network.forgets()
    const forgotten = performance.now()
    phone.put('s1', 'Made while nobody heard')
    await isLost(phone)
    await isThere(phone)
    console.log(`half-open: there again after ${seconds(forgotten)}`)
    expect([
      ...boardOf(await othersRead(1))
        .stickies()
        .keys(),
    ]).toEqual(['s1'])
  },
  SECONDS,
)

test('[RC21] what may take how long adds up to noticing in ten seconds and healing in five', () => {
  const { pingInterval = 0, pingTimeout = 0 } = house.app().engine.opts
  expect(pingInterval * pingTimeout).toBeGreaterThan(0)
  expect(pingInterval + pingTimeout).toBeLessThan(10_000)
  const longest = Math.max(...[0, 1, 5, 50].map((failures) => waitAfter(failures, { isSeen: true, chance: 1 })))
  expect(OPENING + longest).toBeLessThan(5_000)
  expect(waitAfter(9, { isSeen: true, chance: 0 }), 'they do not all come at once').toBeLessThan(longest)
})

test.each(['refused', 'swallowed'] as const)(
  '[RC22] where WebSockets are %s, the board goes over the line that is there: both ways, big and small',
  async (how) => {
    network.treatsWebSockets(how)
    const phone = await aPhone()
    expect(phone.line().isPolling).toBe(true)
    expect(network.seen.upgrades).toBeGreaterThan(0)

    phone.put('s1', 'By polling')
    const doc = await othersRead(1)
    const theirs = boardOf(doc)
    const { doc: fays } = await room.fay.document('board')
    boardOf(fays).put('s2', { kind: 'note', text: 'By WebSocket', pos: [0, 0] })
    await vi.waitFor(() => expect(phone.cards()).toEqual(['By polling', 'By WebSocket']), LONG)

    network.turns('cut')
    await isLost(phone)
    for (let n = 0; n < 300; n++) phone.put(`many${n}`, `${n} ${'and many more words '.repeat(10)}`)
    network.turns('well')
    await isThere(phone)
    await vi.waitFor(() => expect(theirs.stickies().size).toBe(302), LONG)

    const late = aDevice(network.port, room.room, room.passes[0])
    devices.push(late)
    await isThere(late)
    expect(late.cards()).toHaveLength(302)
  },
  SECONDS,
)

test(
  '[RC22] a refused update over polling closes as it does over a WebSocket, and the words come back',
  async () => {
    network.treatsWebSockets('refused')
    const ann = aDevice(network.port, room.room, room.passes[0])
    devices.push(ann)
    await isThere(ann)
    ann.put('s1', 'Not in this stage')
    await vi.waitFor(
      () => expect(ann.board().current().recovered).toEqual([{ id: 's1', text: 'Not in this stage' }]),
      LONG,
    )
    expect(ann.cards()).toEqual([])
  },
  SECONDS,
)

test(
  '[RC21] [RC22] over polling too, a server that restarts is found again by line and board',
  async () => {
    network.treatsWebSockets('refused')
    const phone = await aPhone()
    phone.put('s1', 'Before')
    await othersRead(1)
    await house.restart()
    await isThere(phone)
    phone.put('s2', 'After')
    await Promise.all([room.fay, ...room.people].map((client) => client.back()))
    expect([
      ...boardOf(await othersRead(2))
        .stickies()
        .keys(),
    ]).toEqual(['s1', 's2'])
  },
  SECONDS,
)

test(
  '[RC4] [RC7] [RC9] what was asked offline survives a reload; too late, each is refused by itself',
  async () => {
    await goTo('questions')
    network.turns('cut')
    const before = aDevice(network.port, room.room, room.passes[0])
    for (const text of ['One?', 'Two?', 'Three?']) void propose(before, text)
    await vi.waitFor(() => expect(before.storage.held()).toHaveLength(3))
    before.close()
    await goTo('lobby')
    network.turns('well')
    const after = aDevice(network.port, room.room, room.passes[0], before.storage)
    devices.push(after)
    await vi.waitFor(() => {
      const { waiting, notSent } = after.room.outbox.getState()
      expect([
        waiting,
        notSent.map(({ command, refusal }) => 'text' in command && `${command.text} ${refusal.code}`),
      ]).toEqual([0, ['One? stageLocked', 'Two? stageLocked', 'Three? stageLocked']])
    }, LONG)
    await goTo('questions')
    after.room.tryAgain(after.room.outbox.getState().notSent[1]!.id)
    await vi.waitFor(() => expect(times('Two?')).toHaveLength(1), LONG)
  },
  SECONDS,
)
