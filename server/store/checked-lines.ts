import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const CHECK_LETTERS = 8

const checkOf = (words: string) => createHash('sha256').update(words).digest('hex').slice(0, CHECK_LETTERS)

/** A line that a torn write or a flipped bit cannot turn into another one. */
export const checkedLine = (...words: readonly (string | number)[]): string => {
  const said = words.join(' ')
  return `${said} ${checkOf(said)}\n`
}

/** The words of every line that is as it was written; what is torn or changed counts as not there. */
export function readCheckedLines(file: string): readonly (readonly string[])[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const said = line.slice(0, -CHECK_LETTERS - 1)
      return said !== '' && line === `${said} ${checkOf(said)}` ? [said.split(' ')] : []
    })
}
