import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pretendBallot } from '#server/rehearsal/pretend-ballots.ts'
import { mulberry32 } from '#shared/kit/random.ts'
import { type MethodName, METHOD_NAMES } from '#shared/voting/methods.ts'
import { aBrowser, LAPTOP, PHONE, WALL } from '#tests/kit/people-in-browsers.ts'
import { aRunningServer, type RunningServer } from '#tests/kit/running-server.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

// A result of every method on phone, laptop and wall, and all of them in the record: sound, readable, nothing too wide.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const NARROW = { width: 320, height: 568 }
const QUESTIONS = [
  ['How many families in our area go without heating each winter?', 4.6, 4.2, 0.7],
  ['Which families miss out on support they could claim?', 4.1, 3.9, 0.9],
  ['What makes people wait so long before they ask for help?', 3.4, 4.4, 2],
  ['Where do food parcels run out first?', 3.9, 2.2, 0.8],
  ['Which landlords ignore reports of damp?', 3, 3.1, 1.6],
  [
    'Do warm rooms reach the people who are most alone, or only those who would have gone out in any case?',
    2.6,
    3.6,
    1,
  ],
] as const
const VOTERS = 14

let server: RunningServer
let house: Awaited<ReturnType<typeof aBrowser>>
let room: Awaited<ReturnType<typeof aRoom>>
let ids: readonly string[]
let screens: Readonly<Record<'phone' | 'narrow' | 'double' | 'laptop' | 'wall', Page>>

beforeAll(async () => {
  server = await aRunningServer()
  house = await aBrowser()
  const questions = QUESTIONS.map(([text]) => ({ text, action: 'act on it' }))
  room = await aRoom(server.base, VOTERS, { questions, purpose: 'What do we want to know?' })
  const { questions: asked, agenda } = room.fay.view().shared
  ids = Object.entries<{ position: number }>(asked)
    .toSorted(([, one], [, other]) => one.position - other.position)
    .map(([id]) => id)
  const stages = Object.entries<{ kind: string }>(agenda.stages)
  await room.fay.ask({ type: 'moveToStage', stage: stages.find(([, { kind }]) => kind === 'voting')![0] })
  const wall = (await house.seat(WALL)).page
  await wall.goto(room.made.links.wall)
  const double = await joined(PHONE)
  await double.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  screens = { phone: await joined(PHONE), narrow: await joined(NARROW), double, laptop: await joined(LAPTOP), wall }
})
afterAll(async () => {
  for (const client of [room.fay, ...room.people]) client.close()
  await house.close()
  await server.close()
})

async function joined(size: { width: number; height: number }): Promise<Page> {
  const { page } = await house.seat(size)
  await page.goto(room.made.links.join)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/room\//)
  return page
}

const CONFIGS: Readonly<Partial<Record<MethodName, () => object>>> = {
  score: () => ({ scale: 10 }),
  equal_shares: () => ({ budget: 60, costs: Object.fromEntries(ids.map((id, at) => [id, 8 + at * 3])) }),
  ranked: () => ({ rule: 'irv', tiePolicy: 'lot', tieSeed: 5 }),
}

/** Stands with every result, and only there. */
const RESULT = /of \d+ voted\. Round/

/** Opens, votes as people might, closes and reveals. */
async function revealed(method: MethodName, config = CONFIGS[method]?.()) {
  const { value } = await room.fay.ask({ type: 'openPoll', method, questions: ids, ...(config && { config }) })
  await expect.poll(() => room.fay.view().shared.polls[value.poll]).toBeDefined()
  const opened = room.fay.view().shared.polls[value.poll]
  for (const page of Object.values(screens)) await page.getByText(RESULT).waitFor({ state: 'hidden' })
  const asked = ids.map((id, at) => {
    const [, worth, gap, spread] = QUESTIONS[at]!
    return { id, mood: { value: worth, gap, spread } }
  })
  const draw = mulberry32(7)
  for (const person of room.people) {
    const ballot = pretendBallot({ method, config: opened.config }, asked as never, draw) // ids of this room's questions
    await person.ask({ type: 'castBallot', poll: value.poll, ballot })
  }
  await room.fay.ask({ type: 'closePoll', poll: value.poll })
  await room.fay.ask({ type: 'revealResult', poll: value.poll })
  for (const page of Object.values(screens)) await page.getByText(RESULT).waitFor()
}

