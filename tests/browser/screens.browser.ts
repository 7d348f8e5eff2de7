import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aBrowser, LAPTOP, PHONE, WALL } from '#tests/kit/people-in-browsers.ts'
import { aRunningServer, type RunningServer } from '#tests/kit/running-server.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

// Every screen, with a filled room behind it: nothing a machine can find wrong with its accessibility, nothing wider than the window.

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const NARROW = { width: 320, height: 568 }

let server: RunningServer
let house: Awaited<ReturnType<typeof aBrowser>>
let room: Awaited<ReturnType<typeof filledRoom>>
let console_: Page
let phone: Page
let narrow: Page
let wall: Page

beforeAll(async () => {
  server = await aRunningServer()
  house = await aBrowser()
  room = await filledRoom()
  const { links } = room.made
  console_ = (await house.seat(LAPTOP)).page
  await console_.goto(links.facilitator)
  wall = (await house.seat(WALL)).page
  await wall.goto(links.wall)
  phone = await joined(PHONE, 'Ann')
  narrow = await joined(NARROW, 'Bob')
})
afterAll(async () => {
  for (const client of [room.fay, ...room.people]) client.close()
  await house.close()
  await server.close()
})

async function joined(size: { width: number; height: number }, name: string): Promise<Page> {
  const { page } = await house.seat(size, { isTouch: true })
  await page.goto(room.made.links.join)
  await page.getByLabel(/your name/i).fill(name)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/room\//)
  return page
}

async function filledRoom() {
  const questions = Array.from({ length: 12 }, (_, n) => ({
    text: `How many of the ${n + 2} families whose heating was cut last winter asked anybody for help before it happened?`,
    action: 'target grants by street, and call those who never asked',
  }))
  const filled = await aRoom(server.base, 6, {
    questions,
    purpose: 'What do we want to know, and what would we do with the answer?',
  })
  const { fay, people } = filled
  const ids = Object.keys(fay.view().shared.questions)
  const stages = Object.entries<{ kind: string }>(fay.view().shared.agenda.stages)
  const at = (kind: string) =>
    fay.ask({ type: 'moveToStage', stage: stages.find(([, stage]) => stage.kind === kind)![0] })
  for (const round of [1, 2]) {
    const { value } = await fay.ask({ type: 'openPoll', method: round === 1 ? 'value_gap' : 'dots', questions: ids })
    for (const [n, person] of people.entries()) {
      const ratings = Object.fromEntries(
        ids.map((id, q) => [id, { value: 1 + ((n * 3 + q) % 5), gap: 1 + ((n + q * 2) % 5) }]),
      )
      const dots = { [ids[n % 3]!]: 2, [ids[4]!]: 1 }
      await person.ask({ type: 'castBallot', poll: value.poll, ballot: round === 1 ? { ratings } : { dots } })
    }
    await fay.ask({ type: 'closePoll', poll: value.poll })
    await fay.ask({ type: 'revealResult', poll: value.poll })
  }
  await at('data')
  for (const [n, person] of people.entries()) {
    const question = ids[n % 4]!
    await person.ask({ type: 'answerCoverage', question, answer: 'we_hold' })
    await person.ask({
      type: 'logHolding',
      questions: [question],
      title: `Fuel voucher records ${n}`,
      assetKind: 'case_records',
      shareStance: 'discuss',
    })
  }
  await people[0]!.ask({ type: 'logNeed', question: ids[0], title: 'Smart meter readings', heldBy: 'company' })
  const { doc } = await fay.document('board')
  for (const [n, kind] of ['barrier', 'barrier', 'opportunity', 'idea', 'note'].entries())
    doc.getMap('stickies').set(
      `card-${n}`,
      new Y.Map<unknown>([
        ['kind', kind],
        ['text', new Y.Text(`Families could be known in small areas, says person ${n}`)],
        ['pos', [n * 300, (n % 2) * 240]],
        ...(kind === 'barrier'
          ? ([
              ['barrierKinds', ['risk.sensitive']],
              ['severity', 4],
              ['tractability', 2],
              ['questions', [ids[0]]],
            ] as [string, unknown][])
          : []),
      ]),
    )
  await at('commitments')
  await people[1]!.ask({
    type: 'makeCommitment',
    what: 'Send voucher counts by ward',
    who: 'Bob, Organisation 1',
    due: '2027-03-31',
    question: ids[0],
  })
  await people[2]!.ask({ type: 'showInterest', question: ids[0], interests: ['can_lead', 'want_answer'] })
  return { ...filled, ids, at }
}

