// A real browser for the bench: devices whose processor is slowed down, what their taps cost, and what was drawn.
import { chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, chromiumPath } from '../../kit/chromium.mjs'

export const PHONE = { width: 360, height: 740 }
export const LAPTOP = { width: 1280, height: 800 }
/** Events that were painted sooner are not told by browsers; they count as this many milliseconds. */
const LEAST_TOLD = 16

export const startBrowser = () => chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS })

/** A device of its own. `slow` is how many times slower its processor is; `counts` counts what React draws. */
export async function device(browser, { size, slow = 1, counts = false }) {
  const isPhone = size === PHONE
  const context = await browser.newContext({ viewport: size, hasTouch: isPhone, isMobile: isPhone })
  const page = await context.newPage()
  await page.addInitScript(`(${watchEvents})()`)
  if (counts) await page.addInitScript(`(${countDrawn})()`)
  const faults = []
  page.on('pageerror', (fault) => faults.push(String(fault)))
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const throttle = (rate) => cdp.send('Emulation.setCPUThrottlingRate', { rate })
  return {
    page,
    cdp,
    faults,
    slowDown: () => throttle(slow),
    async close() {
      await throttle(1)
      await context.close()
      if (faults.length > 0) throw new Error(faults.join('\n'))
    },
  }
}

/** Opens the join page, goes in without a name, and waits for the room. */
export async function enterRoom({ page }, base, room) {
  await page.goto(`${base}/join/${room}`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/room\//)
  await page.locator('h1').first().waitFor({ state: 'attached' })
}

/**
 * What `act` does in turn, and says how many: `took`, milliseconds from a finger, mouse or key to the next picture, and
 * `cpu`, what the page's main thread worked for each, which other work of the machine does not lengthen.
 */
export async function tapsDuring({ page, cdp }, act) {
  await page.evaluate(() => globalThis.benchEvents.splice(0))
  const before = await busyOf(cdp)
  const done = await act()
  await twoFrames(page)
  const cpu = ((await busyOf(cdp)) - before) / done
  const told = await page.evaluate(() => globalThis.benchEvents.splice(0))
  const slow = new Map()
  for (const { interaction, took } of told) slow.set(interaction, Math.max(slow.get(interaction) ?? 0, took))
  const untold = Array.from({ length: Math.max(0, done - slow.size) }, () => LEAST_TOLD)
  return { took: [...slow.values(), ...untold], cpu }
}

async function busyOf(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
}

/** Taps or clicks the middle of an element that is in view, as a finger does: no checks run in the page meanwhile. */
export async function tap({ page }, locator, isTouch) {
  await locator.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const { x, y, width, height } = await locator.boundingBox()
  await twoFrames(page) // a finger comes down on what stands still
  const at = [x + width / 2, y + height / 2]
  await (isTouch ? page.touchscreen.tap(...at) : page.mouse.click(...at))
  await twoFrames(page)
}

/** Milliseconds between pictures while somebody scrolls so many pixels. */
export async function framesWhileScrolling({ page, cdp }, { pixels, speed }) {
  await page.evaluate(() => {
    globalThis.benchFrames = []
    const note = (at) => {
      globalThis.benchFrames?.push(at)
      if (globalThis.benchFrames) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  const { width, height } = page.viewportSize()
  await cdp.send('Input.synthesizeScrollGesture', {
    x: width / 2,
    y: height * 0.6,
    yDistance: -pixels,
    speed,
    gestureSourceType: 'touch',
    preventFling: true,
  })
  const at = await page.evaluate(() => {
    const frames = globalThis.benchFrames
    globalThis.benchFrames = undefined
    return frames
  })
  return at.slice(1).map((moment, index) => moment - at[index])
}

/** How many components ran while `act` happened and what it brought was drawn. */
export async function drawnDuring({ page }, act) {
  await twoFrames(page)
  await page.evaluate(() => void (globalThis.benchDrawn = 0))
  await act()
  await twoFrames(page)
  return page.evaluate(() => globalThis.benchDrawn)
}

export const twoFrames = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** In the page: keeps what the browser tells of every tap and key (Event Timing, W3C). */
function watchEvents() {
  globalThis.benchEvents = []
  const keep = (list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId) globalThis.benchEvents.push({ interaction: interactionId, took: duration })
  }
  new PerformanceObserver(keep).observe({ type: 'event', durationThreshold: 16 })
}

/** In the page: stands where React's developer tools would, and counts the components that ran in each commit. */
function countDrawn() {
  const RAN = 1
  globalThis.benchDrawn = 0
  const visit = (fiber) => {
    if (typeof fiber.type === 'function' || typeof fiber.type?.type === 'function')
      if ((fiber.flags & RAN) !== 0) globalThis.benchDrawn += 1
    const before = fiber.alternate
    if (before !== null && before.child === fiber.child) return
    const known = new Set()
    for (let child = before?.child; child; child = child.sibling) known.add(child)
    for (let child = fiber.child; child; child = child.sibling) if (!known.has(child)) visit(child)
  }
  globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_, { current }) => visit(current),
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
  }
}
