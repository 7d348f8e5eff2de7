import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { tokenBucket } from '#server/realtime/token-bucket.ts'

const LIMITS = { rate: 20, burst: 40 }

test('lets a burst through at once, then as many as the time brings', () => {
  const bucket = tokenBucket(LIMITS)
  const taken = (at: number, tries: number) =>
    Array.from({ length: tries }, () => bucket.take(at)).filter(Boolean).length
  expect(taken(1_000, 100)).toBe(40)
  expect(taken(1_000, 10)).toBe(0)
  expect(taken(1_500, 100)).toBe(10)
  expect(taken(1_000_000, 100)).toBe(40)
})

test('a refused try costs nothing', () => {
  const bucket = tokenBucket({ rate: 1, burst: 1 })
  expect(bucket.take(0)).toBe(true)
  for (let at = 0; at < 1_000; at += 10) expect(bucket.take(at)).toBe(false)
  expect(bucket.take(1_000)).toBe(true)
})

test('never more than the burst and the rate allow, however the tries fall', () => {
  const waits = fc.array(fc.nat(400), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(waits, (given) => {
      const bucket = tokenBucket(LIMITS)
      let at = 0
      let taken = 0
      for (const wait of given) {
        at += wait
        if (bucket.take(at)) taken += 1
      }
      expect(taken).toBeLessThanOrEqual(LIMITS.burst + (at / 1_000) * LIMITS.rate + 1e-6)
    }),
  )
})
