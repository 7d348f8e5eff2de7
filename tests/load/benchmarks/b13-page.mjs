// The page in a real browser, six times slower than this machine, in a room of 300 questions and 2,000 people where
// others vote all the while: what it weighs, what a tap costs, how it scrolls, and how much is drawn for each change.
import { filesFrom, firstLoad, manifestOfBuild, weigh } from '../../kit/weights.mjs'
import {
  device,
  drawnDuring,
  enterRoom,
  framesWhileScrolling,
  LAPTOP,
  PHONE,
  startBrowser,
  tap,
  tapsDuring,
  twoFrames,
} from '../kit/devices.mjs'
import { kilobytes, ms, percent, percentile } from '../kit/figures.mjs'
import { startCrowd } from '../kit/processes.mjs'
import { joinPeople, openRoom, post, startProduct } from '../kit/product.mjs'

const SLOW = 6
const [MOST_SCRIPT, MOST_JOIN, MOST_TAP] = [110_000, 8_000, 100]
const SMOOTH = 1_000 / 60 + 0.5
const SIZE = { people: 1_980, voting: 300, questions: 300, taps: 20 }
const LASTING = 60_000

export const benchmark = {
  id: 'B13',
  title: 'page: 300 questions, 2,000 people, 6 × slower, others voting',
  async run({ quick }) {
    const sizes = { scripts: weigh(firstLoad(manifestOfBuild()).scripts).total, join: weigh(joinFiles()).total }
    // A browser full of people alone takes longer than the quick form of everything else.
    return summarised(quick ? sizes : { ...sizes, ...(await inBrowser()) })
  },
}

async function inBrowser() {
  const room = await aBigRoom(SIZE)
  const browser = await startBrowser()
  try {
    const taps = await tapping(browser, room, SIZE)
    const frames = await scrolling(browser, room)
    return { taps, frames, drawn: await drawing(browser, room) }
  } finally {
    await browser.close()
    await room.close()
  }
}

const joinFiles = () => {
  const { scripts, styles } = filesFrom(manifestOfBuild(), ['join.html'])
  return ['join.html', ...scripts, ...styles]
}

function summarised({ scripts, join, taps = [], frames = [], drawn = [] }) {
  const ours = taps.filter(({ isReference }) => !isReference).flatMap(({ took }) => took)
  const p95 = percentile(ours, 0.95)
  const rows = [
    ...taps.map(({ what, took, cpu }) => [
      `tap: ${what}`,
      `p50 ${ms(percentile(took, 0.5))}`,
      `p95 ${ms(percentile(took, 0.95))}`,
      `worst ${ms(Math.max(...took))}, ${took.length} taps, ${ms(cpu)} CPU each with all around`,
    ]),
    ...frames.map(({ what, between }) => [
      `scroll: ${what}`,
      `p50 ${ms(percentile(between, 0.5))}`,
      `p95 ${ms(percentile(between, 0.95))}`,
      `${percent(between.filter((gap) => gap <= SMOOTH).length / between.length)} of ${between.length} in time`,
    ]),
    ...drawn.map(({ what, components }) => [`drawn: ${what}`, String(components), '', 'components']),
  ]
  return {
    head: ['', '', '', ''],
    rows,
    goals: [
      { what: 'attendee JavaScript', figure: kilobytes(scripts), goal: '≤ 110 kB gz', isMet: scripts <= MOST_SCRIPT },
      { what: 'join page', figure: kilobytes(join), goal: '≤ 8 kB gz', isMet: join <= MOST_JOIN },
      ...(taps.length > 0
        ? [{ what: 'tap → painted, p95', figure: ms(p95), goal: '≤ 100 ms', isMet: p95 <= MOST_TAP }]
        : []),
    ],
    figures: { scripts, join, taps, frames, drawn },
  }
}

