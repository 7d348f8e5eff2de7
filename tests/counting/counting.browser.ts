import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import type { Counter } from '#server/counting/counter.ts'
import type { TellStep } from '#shared/voting/count-steps.ts'
import { aHouse } from '#tests/kit/house.ts'
import { aBrowser, LAPTOP, PHONE, WALL } from '#tests/kit/people-in-browsers.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'
import { aThread } from './a-thread.ts'

// What people see on real screens while a vote is counted: the built client, and a count that ends when the test says so.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const CLIENT = fileURLToPath(new URL('../../dist/client', import.meta.url))
const QUESTIONS = ['How many families are cold?', 'Who misses out?', 'Where?'].map((text) => ({ text, action: 'Act' }))

/** The server, a browser, and a count in hand. */
async function aCounting() {
  const thread = aThread()
  const hand: { tell?: TellStep; finish?: () => void } = {}
  const counter: Counter = {
    leastEffort: 0,
    async count(count, tell) {
      tell('waiting')
      hand.tell = tell
      const counted = await thread.count(count, () => undefined)
      await new Promise<void>((resolve) => (hand.finish = resolve))
      return counted
    },
  }
  const house = await aHouse({ counter, client: CLIENT })
  const browser = await aBrowser()
  onTestFinished(async () => {
    await browser.close()
    await house.close()
  })
  return { hand, house, browser }
}

async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })`,
  )) as AxeResults
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [...violations.map(({ id }) => id), ...(wide > 1 ? [`${wide} px too wide`] : [])]
}

test('[RC30] [FC20] [WL20] phone, console and wall say that a vote is counted, what is done, and when it has closed', async () => {
  const { hand, house, browser } = await aCounting()
  const room = await aRoom(house.base, 4, { questions: QUESTIONS })
  const questions = Object.keys(room.fay.view().shared.questions)
  const { value } = await room.fay.ask({ type: 'openPoll', method: 'score', questions, k: 3 })
  for (const [at, person] of room.people.entries())
    await person.ask({ type: 'castBallot', poll: value.poll, ballot: { scores: { [questions[0]!]: 1 + at } } })

  const { links } = room.made
  const [{ page: console_ }, { page: wall }, { page: phone }, { page: narrow }] = await Promise.all([
    browser.seat(LAPTOP),
    browser.seat(WALL),
    browser.seat(PHONE),
    browser.seat({ width: 320, height: 568 }, { isTouch: true }),
  ])
  await console_.goto(links.facilitator)
  await wall.goto(links.wall)
  for (const one of [phone, narrow]) {
    await one.goto(links.join)
    await one.getByRole('button', { name: 'Continue' }).click()
  }
  await console_.getByRole('button', { name: /^Close voting/ }).click()
  const screens = [console_, wall, phone, narrow]
  for (const screen of screens) await screen.getByText(/Counting 4 votes…/).waitFor()
  hand.tell?.('answers')
  for (const screen of screens)
    await screen
      .getByText(/Adding up the scores\./)
      .first()
      .waitFor()
  for (const screen of screens) expect(await faultsOn(screen)).toEqual([])
  hand.finish?.()
  for (const screen of [console_, phone, narrow])
    await screen
      .getByText(/Voting is closed/)
      .first()
      .waitFor()
  await wall.getByText('The result comes in a moment', { exact: false }).waitFor()
  // That it is closed may be told a moment before that nothing is counted any more.
  for (const screen of screens)
    await screen
      .getByText(/^Counting/)
      .first()
      .waitFor({ state: 'detached' })
  for (const client of [room.fay, ...room.people]) client.close()
})
