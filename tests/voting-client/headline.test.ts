import { expect, test } from 'vitest'
import { askedIn } from '#client/voting/asked.ts'
import { organisationSentence } from '#client/voting/by-organisation.tsx'
import { headlineOf } from '#client/voting/headline.ts'
import { placesIn, rowsOf } from '#client/voting/result-rows.ts'
import { dotsResult as shownDots } from '#client/voting/dots-result.tsx'
import { LATER_RESULTS } from '#client/voting/results/later-results.ts'
import { valueGapResult as shownValueGap } from '#client/voting/value-gap-result.tsx'
import { newestFirst, votingNow } from '#client/voting/voting-now.ts'
import { movedSentence } from '#client/voting/what-moved.tsx'
import { enabledBy } from '#client/kit/question-words.tsx'
import { questionNames, thresholdWords } from '#client/voting/words.ts'
import type { PollResult } from '#shared/voting/count.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import {
  aPoll,
  CLEAR_LEAD,
  dotsResult,
  P1,
  P2,
  Q,
  QUESTIONS,
  SPLIT_ROOM,
  valueGapBallots,
  valueGapResult,
} from './a-poll.ts'

const SHOWN = { ...LATER_RESULTS, value_gap: shownValueGap, dots: shownDots }
const asked = askedIn({ questions: Q }, QUESTIONS, {})
const rows = (result: PollResult) => rowsOf(result, asked)
const sentences = (result: PollResult, method: MethodName = 'value_gap') =>
  headlineOf(result, rows(result), SHOWN[method]).sentences.join(' ')

const same = { value: [4, 4, 4, 5, 4], gap: [4, 4, 4, 4, 4] } as const
const low = { value: [2, 1, 2, 2, 2], gap: [2, 2, 2, 1, 2] } as const

const HEADLINES: readonly (readonly [string, string])[] = [
  [
    sentences(valueGapResult(CLEAR_LEAD)),
    'Question 1 comes first: high value 4.8, big gap 4.2. People agree strongly.',
  ],
  [
    sentences(valueGapResult(SPLIT_ROOM)),
    'Question 3 comes first: high value 3.4, big gap 4.2. The room is split on it.',
  ],
  [
    sentences(valueGapResult(valueGapBallots({ q1: same, q2: same, q3: low }))),
    'Questions 1 and 2 share the first place.',
  ],
  [
    sentences(valueGapResult(CLEAR_LEAD.slice(0, 3))),
    'We show results when 5 or more people have answered. So far 3 have.',
  ],
  [
    sentences(valueGapResult(CLEAR_LEAD.slice(0, 1))),
    'We show results when 5 or more people have answered. So far 1 has.',
  ],
  [
    sentences(dotsResult([{ q2: 3 }, { q2: 2, q1: 1 }, { q2: 1, q3: 2 }, { q1: 1 }, { q2: 1 }]), 'dots'),
    'Question 2 comes first: 7 dots from 4 people.',
  ],
]

test.each(HEADLINES)('[VS10] [VS11] [VS12] says "%s"', (said, expected) => {
  expect(said).toBe(expected)
})

test('[VS10] a screen reader hears the numbers of the leader, and that a table follows', () => {
  const result = valueGapResult(CLEAR_LEAD)
  expect(headlineOf(result, rows(result), SHOWN.value_gap).spoken).toBe(
    'Question 1 comes first: value 4.8, gap 4.2, strong agreement. The table follows.',
  )
})

test('[VS10] [VS13] a leader whose numbers are hidden is named without them', () => {
  const counted = valueGapResult(CLEAR_LEAD)
  const result = { ...counted, items: { ...counted.items, q1: { suppressed: true } as const } }
  expect(sentences(result)).toBe('Question 1 comes first.')
})

test('[VS11] equal places carry "=", and the next place counts them', () => {
  const places = placesIn([['a'], ['b', 'c'], ['d']])
  expect([...places.values()].map(({ words }) => words)).toEqual(['1', '2=', '2=', '4'])
})

test('[VS11] a question nobody judged stands last and has no rank', () => {
  const result = valueGapResult(valueGapBallots({ q1: { value: [5, 4, 4, 4, 4], gap: [3, 3, 3, 3, 3] } }))
  expect(rows(result).map(({ id, rankWords }) => [id, rankWords])).toEqual([
    ['q1', '1'],
    ['q2', '–'],
    ['q3', '–'],
  ])
})

test('[VS18] the sentence on organisations names a new leader, and says when nothing differs', () => {
  expect(organisationSentence({ voices: 11, same: true }, [1], [1])).toMatch(/the order is the same\.$/)
  expect(organisationSentence({ voices: 11, same: false }, [2], [1])).toMatch(/\(11 voices\), question 2 leads\.$/)
  expect(organisationSentence({ voices: 11, same: false }, [1, 2], [1])).toMatch(/questions 1 and 2 lead\.$/)
  expect(organisationSentence({ voices: 11, same: false }, [1], [1])).toMatch(/first place is the same, others differ/)
})

test('[VS19] what moved names the largest rise and the largest fall', () => {
  const before = rows(valueGapResult(SPLIT_ROOM))
  const now = rows(valueGapResult(CLEAR_LEAD))
  expect(movedSentence(now, before)).toBe('Question 1 moved up 2 places. Question 3 moved down 2 places.')
  expect(movedSentence(now, now)).toBe('No question changed its place.')
})

test('[VS1] the open poll matters, else the newest; an older result stays readable', () => {
  const old = aPoll({ status: 'revealed' })
  const next = aPoll({ status: 'closed', position: 2 })
  expect(votingNow({})).toEqual({})
  expect(votingNow({ [P1]: old, [P2]: next })).toEqual({ now: { id: P2, poll: next }, earlier: { id: P1, poll: old } })
  const open = aPoll({ status: 'open' })
  expect(votingNow({ [P1]: open, [P2]: next }).now?.id).toBe(P1)
  expect(newestFirst({ [P1]: old, [P2]: next }).map(({ id }) => id)).toEqual([P2, P1])
})

test('[VS22] a threshold under the usual one is said plainly', () => {
  expect(thresholdWords(5)).toBe('We show results when 5 or more people have answered.')
  expect(thresholdWords(3)).toMatch(/3 or more .* fewer than the usual 5\.$/)
})

test('an action reads on from "With an answer we could", and names keep their letters', () => {
  expect(enabledBy('Target grants')).toBe('With an answer we could target grants.')
  expect(enabledBy('NHS referrals could start earlier')).toBe(
    'With an answer we could NHS referrals could start earlier.',
  )
  expect(questionNames([1, 2, 4])).toBe('questions 1, 2 and 4')
})