async function aBigRoom({ people, voting, questions }) {
  const server = await startProduct()
  const { room, fay, facilitatorKey } = await openRoom(server.base, {
    questions,
    wordOf: (number) => ({
      text: `How many of the families in area ${number} went without heating for a week or more last winter?`,
      action: `target grants by street in area ${number}, and call those who never asked`,
    }),
  })
  const tokens = await joinPeople(server.base, room, people)
  const crowd = startCrowd()
  await crowd.tell('enter', { base: server.base, room, tokens: tokens.slice(0, voting) })
  const stageOf = (kind) => Object.entries(fay.view.shared.agenda.stages).find(([, stage]) => stage.kind === kind)[0]
  return {
    base: server.base,
    room,
    fay,
    console: `${server.base}/f/${room}#${facilitatorKey}`,
    /** Ends the vote before, opens another, and lets the crowd trickle in for as long as anybody looks. */
    async vote(method, count, config) {
      await this.quiet()
      await fay.ask({ type: 'moveToStage', stage: stageOf('voting') })
      const asked = fay.questions.slice(0, count)
      this.poll = (await fay.ask({ type: 'openPoll', method, questions: asked, ...(config && { config }) })).poll
      const cast = Array.from({ length: voting }, (_, person) => ({
        person,
        ballot: BALLOTS[method](asked, person),
        moment: (LASTING * person) / voting,
      }))
      void crowd.tell('vote', { poll: this.poll, cast }) // closed before it is through: its last answers are refusals
      return asked
    },
    async quiet() {
      if (this.poll) await fay.ask({ type: 'closePoll', poll: this.poll })
      this.poll = undefined
    },
    stage: (kind) => fay.ask({ type: 'moveToStage', stage: stageOf(kind) }),
    join: () => post(server.base, `/api/rooms/${room}/people`, { name: 'Late', organisation: 'Organisation 3' }),
    async close() {
      fay.close()
      await crowd.end()
      await server.end()
    },
  }
}

const BALLOTS = {
  value_gap: (asked, n) => ({ ratings: { [asked[n % asked.length]]: { value: 1 + (n % 5), gap: 3 } } }),
  dots: (asked, n) => ({ dots: { [asked[n % asked.length]]: 1 } }),
  ranked: (asked, n) => ({ ranking: [[asked[n % asked.length]]] }),
}

/** What a thumb does, while others vote; and the same on a page with nothing but radios, as the machine's own floor. */
async function tapping(browser, room, { taps }) {
  const phone = await device(browser, { size: PHONE, slow: SLOW })
  const { page } = phone
  await enterRoom(phone, room.base, room.room)
  const lines = [{ what: 'plain radios (reference)', isReference: true, ...(await plainRadios(browser, taps)) }]
  const measure = async (what, count, one) => {
    await phone.slowDown()
    const measured = await tapsDuring(phone, async () => {
      for (let at = 0; at < count; at++) await one(at)
      return count
    })
    lines.push({ what, ...measured })
  }
  const button = (name) => page.getByRole('button', { name })

  await room.vote('value_gap', taps)
  await page.getByRole('radio').first().waitFor()
  await measure('rating, one question at a time', taps * 2, async (at) =>
    at % 2 === 0
      ? tap(
          phone,
          page
            .locator('fieldset')
            .first()
            .locator('input[type=radio]')
            .nth((at / 2) % 5),
          true,
        )
      : tap(phone, button(/^(Next|Check)$/), true),
  )
  await furtherTaps({ phone, room, taps, measure, button })
  await phone.close()
  return lines
}

async function furtherTaps({ phone, room, taps, measure, button }) {
  const { page } = phone
  await room.vote('dots', Math.min(60, room.fay.questions.length), { budget: 40, perItem: 5 })
  await button(/^Give a dot to/)
    .first()
    .waitFor()
  const give = page.locator('button[aria-label^="Give a dot"]')
  await measure('dots, 60 questions', taps, async (at) => tap(phone, give.nth((at * 7) % 60), true))

  await room.vote('ranked', 30)
  await button(/^Make it place/)
    .first()
    .waitFor()
  const next = page.locator('button[id^="rank-"]')
  const ranked = Math.min(taps, 29)
  await measure('ranking, a tap is the next place', ranked, async () => tap(phone, next.first(), true))
  await measure('ranking, up and down', taps, async (at) => {
    if (at % 4 === 0) await tap(phone, page.locator('ol button[aria-expanded="false"]').nth(3), true)
    else await tap(phone, button(at % 2 === 0 ? /^Move up/ : /^Move down/).first(), true)
  })

  await room.quiet()
  await room.stage('questions')
  await page.getByRole('textbox').first().waitFor()
  await measure('typing a question, letters', taps, async (at) => {
    if (at === 0) await page.getByRole('textbox').first().focus()
    await page.keyboard.press(at % 6 === 5 ? 'Space' : 'h')
    await twoFrames(page)
  })
  await measure('sending a question', 3, async () => {
    await page.getByRole('textbox').first().fill('How many families go without heating in this area?')
    await page.getByRole('textbox').nth(1).fill('target grants by street')
    await tap(phone, button('Send'), true)
  })
  await room.stage('commitments')
  const cards = page.locator('details > summary')
  await cards.first().waitFor()
  await measure('opening a card among all questions', taps, async (at) => tap(phone, cards.nth(2 + at), true))
}

