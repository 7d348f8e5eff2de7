import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { METHOD_GUIDE } from '#client/voting/opening/method-guide.ts'
import { type MethodName, METHOD_NAMES } from '#shared/voting/methods.ts'
import { aBrowser, LAPTOP, PHONE } from '#tests/kit/people-in-browsers.ts'
import { aRunningServer, type RunningServer } from '#tests/kit/running-server.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

// Every way of voting, opened by a facilitator, answered by taps on a phone and by keyboard alone on a laptop.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const NARROW = { width: 320, height: 568 }

const QUESTIONS = [
  ['How many families in our area go without heating each winter?', 'target grants by street'],
  ['Which families miss out on support they could claim?', 'call those who have not claimed'],
  ['What makes people wait so long before they ask for help?', 'take out that step'],
  ['Where do food parcels run out first?', 'move the van'],
  ['Which landlords ignore reports of damp?', 'tell the council'],
] as const

let server: RunningServer
let house: Awaited<ReturnType<typeof aBrowser>>
let room: Awaited<ReturnType<typeof aRoom>>
let console_: Page
let phone: Page
let keyboard: Page
let narrow: Page

beforeAll(async () => {
  server = await aRunningServer()
  house = await aBrowser()
  const questions = QUESTIONS.map(([text, action]) => ({ text, action }))
  room = await aRoom(server.base, 1, { questions, purpose: 'What do we want to know?' })
  const stages = Object.entries<{ kind: string }>(room.fay.view().shared.agenda.stages)
  await room.fay.ask({ type: 'moveToStage', stage: stages.find(([, stage]) => stage.kind === 'voting')![0] })
  phone = await joined(PHONE, true)
  keyboard = await joined(LAPTOP, false)
  narrow = await joined(NARROW, true)
  console_ = (await house.seat(LAPTOP)).page
  await console_.goto(room.made.links.facilitator)
})
afterAll(async () => {
  for (const client of [room.fay, ...room.people]) client.close()
  await house.close()
  await server.close()
})

async function joined(size: { width: number; height: number }, isTouch: boolean): Promise<Page> {
  const { page } = await house.seat(size, { isTouch })
  await page.goto(room.made.links.join)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/room\//)
  return page
}

/** What a thumb taps on each paper, and what a keyboard reaches by Tab and then presses. */
interface Answering {
  readonly taps: readonly RegExp[]
  readonly role: 'radio' | 'checkbox' | 'button'
  readonly reach: RegExp
  readonly keys: readonly string[]
}

const rated = (name: RegExp): Answering => ({ role: 'radio', taps: [name], reach: /./, keys: ['Space', 'ArrowRight'] })
const ticked: Answering = { role: 'checkbox', taps: [/How many/, /Where/], reach: /How many/, keys: ['Space'] }
const given = (name: RegExp): Answering => ({ role: 'button', taps: [name], reach: name, keys: ['Enter'] })

const ANSWERS: Readonly<Record<MethodName, Answering>> = {
  value_gap: rated(/^4/),
  dots: given(/^Give a dot to: How many/),
  approval: ticked,
  score: rated(/^4/),
  points: { ...given(/^Give 5 points to: How many/), reach: /^Points for: How many/, keys: ['1', '0', '0'] },
  quadratic: given(/^One vote more for: How many/),
  majority_judgment: rated(/^Very good/),
  criteria: rated(/^3/),
  delphi: rated(/^7/),
  ranked: { ...given(/^Make it place \d: Where/), reach: /Make it place 1: Which families/, keys: ['Enter', 'Enter'] },
  pairwise: { ...given(/^First: /), reach: /^First: /, keys: ['Enter', 'Tab', 'Enter'] },
  equal_shares: ticked,
  opinion: rated(/^Disagree/),
}

