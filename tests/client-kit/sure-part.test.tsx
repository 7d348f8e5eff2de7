import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { surePart } from '#client/kit/sure-part.ts'

const reload = vi.fn()
let isReachable = true

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  isReachable = true
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('fetch', async () => (isReachable ? { ok: true } : Promise.reject(new Error('no network'))))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  reload.mockReset()
})

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const missing = () => Promise.reject(new Error('no such chunk'))

test('[AF16] a part that comes is simply there', async () => {
  await expect(surePart(async () => 'here')).resolves.toBe('here')
  await pass(60_000)
  expect(reload).not.toHaveBeenCalled()
})

test('[AF16] one that cannot be fetched starts the page anew, once the server can be reached', async () => {
  isReachable = false
  void surePart(missing)
  await pass(30_000)
  expect(reload).not.toHaveBeenCalled()
  isReachable = true
  await pass(3_000)
  expect(reload).toHaveBeenCalledTimes(1)
})

test('[AF16] one that hangs on a dead connection does so too', async () => {
  void surePart(() => new Promise(() => undefined))
  await pass(14_000)
  expect(reload).not.toHaveBeenCalled()
  await pass(2_000)
  expect(reload).toHaveBeenCalledTimes(1)
})

test('[AF16] one that was only slow is not torn away', async () => {
  isReachable = false
  let come = (_: string) => undefined as void
  const part = surePart(() => new Promise<string>((resolve) => (come = resolve)))
  await pass(20_000)
  come('late')
  await expect(part).resolves.toBe('late')
  isReachable = true
  await pass(5_000)
  expect(reload).not.toHaveBeenCalled()
})

test('[AF13] [AF16] one that is missing after a new start too is a fault, and no circle', async () => {
  void surePart(missing)
  await pass(0)
  expect(reload).toHaveBeenCalledTimes(1)
  await expect(surePart(missing)).rejects.toThrow('no such chunk')
  expect(reload).toHaveBeenCalledTimes(1)
})