async function plainRadios(browser, taps) {
  const phone = await device(browser, { size: PHONE, slow: SLOW })
  const radios = Array.from(
    { length: 5 },
    (_, at) => `<label style="padding:1em"><input type="radio" name="a">${at}</label>`,
  )
  await phone.page.goto(
    'data:text/html,' + encodeURIComponent(`<!doctype html><fieldset>${radios.join('')}</fieldset>`),
  )
  await phone.slowDown()
  const radio = phone.page.locator('input')
  const measured = await tapsDuring(phone, async () => {
    for (let at = 0; at < taps; at++) await tap(phone, radio.nth(at % 5), true)
    return taps
  })
  await phone.close()
  return measured
}

async function scrolling(browser, room) {
  await room.quiet()
  const lines = []
  const scroll = async (what, size, open) => {
    const one = await device(browser, { size, slow: SLOW })
    await open(one)
    await twoFrames(one.page)
    await one.slowDown()
    lines.push({ what, between: await framesWhileScrolling(one, { pixels: 12_000, speed: 4_000 }) })
    await one.close()
  }
  await room.stage('questions')
  await scroll('questions, phone', PHONE, async (one) => {
    await enterRoom(one, room.base, room.room)
    await one.page.getByRole('heading', { level: 3 }).nth(10).waitFor()
  })
  await scroll('everybody in the room, console', LAPTOP, async ({ page }) => {
    await page.goto(room.console)
    await page.getByRole('navigation', { name: 'Console' }).waitFor()
    await page.evaluate(() => void (location.hash = '#people'))
    await page.getByRole('row').nth(20).waitFor()
  })
  await scroll('questions, console', LAPTOP, async ({ page }) => {
    await page.goto(room.console)
    await page.getByRole('heading', { level: 3 }).nth(10).waitFor()
  })
  return lines
}

/** How many components run for one change, on screens that show it and on screens that do not. */
async function drawing(browser, room) {
  const lines = []
  const laptop = await device(browser, { size: LAPTOP, counts: true })
  const { page } = laptop
  let heard = 0
  page.on('websocket', (line) =>
    line.on('framereceived', ({ payload }) => (heard += String(payload).includes('"change"'))),
  )
  await room.stage('questions')
  await enterRoom(laptop, room.base, room.room)
  await page.getByRole('heading', { level: 3 }).nth(10).waitFor()
  const count = async (what, act) => {
    const components = await drawnDuring(laptop, async () => {
      const before = heard
      await act()
      for (let look = 0; heard === before && look < 500; look++) await twoFrames(page)
    })
    lines.push({ what, components })
  }
  const [first] = room.fay.questions
  await count('one question of all has new words', () =>
    room.fay.ask({ type: 'editQuestion', question: first, text: 'Which homes are cold, and since when?' }),
  )
  await count('one person joins (list of questions)', room.join)
  await room.vote('value_gap', Math.min(60, room.fay.questions.length))
  await page.getByRole('radio').first().waitFor()
  await count('turnout moves (ballot of 60)', () => Promise.resolve())
  lines.push({
    what: 'one tap (ballot of 60)',
    components: await drawnDuring(laptop, () => tap(laptop, page.locator('input[type=radio]').nth(3), false)),
  })
  await laptop.close()
  return lines
}