async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
  )) as AxeResults
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Which parts stick out of the window, for whoever has to mend it. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const seen = document.documentElement.clientWidth + 1
    if (document.documentElement.scrollWidth <= seen) return []
    return [...document.querySelectorAll('main *')]
      .filter((part) => part.getBoundingClientRect().right > seen)
      .slice(0, 6)
      .map((part) => `${part.tagName}.${part.getAttribute('class')} “${part.textContent.slice(0, 30)}”`)
  })

/** The smallest letters in any drawing, in pixels as they are seen. */
const smallestLetters = (page: Page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll<SVGTextElement>('svg text')]
        .filter((words) => words.getClientRects().length > 0)
        .map((words) => {
          const drawing = words.ownerSVGElement as SVGSVGElement // text stands in one
          const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
          return Number.parseFloat(getComputedStyle(words).fontSize) * scale
        }),
    ),
  )

test.each(METHOD_NAMES)('[VS69] [VS70] a result of %s is sound and readable on every screen', async (method) => {
  await revealed(method)
  const { phone, narrow, double, laptop, wall } = screens
  for (const [name, page] of Object.entries({ phone, laptop, wall })) expect(await faultsOn(page), name).toEqual([])
  for (const [name, page] of Object.entries(screens)) expect(await tooWide(page), name).toEqual([])
  for (const page of [phone, narrow]) expect(await smallestLetters(page)).toBeGreaterThanOrEqual(12)
  expect(await smallestLetters(double)).toBeGreaterThanOrEqual(24)
  expect(await smallestLetters(wall)).toBeGreaterThanOrEqual(28)
  const tall = await wall.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)
  expect(tall, 'the wall never scrolls').toBeLessThanOrEqual(1)
})

test('[WL10] the wall turns to the pages behind a result, which are sound and readable', async () => {
  await revealed('ranked')
  const { wall } = screens
  await wall.getByText(/Page 1 of 3/).waitFor()
  for (const [page, name] of [
    [2, 'Count by count'],
    [3, 'Every question against every other'],
  ] as const) {
    await wall.keyboard.press('ArrowRight')
    await wall.getByText(`Page ${page} of 3`).waitFor()
    await wall.getByRole('img', { name }).waitFor()
    expect(await faultsOn(wall)).toEqual([])
    expect(await smallestLetters(wall)).toBeGreaterThanOrEqual(28)
  }
})

test('the summary on a phone fits in very large text', async () => {
  const { double } = screens
  await double.evaluate(() => void (location.hash = 'summary'))
  await double.getByRole('heading', { name: 'Votes' }).waitFor()
  expect(await tooWide(double)).toEqual([])
})

test('[SU50] the record is sound, readable and no wider than a phone', async () => {
  const path = `/api/rooms/${room.room}/summary.html`
  const got = await fetch(server.base + path, { headers: { authorization: `Bearer ${room.facilitatorPass.token}` } })
  const { page } = await house.seat(PHONE)
  await page.setContent(await got.text())
  expect(await page.locator('svg[role=img]').count()).toBeGreaterThan(50)
  expect(await tooWide(page)).toEqual([])
  expect(await smallestLetters(page)).toBeGreaterThanOrEqual(12)
  expect(await faultsOn(page)).toEqual([])
  await page.setViewportSize(LAPTOP)
  expect(await tooWide(page)).toEqual([])
  expect(await smallestLetters(page)).toBeGreaterThanOrEqual(12)
})
