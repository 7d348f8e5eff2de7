import { createHash } from 'node:crypto'
import type { Head } from '#shared/protocol/wire.ts'

/** Where a room's log has got to: the number of its last event, and the link that ties it to all before it. */
export interface Mark {
  readonly seq: number
  readonly link: Uint8Array
  /** How often the log was written anew: links of different editions have nothing to do with each other. */
  readonly edition: number
}

/** What the first event is linked to. */
export const FIRST_LINK: Uint8Array = new Uint8Array()

/** Ties an event to all before it: a bit that flips, or an event that is missing, breaks every later link. */
export const linkAfter = (link: Uint8Array, body: string): Uint8Array =>
  createHash('sha256').update(link).update(body).digest()

export const sameLink = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

const SHOWN_LETTERS = 16

/** A mark as devices may keep it. Not the link itself, from which somebody could try what the next event was. */
export const headAt = ({ seq, link, edition }: Mark): Head => ({
  seq,
  edition,
  hash: createHash('sha256').update('head of a room').update(link).digest('base64url').slice(0, SHOWN_LETTERS),
})

/**
 * Whether a log that is here now has been where a device was told. `linkAt` gives the link of an event of this edition;
 * of an older edition only the number can be compared, since nothing may be kept that tells what was forgotten.
 */
export function hasBeenAt(end: Mark, { seq, hash, edition }: Head, linkAt: (seq: number) => Uint8Array | undefined) {
  if (edition !== end.edition) return edition < end.edition && seq <= end.seq
  const link = seq === 0 ? FIRST_LINK : linkAt(seq)
  return link !== undefined && headAt({ seq, link, edition }).hash === hash
}

/** Ties a snapshot to the log it was made of: neither can be changed, nor put beside another, without showing. */
export const sumOfSnapshot = (link: Uint8Array, version: number, body: string): Uint8Array =>
  createHash('sha256').update(link).update(`${version} `).update(body).digest()
