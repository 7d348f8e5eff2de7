import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Ballot } from '#shared/voting/poll.ts'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
/** Drawn together: each drawing costs as much as the sealing itself. */
const NONCES = 256
/** Sealed ballots come in few lengths, so that a length tells little of what is inside. */
const LEAST_LENGTH = 512

/** A ballot as it is kept while its poll is open. */
interface Sealed {
  readonly sealed: string
}

export const isSealedBallot = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'sealed' in value && typeof value.sealed === 'string'

/**
 * Makes ballots unreadable to whoever has the database and not the poll's key. The log that the database writes tells
 * who voted together with which pseudonym; with the key destroyed, nothing ever tells what that ballot said.
 */
export function ballotSeal(pollKey: Buffer) {
  const key = Buffer.from(hkdfSync('sha256', pollKey, Buffer.alloc(0), 'ballots', 32))

  let drawn: Buffer = Buffer.alloc(0)
  function nextNonce(): Buffer {
    if (drawn.byteLength === 0) drawn = randomBytes(NONCE * NONCES)
    const nonce = drawn.subarray(0, NONCE)
    drawn = drawn.subarray(NONCE)
    return nonce
  }

  return {
    seal(voter: string, ballot: Ballot): Sealed {
      const nonce = nextNonce()
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(voter))
      const body = Buffer.concat([cipher.update(padded(JSON.stringify(ballot))), cipher.final()])
      return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') }
    },
    /** Undefined when it was sealed under another key or for another voter, or is damaged. */
    open(voter: string, { sealed }: Sealed): Ballot | undefined {
      const bytes = Buffer.from(sealed, 'base64')
      if (bytes.byteLength < NONCE + TAG) return undefined
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
      decipher.setAAD(Buffer.from(voter)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      try {
        const body = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
        return JSON.parse(body.toString()) as Ballot // what `seal` was given
      } catch {
        return undefined // the tag does not fit
      }
    },
    forget: () => void key.fill(0),
  }
}
export type BallotSeal = ReturnType<typeof ballotSeal>

/** Spaces after JSON mean nothing. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text)
  let length = LEAST_LENGTH
  while (length < bytes.byteLength) length *= 2
  return Buffer.concat([bytes], length).fill(' ', bytes.byteLength)
}
