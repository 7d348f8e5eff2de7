import { randomBytes } from 'node:crypto'
import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { hashed, readCode, secretsFrom, shownCode } from '#server/people/secrets.ts'

const LETTERS = 'BCDFGHJKMNPQRSTVWXYZ23456789'

/** Dice that show these bytes, one after the other. */
function loaded(bytes: readonly number[]) {
  let at = 0
  return (count: number) => Buffer.from(Array.from({ length: count }, () => bytes[at++ % bytes.length]!))
}

test('a join code is eight letters of which none makes words or looks like another', () => {
  const { joinCode } = secretsFrom(randomBytes)
  for (let n = 0; n < 500; n++) expect(joinCode()).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ2-9]{8}$/)
  expect([...LETTERS].filter((letter) => 'AEIOUL01'.includes(letter))).toEqual([])
})

test('every byte that counts gives each letter equally often, and the rest are thrown away', () => {
  const drawn = new Map<string, number>()
  const every = Array.from({ length: 256 }, (_, byte) => byte)
  const { joinCode } = secretsFrom(loaded(every))
  // 252 of 256 bytes count, nine for each of 28 letters: 63 codes of 8 use 504 letters, two rounds of all bytes.
  for (let n = 0; n < 63; n++) for (const letter of joinCode()) drawn.set(letter, (drawn.get(letter) ?? 0) + 1)
  expect([...drawn.keys()].toSorted()).toEqual([...LETTERS].toSorted())
  expect(new Set(drawn.values())).toEqual(new Set([18]))
})

test('codes begin with the letters of this process only, each equally often, and go on with any', () => {
  const { joinCode } = secretsFrom(loaded([0, 10, 27, 1, 2, 3, 4, 5]), 'XYZ')
  expect(joinCode()).toBe('XP9CDFGH')
  const first = new Map<string, number>()
  for (let byte = 0; byte < 255; byte++) {
    const [letter = ''] = secretsFrom(loaded([byte, 0, 0, 0, 0, 0, 0, 0]), 'XYZ').joinCode()
    first.set(letter, (first.get(letter) ?? 0) + 1)
  }
  expect([...first].toSorted()).toEqual([
    ['X', 85],
    ['Y', 85],
    ['Z', 85],
  ])
})

test('dice that show nothing usable are rolled on until they do', () => {
  const code = secretsFrom(loaded([255, 254, 253, 252, 0])).joinCode()
  expect(code).toBe('BBBBBBBB')
})

test('however a code is typed, it is read; anything else is none', () => {
  const code = fc.array(fc.constantFrom(...LETTERS), { minLength: 8, maxLength: 8 }).map((letters) => letters.join(''))
  const typed = fc.tuple(
    code,
    fc.array(fc.constantFrom('', ' ', '-', '  '), { minLength: 9, maxLength: 9 }),
    fc.boolean(),
  )
  fc.assert(
    fc.property(typed, ([plain, gaps, isSmall]) => {
      const spread = gaps.map((gap, at) => gap + (plain[at] ?? '')).join('')
      expect(readCode(isSmall ? spread.toLowerCase() : spread)).toBe(plain)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (anything) => {
      const read = readCode(anything)
      expect(read === undefined || /^[BCDFGHJKMNPQRSTVWXYZ2-9]{8}$/.test(read)).toBe(true)
    }),
  )
  for (const none of ['', 'K7MB4QT', 'K7MB4QTRR', 'K7MB4QTO', 'K7MB 4QT1', `${'-'.repeat(40)}K7MB4QTR`])
    expect(readCode(none)).toBeUndefined()
})

test('a code is shown in two fours and read again from there', () => {
  expect(shownCode('K7MB4QTR')).toBe('K7MB-4QTR')
  expect(readCode(shownCode('K7MB4QTR'))).toBe('K7MB4QTR')
})

test('secrets have the strength they promise and no letter that a link would change', () => {
  const secrets = secretsFrom(randomBytes)
  const bytesOf = (secret: string) => Buffer.from(secret, 'base64url').length
  expect(
    [secrets.facilitatorKey(), secrets.sessionToken(), secrets.invitation(), secrets.roomId()].map(bytesOf),
  ).toEqual([20, 24, 20, 16])
  for (let n = 0; n < 100; n++) expect(encodeURIComponent(secrets.sessionToken())).toMatch(/^[\w-]+$/)
  expect(new Set(Array.from({ length: 1_000 }, secrets.id)).size).toBe(1_000)
})

test('what is kept is not the secret', () => {
  expect(hashed('secret')).toBe('2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b')
})
