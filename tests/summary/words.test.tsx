import { expect, test } from 'vitest'
import * as board from '#client/board/words.ts'
import * as sharing from '#client/holdings/sharing-words.ts'
import * as holdings from '#client/holdings/words.ts'
import { KIND_WORDS } from '#client/kit/kind-tag.tsx'
import { dayWords } from '#client/kit/when.ts'
import { ORGANISATION_WORDS } from '#client/people/organisation-words.ts'
import { PRIVACY_WORDS, warningOfAll } from '#client/voting/words.ts'
import * as cardWords from '#shared/summary/card-words.ts'
import * as holdingWords from '#shared/summary/holding-words.ts'
import { MODE_SENTENCES } from '#shared/summary/poll-table.ts'
import * as sharingWords from '#shared/summary/sharing-words.ts'
import * as words from '#shared/summary/words.ts'
import { WARNINGS } from '#shared/voting/methods/method.ts'

const shared = (ours: object, theirs: object) => {
  const names = Object.keys(ours).filter((name) => name in theirs && name.endsWith('_WORDS'))
  const pick = (from: object) =>
    Object.fromEntries(names.map((name) => [name, (from as Record<string, unknown>)[name]]))
  return { names, ours: pick(ours), theirs: pick(theirs) }
}

test('[SU16] descriptions of data are told in the words of the screens', () => {
  const { names, ours, theirs } = shared({ ...holdingWords, ...sharingWords }, { ...holdings, ...sharing })
  expect(names.length).toBeGreaterThan(15)
  expect(ours).toEqual(theirs)
})

test('[SU16] cards are told in the words of the board', () => {
  const { names, ours, theirs } = shared(cardWords, board)
  expect(names.length).toBeGreaterThan(5)
  expect(ours).toEqual(theirs)
  expect(cardWords.PART_WORDS).toEqual(board.PART_WORDS)
  expect(cardWords.CARD_WORDS).toEqual(board.KIND_WORDS)
  expect(KIND_WORDS).toMatchObject(cardWords.ROOT_WORDS)
})

test('[SU16] people, results and days are told in the words of the screens', () => {
  expect(words.ORGANISATION_WORDS).toMatchObject(ORGANISATION_WORDS)
  expect(WARNINGS.map((warning) => words.RESULT_WARNINGS[warning])).toEqual(WARNINGS.map(warningOfAll))
  expect(MODE_SENTENCES).toEqual(PRIVACY_WORDS)
  expect(words.dayWords('2026-06-02')).toBe(dayWords('2026-06-02'))
})
