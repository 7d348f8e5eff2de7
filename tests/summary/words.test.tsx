import { expect, test } from 'vitest'
import { KIND_WORDS } from '#client/kit/kind-tag.tsx'
import { dayWords as dayOnScreen } from '#client/kit/when.ts'
import { kindWords } from '#shared/board/words.ts'
import { dayWords } from '#shared/summary/words.ts'

test('[SU16] a card is of the kind that its tag names', () => {
  expect(kindWords('capacity')).toBe(KIND_WORDS.capacity)
  expect(kindWords('capacity.money')).toBe(`${KIND_WORDS.capacity}: Money`)
})

test('[SU16] a day is told in the words of the screens', () => {
  expect(dayWords('2026-06-02')).toBe(dayOnScreen('2026-06-02'))
})
