import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBadNetwork, type BadNetwork } from '#tests/kit/bad-network.ts'
import { aBrowser, PHONE, type Somebody, WALL } from '#tests/kit/people-in-browsers.ts'
import { aRunningServer, type RunningServer } from '#tests/kit/running-server.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

// What people see when the network behaves badly: a phone, a laptop and the wall in a real browser. Nobody reloads.

const LONG = { timeout: 30_000 }

let server: RunningServer
let network: BadNetwork
let house: Awaited<ReturnType<typeof aBrowser>>
let room: Awaited<ReturnType<typeof aRoom>>
let wall: Page
let ann: Somebody

beforeAll(async () => {
  network = await aBadNetwork()
  server = await aRunningServer({ PUBLIC_URL: network.base })
  network.leadsTo(server.port)
  house = await aBrowser()
  room = await aRoom(server.base, 1)
  wall = (await house.seat(WALL)).page
  await wall.goto(`${network.base}/wall/${room.room}`)
  ann = await joins('Ann')
})
afterAll(async () => {
  for (const client of [room.fay, ...room.people]) client.close()
  await house.close()
  await server.close()
  await network.close()
})

async function joins(name: string, size = PHONE): Promise<Somebody> {
  const somebody = await house.seat(size)
  await somebody.page.goto(`${network.base}/join/${room.room}`)
  await somebody.page.getByLabel(/your name/i).fill(name)
  await press(somebody.page, 'Continue')
  await somebody.page.waitForURL(/\/room\//)
  return somebody
}

async function goTo(kind: string) {
  const stages = Object.entries(room.fay.view().shared.agenda.stages as Record<string, { kind: string }>)
  const [stage] = stages.find(([, one]) => one.kind === kind) ?? []
  expect(await room.fay.ask({ type: 'moveToStage', stage })).toMatchObject({ ok: true })
}

const sees = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor(LONG)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const wordsOn = (page: Page) => page.locator('body').innerText()
const expectOn = async (page: Page, words: string | RegExp) =>
  await expect.poll(() => wordsOn(page), LONG).toMatch(words)
/** A page that closes at once takes along what its browser has not yet written down. */
const expectKept = async (page: Page, words: string) =>
  await expect.poll(() => page.evaluate(isInSomeCopy, words), LONG).toBe(true)
const expectGone = async (page: Page, words: string) =>
  await expect.poll(() => wordsOn(page), LONG).not.toContain(words)

/** Runs in the page: whether a copy of a shared document on this device holds these words. */
async function isInSomeCopy(words: string): Promise<boolean> {
  const outcomeOf = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('storage refused')))
    })
  for (const { name } of await indexedDB.databases()) {
    const database = await outcomeOf(indexedDB.open(name!))
    const updates = database.objectStoreNames.contains('updates')
      ? await outcomeOf<Uint8Array[]>(database.transaction('updates').objectStore('updates').getAll())
      : []
    database.close()
    if (updates.some((update) => new TextDecoder().decode(update).includes(words))) return true
  }
  return false
}

async function put(page: Page, words: string) {
  await press(page, 'Add a card')
  await page.getByRole('radio', { name: /^Barrier/ }).check()
  await page.getByLabel('What it says').fill(words)
  await press(page, 'Add the card')
}

async function propose(page: Page, words: string) {
  await page.getByLabel('What would you like to know?').fill(words)
  await page.getByLabel('With an answer we could').fill('call them')
  await page.locator('form').getByRole('button', { name: 'Send' }).click()
}

const asked = () => Object.values(room.fay.view().shared.questions as Record<string, { text: string }>)
const texts = () => asked().map(({ text }) => text)
const expectAsked = async (text: string) => await expect.poll(texts, LONG).toContain(text)

test('[RC21] a network dies without a word: phone and wall say so, work goes on, and all comes by itself', async () => {
  await goTo('barriers')
  await put(ann.page, 'Nobody has time')
  await expectOn(wall, 'Nobody has time')
  network.turns('dead')
  await put(ann.page, 'Written into the void')
  await expectOn(ann.page, 'Not connected. Keep going')
  await expectOn(wall, /Not connected|Connecting/)
  network.turns('well')
  await expectOn(wall, 'Written into the void')
  await expectGone(ann.page, 'Not connected')
}, 120_000)

