import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs'

export const PHONE = { width: 360, height: 740 }
export const LAPTOP = { width: 1280, height: 800 }
export const WALL = { width: 1920, height: 1080 }

/** What a browser says of its own accord when a line is cut on purpose; all else in the console fails the test. */
const EXPECTED_NOISE = [/net::ERR_/, /WebSocket connection to/, /Failed to load resource/]

export interface Somebody {
  readonly context: BrowserContext
  readonly page: Page
}

/** One browser in which several people sit, each with a device of their own. */
export async function aBrowser() {
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS })
  const noise: string[] = []
  return {
    noise,
    async seat(viewport: { width: number; height: number }, options: { isTouch?: boolean } = {}): Promise<Somebody> {
      const context = await browser.newContext({
        viewport,
        hasTouch: options.isTouch ?? viewport === PHONE,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => void noise.push(String(error)))
      page.on('console', (message) => {
        const text = message.text()
        if (message.type() === 'error' && !EXPECTED_NOISE.some((known) => known.test(text))) noise.push(text)
      })
      return { context, page }
    },
    async close() {
      await browser.close()
      expect(noise).toEqual([])
    },
  }
}
