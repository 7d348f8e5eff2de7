import { createHash } from 'node:crypto'

/** What the first event is linked to. */
export const FIRST_LINK: Uint8Array = new Uint8Array()

/** Ties an event to all before it: a bit that flips, or an event that is missing, breaks every later link. */
export const linkAfter = (link: Uint8Array, body: string): Uint8Array =>
  createHash('sha256').update(link).update(body).digest()

export const sameLink = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0
