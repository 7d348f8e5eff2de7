import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromParts, inParts, PART_UP as PART, WINDOW } from '#shared/protocol/parts.ts'

interface Underway {
  readonly part: Uint8Array
  readonly isLast: boolean
  readonly taken: () => void
}

function aWay() {
  const underway: Underway[] = []
  const out = inParts(PART, (part, isLast, taken) => void underway.push({ part, isLast, taken }))
  return { out, underway }
}

test('[RC22] frames of any size arrive whole and in order, with never more on their way than the window', () => {
  const frames = fc.array(fc.integer({ min: 0, max: 5 * PART }), { maxLength: 8 })
  fc.assert(
    fc.property(frames, (sizes) => {
      const { out, underway } = aWay()
      const sent = sizes.map((size, n) => new Uint8Array(size).fill(n + 1))
      for (const frame of sent) out.send(frame)
      const whole = fromParts(Infinity)
      const got: Uint8Array[] = []
      while (underway.length > 0) {
        expect(underway.length).toBeLessThanOrEqual(WINDOW)
        const { part, isLast, taken } = underway.shift()!
        expect(part.byteLength).toBeLessThanOrEqual(PART)
        const frame = whole.take(part, isLast)
        if (frame instanceof Uint8Array) got.push(frame)
        taken()
      }
      expect(got).toHaveLength(sent.length)
      expect(got.every((frame, n) => Buffer.compare(frame, sent[n]!) === 0)).toBe(true)
      expect(out.waiting()).toBe(0)
    }),
    { numRuns: 50 },
  )
})

test('[RC22] a part as polling writes it, with its head, fits into a request of 16 KiB', () => {
  expect(Math.ceil(PART / 3) * 4 + 200).toBeLessThan(16 * 1024)
})

test('[BO22] what is not taken counts as waiting, and a frame that grows too long is not gathered', () => {
  const { out, underway } = aWay()
  out.send(new Uint8Array(PART * WINDOW * 2))
  expect(out.waiting()).toBe(PART * WINDOW * 2)
  underway[0]!.taken()
  expect(out.waiting()).toBe(PART * (WINDOW * 2 - 1))
  const whole = fromParts(100)
  expect(whole.take(new Uint8Array(60), false)).toBeUndefined()
  expect(whole.take(new Uint8Array(60), false)).toBe('tooLong')
})