test('[RC22] where WebSockets are swallowed, a phone edits the board and sees what others write', async () => {
  network.treatsWebSockets('swallowed')
  const bob = await joins('Bob')
  await expectOn(bob.page, 'Nobody has time')
  await put(bob.page, 'Over polling')
  await expectOn(ann.page, 'Over polling')
  await put(ann.page, 'By WebSocket')
  await expectOn(bob.page, 'By WebSocket')
  network.treatsWebSockets('passed')
  await bob.context.close()
}, 120_000)

test('[BO48] a card put up offline is there for all after the page was closed and opened again', async () => {
  network.turns('cut')
  await expectOn(ann.page, 'Not connected')
  await put(ann.page, 'Written on the train')
  await expectOn(ann.page, 'Written on the train')
  await expectKept(ann.page, 'Written on the train')
  const address = ann.page.url()
  await ann.page.close()
  expect(await wordsOn(wall)).not.toContain('Written on the train')
  network.turns('well')
  ann = { ...ann, page: await ann.context.newPage() }
  await ann.page.goto(address)
  await expectOn(wall, 'Written on the train')
  await expectOn(ann.page, 'Written on the train')
}, 120_000)

test('[RC4] [RC9] [RC20] what was asked offline waits in sight, survives its tab, and is sent once and in order by another', async () => {
  await goTo('questions')
  const other = await ann.context.newPage()
  await other.goto(ann.page.url())
  for (const page of [ann.page, other]) await sees(page, 'Add a question')
  network.turns('cut')
  await propose(other, 'First, in the other tab?')
  await propose(ann.page, 'Second, in this tab?')
  await expectOn(ann.page, 'Saved on this phone, will send · 1')
  await expectOn(ann.page, 'Saved on this phone. It will be sent.')
  await other.close()
  network.turns('well')
  await expect.poll(texts, LONG).toEqual(['First, in the other tab?', 'Second, in this tab?'])
  await expectGone(ann.page, 'will send')
}, 120_000)

test('[RC7] what is too late is in the tray, and goes out when somebody tries again', async () => {
  network.turns('cut')
  await propose(ann.page, 'Too late?')
  await expectOn(ann.page, 'Saved on this phone, will send · 1')
  await goTo('lobby')
  await new Promise((resolve) => setTimeout(resolve, 5_000)) // only what has waited goes to the tray
  network.turns('well')
  await expectOn(ann.page, /Not sent\s[^]*Your question\.[^]*Too late\?[^]*Try again[^]*Copy/)
  await goTo('questions')
  await press(ann.page, 'Try again')
  await expectAsked('Too late?')
  await expectGone(ann.page, 'Not sent')
}, 120_000)

test('[RC21] a server stands still for twenty seconds, as under a closed lid: nothing is lost, nothing twice', async () => {
  server.freeze()
  await propose(ann.page, 'Who is cold at night?')
  await expectOn(ann.page, 'Saved on this phone, will send · 1')
  await new Promise((resolve) => setTimeout(resolve, 20_000)) // the time is what is tested
  await expectOn(ann.page, 'Not connected, 1 waiting')
  server.thaw()
  await expectAsked('Who is cold at night?')
  await expectGone(ann.page, 'will send')
  expect(texts().filter((text) => text === 'Who is cold at night?')).toHaveLength(1)
}, 120_000)

test('[RC9] [RC18] where the device can keep nothing more, it says so and not that it is saved', async () => {
  await ann.page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  network.turns('cut')
  await propose(ann.page, 'Kept in this page only?')
  await expectOn(ann.page, 'Not saved on this phone. Keep this page open until it is sent.')
  expect(await wordsOn(ann.page)).not.toContain('Saved on this phone')
  network.turns('well')
  await expectAsked('Kept in this page only?')
}, 120_000)

test('[RC10] [BO48] whoever leaves takes everything off the device: outbox, token and copies of the board', async () => {
  const { page } = ann
  const kept = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      shelf: Object.keys(localStorage),
    }))
  const copies = ({ databases }: Awaited<ReturnType<typeof kept>>) =>
    databases.filter((name) => name?.includes('board@'))
  expect(copies(await kept())).toHaveLength(1)
  await press(page, 'Menu')
  await press(page, 'Leave this room')
  await expectOn(page, 'You have left the room')
  await expect.poll(async () => copies(await kept()), LONG).toEqual([])
  expect((await kept()).shelf.filter((key) => key.includes(room.room))).toEqual([])
}, 120_000)
