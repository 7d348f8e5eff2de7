import { fc } from '#tests/kit/chance.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { fitsIn, MAX_NOTE_LETTERS, MAX_STICKY_LETTERS } from '#shared/board/shape.ts'
import { graphemes } from '#shared/kit/text.ts'

afterEach(() => void vi.restoreAllMocks())

const PIECES = [
  'a',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  '🇬🇧',
  '🇬',
  '\n',
  '\r',
  '👍🏽',
  '한',
  '각',
  '\u0301',
  '\u200D',
  'x'.repeat(63),
  'é'.repeat(62),
]
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

test('[BO10] letters counted piece by piece are as many as counted at once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      expect(graphemes(text)).toBe([...segmenter.segment(text)].length)
    }),
    { numRuns: 300 },
  )
})

test('[BO10] [BO70] a long text is never handed over whole, or counting would cost its length squared', () => {
  const asked: number[] = []
  const segment = Intl.Segmenter.prototype.segment
  vi.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation(function (this: Intl.Segmenter, text: string) {
    asked.push(text.length)
    return segment.call(this, text)
  })
  expect(graphemes('é'.repeat(100_000))).toBe(100_000)
  expect(Math.max(...asked)).toBeLessThan(100)
  expect(asked.reduce((sum, length) => sum + length, 0)).toBeLessThan(110_000)
})

test('[BO10] what is far too long is not counted at all', () => {
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
  for (const max of [MAX_STICKY_LETTERS, MAX_NOTE_LETTERS]) {
    expect(fitsIn('x'.repeat(max), max)).toBe(true)
    expect(fitsIn('é'.repeat(200_000), max)).toBe(false)
  }
  expect(segment).not.toHaveBeenCalled()
  expect(fitsIn('👩‍👩‍👧'.repeat(MAX_STICKY_LETTERS), MAX_STICKY_LETTERS)).toBe(true)
  expect(fitsIn('👩‍👩‍👧'.repeat(MAX_STICKY_LETTERS + 1), MAX_STICKY_LETTERS)).toBe(false)
})