/** Quiet long enough for lazy parts to have come and been drawn. */
async function settled(page: Page) {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

async function faultsOn(page: Page): Promise<string[]> {
  await settled(page)
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
  )) as AxeResults
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(wide > 1 ? [`${wide} px too wide: ${await widest(page)}`] : []),
  ]
}

/** Which parts stick out, for whoever has to mend it. */
const widest = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 6)
      .map((part) => `${part.tagName}.${part.className} “${part.textContent.slice(0, 30)}”`)
      .join(', '),
  )

const STAGES = ['lobby', 'questions', 'voting', 'data', 'barriers', 'commitments', 'close'] as const

test.each(STAGES)('the %s stage is sound on phone, narrow phone, console and wall', async (kind) => {
  await room.at(kind)
  await expect.poll(() => wall.locator('h1').first().isVisible()).toBe(true)
  await room.fay.ask({ type: 'startTimer', seconds: 600 })
  for (const [name, page] of Object.entries({ phone, narrow, console_, wall }))
    expect(await faultsOn(page), name).toEqual([])
  const tall = await wall.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)
  expect(tall, 'the wall never scrolls').toBeLessThanOrEqual(1)
})

test('an open vote is sound everywhere, with both ways of voting', async () => {
  for (const method of ['value_gap', 'dots']) {
    const { value } = await room.fay.ask({ type: 'openPoll', method, questions: room.ids })
    await phone
      .getByText(/We show results when/)
      .first()
      .waitFor()
    for (const [name, page] of Object.entries({ phone, narrow, console_, wall }))
      expect(await faultsOn(page), `${method} ${name}`).toEqual([])
    await room.fay.ask({ type: 'closePoll', poll: value.poll })
  }
})

test.each(['questions', 'results', 'data', 'board', 'steps', 'mine', 'privacy', 'summary'])(
  'a phone’s #%s is sound',
  async (place) => {
    for (const page of [phone, narrow]) {
      await page.evaluate((hash) => void (location.hash = hash), place)
      expect(await faultsOn(page)).toEqual([])
    }
  },
)

test.each(['plan', 'people', 'questions', 'paper', 'print', 'summary', 'privacy', 'room'])(
  'the console’s #%s is sound',
  async (place) => {
    await console_.evaluate((hash) => void (location.hash = hash), place)
    expect(await faultsOn(console_)).toEqual([])
  },
)

test('the pages before a room are sound, and none names a room to a link preview', async () => {
  const { page } = await house.seat(NARROW)
  for (const path of [
    '/',
    '/join',
    room.made.links.join,
    '/join/BBBBBBBB',
    '/room/BBBBBBBB',
    '/f/BBBBBBBB',
    '/wall/BBBBBBBB',
    '/nowhere',
  ]) {
    await page.goto(new URL(path, server.base).href)
    expect(await faultsOn(page), path).toEqual([])
  }
})

test('text at 200 % fits on a phone', async () => {
  const { page } = await house.seat(PHONE)
  await page.goto(room.made.links.join)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/room\//)
  for (const kind of STAGES) {
    await room.at(kind)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    expect(await faultsOn(page), kind).toEqual([])
  }
  for (const place of ['results', 'summary']) {
    await page.evaluate((hash) => void (location.hash = hash), place)
    expect(await faultsOn(page), place).toEqual([])
  }
})
