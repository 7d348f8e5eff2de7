import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as storage from '#client/realtime/outbox-storage.ts'
import { CHROMIUM_FLAGS, chromiumPath } from '#tests/kit/chromium.mjs'

// IndexedDB exists in browsers only, so this one is met there.
let vite: ViteDevServer
let browser: Browser
let page: Page

beforeAll(async () => {
  vite = await createServer({ logLevel: 'error', server: { host: '127.0.0.1', port: 0, hmr: false, ws: false } })
  await vite.listen()
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS })
  page = await browser.newPage()
  const { port } = vite.httpServer!.address() as AddressInfo
  await page.goto(`http://127.0.0.1:${port}/nowhere`)
})
afterAll(async () => {
  await browser.close()
  await vite.close()
})

type Storage = typeof storage

/** Runs in the page, on the storage of one person. */
async function inPage(person: string, act: 'fill' | 'read' | 'answer' | 'wipe') {
  // Vite serves the module as it stands; an import() written here would be rewritten for Node.
  await page.addScriptTag({
    type: 'module',
    content: "import * as storage from '/realtime/outbox-storage.ts'; window.met = storage",
  })
  await page.waitForFunction(() => 'met' in window)
  return page.evaluate(
    async ([who, what]) => {
      const { deviceStorage } = (window as unknown as { readonly met: Storage }).met
      const shelf = deviceStorage('K7MB4QTR', who)
      const entry = (id: string, askedAt: number) => ({ id, askedAt, command: { type: 'stopTimer' as const } })
      if (what === 'fill') await shelf.write([entry('late', 2), entry('early', 1)], [])
      if (what === 'answer') await shelf.write([{ ...entry('late', 2), refusal: { code: 'not_open' } }], ['early'])
      if (what === 'wipe') await shelf.wipe()
      return (await shelf.read()).map(({ id, refusal }) => `${id} ${refusal?.code ?? 'waits'}`)
    },
    [person, act] as const,
  )
}

test('[RC9] what waits lies in the browser in order, each person alone, and outlives the page', async () => {
  expect(await inPage('ann', 'fill')).toEqual(['early waits', 'late waits'])
  expect(await inPage('bob', 'read')).toEqual([])
  await page.reload()
  expect(await inPage('ann', 'read')).toEqual(['early waits', 'late waits'])
})

test('[RC7] [RC10] an answered command leaves, a refused one stays in sight, wiping leaves nothing', async () => {
  await inPage('bob', 'fill')
  expect(await inPage('ann', 'answer')).toEqual(['late not_open'])
  expect(await inPage('ann', 'wipe')).toEqual([])
  expect(await inPage('bob', 'read')).toHaveLength(2)
})
