import { createHash } from 'node:crypto'

/** What is stored in place of a secret: nobody can get in with what lies in the database. */
export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The letters of a join code: no vowels, so no words; no letter or figure that looks like another. */
export const CODE_LETTERS = 'BCDFGHJKMNPQRSTVWXYZ23456789'
const CODE_LENGTH = 8

/** Secrets and ids from the dice they are given. Join codes begin with one of `begin`, where several processes share an address. */
export function secretsFrom(randomBytes: (count: number) => Buffer, begin = CODE_LETTERS) {
  const token = (bytes: number) => randomBytes(bytes).toString('base64url')
  return {
    /** 160 bits, for whoever runs the room. */
    facilitatorKey: () => token(20),
    sessionToken: () => token(24),
    invitation: () => token(20),
    /** 128 bits that nobody types. */
    roomId: () => token(16),
    id: () => token(9),
    /** Eight of 28 letters; bytes that would favour some of them are thrown away. */
    joinCode(): string {
      let code = ''
      while (code.length < CODE_LENGTH) {
        const letters = code === '' ? begin : CODE_LETTERS
        const [byte = 255] = randomBytes(1)
        if (byte < letters.length * Math.floor(256 / letters.length)) code += letters[byte % letters.length]
      }
      return code
    },
  }
}
export type Secrets = ReturnType<typeof secretsFrom>

/** A code as it may have been typed: any case, with spaces or hyphens. Undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.slice(0, 40).toUpperCase().replaceAll(/[\s-]/g, '')
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : undefined
}

/** How a code is shown: in two fours. */
export const shownCode = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`
