import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PersonId } from '#shared/core/actor.ts'
import { cursorsFrame, updateFrame } from '#server/documents/frames.ts'
import * as encoding from 'lib0/encoding'
import { aHub } from './a-hub.ts'
import { guarded, IDS, note } from './peers.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const annsCard = () => {
  const ann = guarded().peer('ann')
  ann.board.put('s1', { ...note(), by: 'ann' as PersonId })
  return updateFrame(ann.unsent())
}

test('[BO72] nobody is told anything before the document is loaded, and then what waited is read', async () => {
  const { hub, sits, loaded } = aHub()
  const [ann, bob] = [sits('ann'), sits('bob')]
  ann.says(annsCard())
  await vi.advanceTimersByTimeAsync(2_000)
  expect([ann.sent.length, bob.sent.length]).toEqual([0, 0])
  await loaded()
  expect([ann.sent.length, bob.sent.length]).toEqual([1, 1])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(bob.sent.length).toBe(2)
  await hub.close('restarting')
})

test('[BO72] who comes back within half a minute finds the document as it was, and afterwards it is gone', async () => {
  const { sits, loaded, load, gone } = aHub()
  const ann = sits('ann')
  await loaded()
  ann.says(annsCard())
  await vi.advanceTimersByTimeAsync(1_000)
  ann.leaves()
  await vi.advanceTimersByTimeAsync(29_000)
  const bob = sits('bob')
  expect(bob.sent.length).toBe(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([load.mock.calls.length, gone.mock.calls.length]).toEqual([1, 0])
  bob.leaves()
  await vi.advanceTimersByTimeAsync(30_001)
  expect(gone).toHaveBeenCalledOnce()
})

test('[BO15] a reader that stops reading is sent nothing more, and after 20 s is given up with 4513', async () => {
  const { hub, sits, loaded } = aHub()
  const [ann, olu] = [sits('ann'), sits('olu')]
  await loaded()
  olu.unread(300 * 1024)
  ann.says(annsCard())
  await vi.advanceTimersByTimeAsync(1_000)
  const sent = olu.sent.length
  await vi.advanceTimersByTimeAsync(15_000)
  expect([olu.sent.length, olu.codes]).toEqual([sent, []]) // no heartbeat either
  await vi.advanceTimersByTimeAsync(6_000)
  expect(olu.codes).toEqual([4513])
  await hub.close('restarting')
})

test('[BO17] however often somebody moves, the others hear of it at most ten times a second', async () => {
  const { hub, sits, loaded } = aHub()
  const [ann, bob] = [sits('ann'), sits('bob')]
  await loaded()
  const before = bob.sent.length
  for (let clock = 1; clock <= 50; clock++) {
    const out = encoding.createEncoder()
    for (const value of [1, IDS.ann[0], clock]) encoding.writeVarUint(out, value)
    encoding.writeVarString(out, JSON.stringify({ at: [clock, 0] }))
    ann.says(cursorsFrame(encoding.toUint8Array(out)))
    await vi.advanceTimersByTimeAsync(20)
  }
  const heard = bob.sent.slice(before)
  expect(heard.length).toBeGreaterThan(5)
  expect(heard.length).toBeLessThanOrEqual(10)
  await vi.advanceTimersByTimeAsync(200)
  expect(Buffer.from(bob.sent.at(-1)!).toString('latin1')).toContain('[50,0]')
  await hub.close('restarting')
})
