import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, LAPTOP, PHONE, type Somebody, WALL } from '#tests/kit/people-in-browsers.ts'
import { aRunningServer, type RunningServer } from '#tests/kit/running-server.ts'

// One workshop from its first minute to its record, as people do it: a facilitator on a laptop, three phones, the wall.

let server: RunningServer
let house: Awaited<ReturnType<typeof aBrowser>>
let fay: Page
let wall: Page
let ann: Somebody
let bob: Somebody
let cy: Somebody
let code: string

beforeAll(async () => {
  server = await aRunningServer()
  house = await aBrowser()
})
afterAll(async () => {
  await house.close()
  await server.close()
})

const QUESTIONS = [
  ['How many families go without heating?', 'target grants by street'],
  ['Which families miss out on help?', 'call those who do'],
  ['What makes people stop asking?', 'take out that step'],
  ['Where do food parcels run out first?', 'move the van'],
  ['Which landlords ignore damp reports?', 'tell the council'],
  ['How long do people wait for advice?', 'open in the evening'],
  ['Which young carers are unknown to schools?', 'write to schools'],
  ['Do meters run out more in some streets?', 'put vouchers there'],
] as const

/** Eight good rows; the fourth line has no question, the ninth is far too long. */
const CSV = [
  'question,action',
  ...QUESTIONS.slice(0, 2).map((row) => row.join(',')),
  ',An action without a question',
  ...QUESTIONS.slice(2, 6).map((row) => row.join(',')),
  `${'x'.repeat(300)},too long`,
  ...QUESTIONS.slice(6).map((row) => row.join(',')),
].join('\n')

const sees = (page: Page, words: string | RegExp, timeout = 10_000) =>
  page.getByText(words).first().waitFor({ timeout })
const bodyOf = (page: Page) => page.locator('body').innerText()
const goTo = (title: string) =>
  fay
    .getByRole('button', { name: new RegExp(`^${title.replace('?', '\\?')}`) })
    .first()
    .click()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

