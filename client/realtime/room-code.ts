/** The letters of a join code: no vowels, so no words, and nothing that is easily mistaken (PROTOCOL.md). */
const LETTERS = 'BCDFGHJKMNPQRSTVWXYZ23456789'
const LENGTH = 8

/** A code as people type it: any case, with or without spaces and hyphens. */
export const bareCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

export type CodeFault = 'empty' | 'length' | 'letters'

export function faultIn(typed: string): CodeFault | undefined {
  const code = bareCode(typed)
  if (code === '') return 'empty'
  if ([...code].some((letter) => !LETTERS.includes(letter))) return 'letters'
  return code.length === LENGTH ? undefined : 'length'
}

export const CODE_WORDS: Readonly<Record<CodeFault, string>> = {
  empty: 'Enter your room code',
  length: 'A room code has 8 characters, like K7MX-4QTB',
  letters: 'Room codes have no A, E, I, L, O, U, 0 or 1. Check the code',
}

/** The code in an address, or undefined where it can be none. */
export const roomIn = (typed: string): string | undefined =>
  faultIn(typed) === undefined ? bareCode(typed) : undefined

/** In two fours, as it is shown and read out. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`
