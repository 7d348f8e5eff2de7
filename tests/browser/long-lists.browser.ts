import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, LAPTOP, PHONE } from '#tests/kit/people-in-browsers.ts'
import { aRunningServer, type RunningServer } from '#tests/kit/running-server.ts'
import { aRoom, send } from '#tests/protocol/stock-client.ts'

// Long lists as browsers show them: all there, and only what is in sight laid out.

const QUESTIONS = 300
const PEOPLE = 120
const LAST = `Which homes are cold in area ${QUESTIONS}?`

let server: RunningServer
let house: Awaited<ReturnType<typeof aBrowser>>
let room: Awaited<ReturnType<typeof aRoom>>
let phone: Page
let console_: Page

beforeAll(async () => {
  server = await aRunningServer()
  house = await aBrowser()
  const questions = Array.from({ length: QUESTIONS }, (_, at) => ({
    text: `Which homes are cold in area ${at + 1}?`,
    action: 'target grants by street',
  }))
  room = await aRoom(server.base, 0, { questions })
  for (let number = 1; number <= PEOPLE; number++)
    await send(server.base, `/api/rooms/${room.room}/people`, { name: `Somebody ${number}`, organisation: 'Hill Fund' })
  const stages = Object.entries<{ kind: string }>(room.fay.view().shared.agenda.stages)
  await room.fay.ask({ type: 'moveToStage', stage: stages.find(([, { kind }]) => kind === 'questions')![0] })
  phone = (await house.seat(PHONE)).page
  await phone.goto(room.made.links.join)
  await phone.getByRole('button', { name: 'Continue' }).click()
  await phone.waitForURL(/\/room\//)
  console_ = (await house.seat(LAPTOP)).page
  await console_.goto(room.made.links.facilitator)
  await console_.getByRole('navigation', { name: 'Console' }).waitFor() // the address has given up its key
})
afterAll(async () => {
  room.fay.close()
  await house.close()
  await server.close()
})

/** Whether the browser has laid out what is in it, or left it for when it comes near. */
const isLaidOut = (item: Locator) =>
  item.evaluate((element) => (element.firstElementChild ?? element).checkVisibility({ contentVisibilityAuto: true }))

/** As somebody does with Ctrl and F: what is found is scrolled to. */
const finds = (page: Page, words: string) => page.evaluate((sought) => (window as never as Finder).find(sought), words)
interface Finder {
  find(words: string): boolean
}

test('[RC44] on a phone 300 questions are one list in which the last is left until it comes near', async () => {
  const list = phone.getByRole('list').filter({ hasText: LAST })
  await list.getByText(LAST).waitFor({ state: 'attached' })
  expect(await list.getByRole('listitem').count()).toBe(QUESTIONS)
  const last = list.getByRole('listitem').last()
  expect(await isLaidOut(list.getByRole('listitem').first())).toBe(true)
  expect(await isLaidOut(last)).toBe(false)
  expect(await finds(phone, LAST)).toBe(true)
  await expect.poll(() => isLaidOut(last)).toBe(true)
})

test('[RC44] on the console everybody is a row of one table, with every column named', async () => {
  await console_.evaluate(() => void (location.hash = '#people'))
  const table = console_.getByRole('table', { name: 'People in this room' })
  const rows = table.getByRole('row')
  await table.getByText(`Somebody ${PEOPLE}`, { exact: true }).waitFor({ state: 'attached' })
  expect(await rows.count()).toBeGreaterThanOrEqual(1 + PEOPLE + 2) // the heads, fay, and who is at the phone
  expect(await table.getByRole('columnheader').allTextContents()).toEqual(
    expect.arrayContaining(['Name', 'Organisation', 'Role', 'Here', 'Change']),
  )
  const last = table.getByRole('row', { name: `Somebody ${PEOPLE}` })
  expect(await last.getByRole('rowheader').count()).toBe(1)
  expect(await isLaidOut(last)).toBe(false)
  expect(await finds(console_, `Somebody ${PEOPLE}`)).toBe(true)
  await expect.poll(() => isLaidOut(last)).toBe(true)
})

test('[RC44] columns stand under each other though every row is laid out for itself', async () => {
  const edges = await console_
    .getByRole('table', { name: 'People in this room' })
    .getByRole('row')
    .evaluateAll((rows) =>
      rows
        .slice(0, 6)
        .map((row) => [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left)).join()),
    )
  expect(new Set(edges).size).toBe(1)
})