/** Opens the vote as a facilitator would: choose the way, press the button. */
async function opens(method: MethodName) {
  const another = console_.getByRole('button', { name: 'Start another vote' })
  const form = console_.getByRole('heading', { name: 'Open a vote' })
  await another.or(form).first().waitFor({ timeout: 8_000 })
  if (await another.isVisible()) await another.click()
  const way = console_.getByRole('radio', { name: METHOD_GUIDE[method].label, exact: true })
  if (!(await way.isVisible())) await console_.getByText(/^More ways to vote/).click()
  await way.check({ force: true })
  await console_.getByRole('button', { name: 'Open voting' }).click()
  await console_.getByRole('heading', { name: /^Voting is open/ }).waitFor()
}

/** Tab until the thing with this name has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, name: RegExp, isRadio: boolean) {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab')
    const reached = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement // any element; labels are asked for with care
      const words = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? ''
      return { words: words.trim(), type: element.getAttribute('type') }
    })
    if (name.test(reached.words) && (!isRadio || reached.type === 'radio')) return
  }
  throw new Error(`Tab never reaches ${name}`)
}

/** Read on the screen; the live region would still say it of the vote before. */
const sent = (page: Page) =>
  page
    .locator('main')
    .getByText(/^Sent\./)
    .first()
    .waitFor({ timeout: 8_000 })

async function votesByTaps(method: MethodName) {
  const { taps, role } = ANSWERS[method]
  for (const name of taps) await phone.getByRole(role, { name }).first().tap()
  // All hundred points have to be given before any of them is sent.
  if (method === 'points') await phone.getByRole('textbox', { name: /How many/ }).fill('100')
  await sent(phone)
}

async function votesByKeyboard(method: MethodName) {
  const { reach, keys, role } = ANSWERS[method]
  await keyboard.locator('h1').first().focus()
  await tabTo(keyboard, reach, role === 'radio')
  for (const key of keys) await keyboard.keyboard.press(key)
  await sent(keyboard)
}

/** Which parts stick out of the window, for whoever has to mend it. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth + 1
    if (document.documentElement.scrollWidth <= room) return []
    return [...document.querySelectorAll('body *')]
      .filter((part) => part.getBoundingClientRect().right > room)
      .map((part) => `${part.tagName}.${part.className} “${part.textContent.slice(0, 30)}”`)
  })

async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
  )) as AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

async function atDoubleText(page: Page, check: () => Promise<void>) {
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  await check()
  await page.evaluate(() => void (document.documentElement.style.fontSize = ''))
}

test.each(METHOD_NAMES)('%s is opened, voted on by taps and by keyboard, and sound at every size', async (method) => {
  await opens(method)
  const [poll] = Object.entries<{ status: string }>(room.fay.view().shared.polls).find(
    ([, one]) => one.status === 'open',
  )!
  for (const page of [phone, narrow, keyboard])
    await page
      .getByText(/^Nobody can see who/)
      .first()
      .waitFor()
  await Promise.all([votesByTaps(method), votesByKeyboard(method)])
  expect(await faultsOn(phone), 'phone').toEqual([])
  expect(await tooWide(phone), 'phone').toEqual([])
  expect(await tooWide(narrow), 'at 320 px').toEqual([])
  await atDoubleText(phone, async () => expect(await tooWide(phone), 'at 200 % text').toEqual([]))
  await room.fay.ask({ type: 'closePoll', poll })
  await expect.poll(() => room.fay.view().shared.polls[poll].ballotsIn).toBe(2)
})

test('the ways of voting and their settings are sound', async () => {
  await console_.getByRole('button', { name: 'Start another vote' }).click()
  await console_.getByText(/^More ways to vote/).click()
  for (const method of ['criteria', 'equal_shares', 'ranked'] as const) {
    await console_.getByRole('radio', { name: METHOD_GUIDE[method].label, exact: true }).check({ force: true })
    if (method === 'criteria') await console_.getByText('More settings').click()
    expect(await faultsOn(console_), method).toEqual([])
  }
  await console_.setViewportSize(NARROW)
  expect(await tooWide(console_)).toEqual([])
})
