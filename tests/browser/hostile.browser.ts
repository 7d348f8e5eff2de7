import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, LAPTOP, PHONE, WALL } from '#tests/kit/people-in-browsers.ts'
import { aRunningServer, type RunningServer } from '#tests/kit/running-server.ts'
import { aHostileRoom, HOSTILE_TEXTS } from '#tests/protocol/a-hostile-room.ts'

// TRUST.md §8, script in any text: what the built product makes of it on every screen. A violation of the content
// security policy, or of trusted types, is an error in the console, and that fails the test when the browser closes.

let server: RunningServer
let house: Awaited<ReturnType<typeof aBrowser>>
beforeAll(async () => {
  server = await aRunningServer({ NEW_ROOMS_A_DAY: '100' })
  house = await aBrowser()
})
afterAll(async () => {
  await house.close()
  await server.close()
})

/** Whatever runs would call this; a dialog, a request to somebody else or another page would show as well. */
async function watched(size: { width: number; height: number }) {
  const { page, context } = await house.seat(size)
  const strange: string[] = []
  await context.exposeFunction('hit', () => void strange.push('code of others has run'))
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => strange.push('a dialog')))
  page.on('request', (request) => {
    if (!request.url().startsWith(server.base) && !/^(data|blob):/.test(request.url())) strange.push(request.url())
  })
  return { page, context, strange }
}

/** Of each kind one: all of them are in every file and view of `tests/protocol/hostile-text.test.ts`. */
const WORST = HOSTILE_TEXTS.filter((text) => /^(?:<img|"><svg|<\/title>|\{\{)/.test(text))

const showsText = (page: Page, text: string) =>
  page.waitForFunction(
    (words) => document.body.innerText.replaceAll(/\s+/g, ' ').includes(words),
    text.replaceAll(/\s+/g, ' '),
  )

test.each(WORST)(
  '%j does nothing on the join page, the phone, the console, the wall and in the record',
  async (text) => {
    const { fay, ann, made, room, hostile, facilitatorPass } = await aHostileRoom(server.base, text)
    const stages = Object.entries<{ kind: string }>(fay.view().shared.agenda.stages)
    const [phone, desk, wall] = await Promise.all([watched(PHONE), watched(LAPTOP), watched(WALL)])
    await phone.page.goto(made.links.join)
    await showsText(phone.page, text)
    await phone.page.getByRole('button', { name: 'Continue' }).click()
    await phone.page.waitForURL(/\/room\//)
    await desk.page.goto(made.links.facilitator)
    await wall.page.goto(made.links.wall)
    for (const kind of ['questions', 'data', 'barriers', 'commitments', 'close']) {
      await fay.ask({ type: 'moveToStage', stage: stages.find(([, stage]) => stage.kind === kind)![0] })
      await Promise.all([phone, desk, wall].map(({ page }) => showsText(page, text)))
    }
    for (const place of ['#plan', '#questions', '#print', '#summary']) {
      await desk.page.goto(`${server.base}/f/${room}${place}`)
      await showsText(desk.page, text)
    }
    const headers = { authorization: `Bearer ${facilitatorPass.token}` }
    const record = await (await fetch(`${server.base}/api/rooms/${room}/summary.html`, { headers })).text()
    const opened = await phone.context.newPage() // as a file is opened: with no policy but its own
    await opened.setContent(record)
    await showsText(opened, text)
    expect([phone, desk, wall].flatMap(({ strange }) => strange)).toEqual([])
    expect(hostile.token).toEqual(expect.any(String))
    for (const { context } of [phone, desk, wall]) await context.close()
    ;[fay, ann].forEach((client) => client.close())
  },
)