async function joins(name: string, organisation: string): Promise<Somebody> {
  const somebody = await house.seat(PHONE)
  await somebody.page.goto(`${server.base}/join`)
  await somebody.page.getByLabel('Room code').fill(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`)
  await press(somebody.page, /^Join|^Continue/)
  await somebody.page.getByLabel(/your name/i).fill(name)
  await somebody.page
    .getByLabel(/^organisation/i)
    .first()
    .fill(organisation)
  await press(somebody.page, 'Continue')
  await sees(somebody.page, 'You do not need to do anything yet.')
  return somebody
}

/** Answers every question: the same value and gap, but for the first, whose marks are given. */
async function votes(page: Page, first: readonly [number, number], rest: readonly [number, number]) {
  for (const [at] of QUESTIONS.entries()) {
    const [value, gap] = at === 0 ? first : rest
    const scales = page.locator('fieldset')
    await scales
      .nth(0)
      .getByRole('radio')
      .nth(value - 1)
      .check()
    await scales
      .nth(1)
      .getByRole('radio')
      .nth(gap - 1)
      .check()
    if (at < QUESTIONS.length - 1) await press(page, /^Next/)
  }
  await sees(page, 'Sent. 8 of 8 answered.')
}

test('a facilitator starts a workshop and imports questions; two bad rows are named', async () => {
  fay = (await house.seat(LAPTOP)).page
  await fay.goto(server.base)
  await fay.getByLabel('Title').fill('Warm homes for everyone')
  await press(fay, 'Start a workshop')
  await fay.getByRole('link', { name: 'Go to your workshop' }).click()
  await sees(fay, 'Only you are here so far.')
  expect(fay.url(), 'the key is wiped from the address').not.toContain('#')
  code = /\/f\/(\w{8})/.exec(fay.url())![1]!

  await fay.getByRole('link', { name: 'Questions', exact: true }).click()
  await fay
    .locator('input[type=file]')
    .setInputFiles({ name: 'questions.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await sees(fay, /8 of 10 added/)
  await sees(fay, /Line 4: the question is missing/i)
  await sees(fay, /Line 9: the question is too long/i)
  await fay.getByRole('link', { name: 'Run' }).click()
})

test('three people join by code on their phones, and the wall counts them without naming them', async () => {
  wall = (await house.seat(WALL)).page
  await wall.goto(`${server.base}/wall/${code}`)
  await sees(wall, `${code.slice(0, 4)}-${code.slice(4)}`)
  ann = await joins('Ann', 'Warm Hearths')
  bob = await joins('Bob', 'Warm Hearths')
  cy = await joins('Cy', 'Borough Council')
  await sees(wall, /4 people, 2 organisations/)
  for (const name of ['Ann', 'Bob', 'Cy']) expect(await bodyOf(wall)).not.toMatch(new RegExp(`\\b${name}\\b`))
})

test('they vote blind, with a threshold of three that everybody is told', async () => {
  await goTo('What matters most?')
  await fay.getByText('Anonymous, a result needs 5 answers').click()
  await fay.getByText('3 answers').click()
  await press(fay, 'Open voting')
  for (const { page } of [ann, bob, cy]) await sees(page, /We show results when 3 or more people have answered/)
  await votes(ann.page, [5, 4], [2, 3])
  await votes(bob.page, [4, 5], [3, 2])
  await sees(fay, /of 3 have voted/)
  await expect.poll(() => bodyOf(fay), { timeout: 8_000 }).toMatch(/2\s+of 3 have voted/)
  for (const page of [fay, wall, ann.page]) expect(await bodyOf(page)).not.toMatch(/comes first|share the first place/)
})

test('the server is killed in the middle of the poll; every screen comes back by itself and nothing is lost', async () => {
  await server.restart('SIGKILL')
  await votes(cy.page, [5, 5], [2, 2])
  await expect.poll(() => bodyOf(fay), { timeout: 15_000 }).toMatch(/3\s+of 3 have voted/)
  await expect.poll(() => bodyOf(wall), { timeout: 15_000 }).toMatch(/3\s+of 3 have voted/)
})

test('the reveal reaches every screen within a second', async () => {
  await press(fay, /^Close voting/)
  await press(fay, 'Reveal on every screen')
  const headline = /How many families go without heating\?|Question 1 comes first/
  const shown = [fay, wall, ann.page, bob.page, cy.page].map(async (page) => {
    await page
      .getByText(/comes first/)
      .first()
      .waitFor({ timeout: 5_000 })
    return Date.now()
  })
  const times = await Promise.all(shown)
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1_000)
  expect(await bodyOf(wall)).toMatch(headline)
  await sees(ann.page, '3 of 3 voted. Round 1.')
})

test('they go back, vote again, and see what moved', async () => {
  await goTo('What do we want to know?')
  await sees(ann.page, /has started|What do we want to know\?/)
  await goTo('What matters most?')
  await press(fay, /^Vote again: round 2/)
  await votes(ann.page, [1, 1], [5, 5])
  await votes(bob.page, [1, 2], [5, 4])
  await votes(cy.page, [2, 1], [4, 5])
  await expect.poll(() => bodyOf(fay), { timeout: 8_000 }).toMatch(/3\s+of 3 have voted/)
  await press(fay, /^Close voting/)
  await press(fay, 'Reveal on every screen')
  await sees(ann.page, /Round 2/)
  await sees(ann.page, /moved|What moved/i)
})

test('they log three holdings and a need, and the matrix offers a match', async () => {
  await goTo('Who holds what?')
  for (const [somebody, title] of [
    [ann, 'Fuel voucher records'],
    [bob, 'Boiler repair requests'],
    [cy, 'Damp complaints log'],
  ] as const) {
    const { page } = somebody
    await page.getByText('We hold something').first().click()
    await page.getByLabel('Name of the data').fill(title)
    await page.getByLabel('What kind of thing is it?').selectOption({ label: 'Case records' })
    await page.getByLabel('Could it be shared?').selectOption({ label: 'With conditions' })
    await press(page, 'Name this data')
    await sees(page, title)
  }
  await press(cy.page, 'Next question')
  await press(cy.page, 'Back')
  await cy.page.getByText('Someone else holds it').first().click()
  await cy.page.getByLabel('What data is it?').fill('Smart meter readings')
  await cy.page.getByLabel('Who holds it?').selectOption({ label: 'A company' })
  await press(cy.page, 'Say we need this')
  await sees(fay, /match/i)
  await sees(fay, 'Smart meter readings')
  await sees(wall, /Hold something/i)
  for (const organisation of ['Warm Hearths', 'Borough Council']) expect(await bodyOf(wall)).toContain(organisation)
})

test('four cards go up, two people edit one at once, and a phone that was offline for twenty seconds loses nothing', async () => {
  await goTo('What gets in the way?')
  const put = async ({ page }: Somebody, kind: string, words: string) => {
    await press(page, 'Add a card')
    await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check()
    await page.getByLabel('What it says').fill(words)
    await press(page, 'Add the card')
  }
  await put(ann, 'Barrier', 'Nobody has time')
  await put(bob, 'Barrier', 'Families could be known')
  await put(cy, 'Opportunity', 'Share counts only')
  for (const words of ['Nobody has time', 'Families could be known', 'Share counts only']) await sees(fay, words)

  await cy.context.setOffline(true)
  const offlineUntil = Date.now() + 20_000
  await sees(cy.page, /Not connected|Connecting/, 15_000)
  await put(cy, 'Idea', 'A map that anyone can add to')

  await ann.page.getByRole('button', { name: 'Edit: Nobody has time' }).click()
  await bob.page.getByRole('button', { name: 'Edit: Nobody has time' }).click()
  const [left, right] = [ann.page.getByLabel('What it says'), bob.page.getByLabel('What it says')]
  await Promise.all([
    left
      .focus()
      .then(() => ann.page.keyboard.press('Control+Home'))
      .then(() => ann.page.keyboard.type('We say: ', { delay: 20 })),
    right
      .focus()
      .then(() => bob.page.keyboard.press('Control+End'))
      .then(() => bob.page.keyboard.type(' for this', { delay: 20 })),
  ])
  await expect.poll(() => left.inputValue()).toBe('We say: Nobody has time for this')
  await expect.poll(() => right.inputValue()).toBe('We say: Nobody has time for this')

  await new Promise((resolve) => setTimeout(resolve, Math.max(offlineUntil - Date.now(), 0)))
  expect(await bodyOf(fay)).not.toContain('A map that anyone can add to')
  await cy.context.setOffline(false)
  await sees(fay, 'A map that anyone can add to', 15_000)
  await sees(cy.page, 'We say: Nobody has time for this', 15_000)
})

test('they commit to next steps, and the record downloads with the thread intact', async () => {
  await goTo('Who does what next?')
  await ann.page.getByLabel('What will be done?').fill('Send voucher counts by ward')
  await ann.page.getByLabel('Who will do it?').fill('Ann, Warm Hearths')
  await ann.page.getByLabel(/For which question/).selectOption({ label: QUESTIONS[0][0] })
  await press(ann.page, 'Send')
  await sees(fay, 'Send voucher counts by ward')

  await fay.getByRole('link', { name: 'Summary', exact: true }).click()
  await fay.getByText('Put names in').click()
  const parts = [
    'How many families go without heating?',
    'target grants by street',
    'Fuel voucher records',
    'Smart meter readings',
    'Nobody has time for this',
    'Share counts only',
    'Send voucher counts by ward',
    'Ann, Warm Hearths',
  ]
  for (const button of ['Web page', 'Table (CSV)', 'Text (Markdown)', 'Data (JSON)']) {
    const [download] = await Promise.all([fay.waitForEvent('download'), press(fay, button)])
    const text = await readFile((await download.path())!, 'utf8')
    for (const part of parts) expect(text, `${button} holds “${part}”`).toContain(part)
    if (button === 'Data (JSON)') expect(JSON.parse(text)).toMatchObject({ format: 'questions-first/summary' })
  }
})
