import { describe, expect, test } from 'vitest'
import { connectionWords } from '#client/kit/connection-badge.tsx'
import { passesNhsCheck, personalDataIn, withoutFinding } from '#client/kit/personal-data.ts'
import { plural } from '#client/kit/plural.ts'
import { sendWords } from '#client/kit/send-state.tsx'
import { dateWords, dayWords, minutesWords, timeLeftWords, timeWords } from '#client/kit/when.ts'

const MINUTE = 60_000

test('dates and times are written as on paper', () => {
  const at = new Date(2026, 5, 12, 16, 5).valueOf()
  expect(dateWords(at)).toBe('12 June 2026')
  expect(timeWords(at)).toBe('4:05pm')
  expect(dayWords('2026-06-12')).toBe('12 June 2026')
  expect(minutesWords(1)).toBe('1 minute')
})

test.each([
  [6 * MINUTE, '6 minutes left'],
  [5 * MINUTE + 1, '6 minutes left'],
  [MINUTE, '1 minute left'],
  [50_001, '1 minute left'],
  [50_000, '50 seconds left'],
  [1, '10 seconds left'],
  [0, 'Time is up'],
  [-5 * MINUTE, 'Time is up'],
])('%i milliseconds are "%s"', (left, words) => {
  expect(timeLeftWords(left)).toBe(words)
})

test('plurals follow the number', () => {
  const cards = { one: '# card', other: '# cards' }
  expect([0, 1, 2, 1200].map((n) => plural(n, cards))).toEqual(['0 cards', '1 card', '2 cards', '1,200 cards'])
})

test('what became of an answer is said in words', () => {
  expect(sendWords('idle', undefined)).toBe('')
  expect(sendWords('sent', '3 of 12 answered.')).toBe('Sent. 3 of 12 answered.')
  expect(sendWords('saved', undefined)).toMatch(/^Saved on this (phone|computer)\. It will be sent\.$/)
  expect(sendWords('refused', 'Voting is closed.')).toBe('Not sent: Voting is closed.')
  expect(connectionWords('lost', 2)).toBe('Not connected, 2 waiting')
  expect(connectionWords('connected', 0)).toBe('Connected')
})

describe('personal data', () => {
  test.each([
    ['Ask ann.o@example.org about it', 'email', 'ann.o@example.org'],
    ['Ring 020 7946 0018 before noon', 'phone', '020 7946 0018'],
    ['Ring +44 7700 900123', 'phone', '+44 7700 900123'],
    ['Ring 07700900123.', 'phone', '07700900123'],
    ['Patient 943 476 5919 asked', 'nhs_number', '943 476 5919'],
    ['Hers is QQ 12 34 56 C', 'national_insurance', undefined],
    ['Hers is AB 12 34 56 C', 'national_insurance', 'AB 12 34 56 C'],
    ['Lives at SW1A 1AA now', 'postcode', 'SW1A 1AA'],
    ['Lives at m1 1ae', 'postcode', 'm1 1ae'],
  ])('%s', (text, kind, found) => {
    expect(
      personalDataIn(text)
        .filter((finding) => finding.kind === kind)
        .map((finding) => finding.text),
    ).toEqual(found === undefined ? [] : [found])
  })

  test.each([
    'How many families in our area go without heating?',
    'We hold 12,000 rows from 2019 to 2026',
    'Counted per ward in SW1A and M1',
    'About 943 476 5918 of them',
    'Version 10.4.0 of 21.11.2026',
    'See https://example.org/data/2024',
    'From 2019 to 2026, 1500000 rows',
  ])('nothing in: %s', (text) => {
    expect(personalDataIn(text)).toEqual([])
  })

  test('an NHS number needs its check digit', () => {
    expect(passesNhsCheck('9434765919')).toBe(true)
    expect(passesNhsCheck('9434765918')).toBe(false)
    expect(passesNhsCheck('0000000000')).toBe(false)
  })

  test('several are found in their order, and each can be taken out', () => {
    const text = 'Ann ann@example.org, SW1A 1AA, tel 020 7946 0018'
    const found = personalDataIn(text)
    expect(found.map(({ looksLike }) => looksLike)).toEqual(['an email address', 'a full postcode', 'a phone number'])
    expect(withoutFinding(text, found[2]!)).toBe('Ann ann@example.org, SW1A 1AA, tel')
    expect(withoutFinding('Ask ann@example.org now', personalDataIn('Ask ann@example.org now')[0]!)).toBe('Ask now')
  })

  test('a hostile text is read in a moment', () => {
    const before = performance.now()
    for (const piece of ['a.', '1 ', 'a@', '+44', 'AB12']) personalDataIn(piece.repeat(20_000))
    expect(performance.now() - before).toBeLessThan(2000)
  })
})
