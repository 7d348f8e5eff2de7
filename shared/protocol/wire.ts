import * as v from 'valibot'
import { DOCUMENT_NAMES } from '../board/rights.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Patch } from '../kit/patch.ts'
import { choice, integer, object } from '../kit/schema.ts'
import type { FacilitatorView } from '../room/views/facilitator-view.ts'
import type { OwnView } from '../room/views/own-view.ts'
import type { SharedView } from '../room/views/shared-view.ts'
import type { Command } from '../room/commands.ts'

// What travels over Socket.IO (PROTOCOL.md). Every request is answered exactly once.

/**
 * How far the log of a room has got: how many events, a fingerprint of them all, and how often it was written anew so
 * that somebody is forgotten. A device keeps the last one it was
 * told and shows it when it comes back; a server that has never been there has lost something.
 */
export const headSchema = object({
  seq: integer(0, Number.MAX_SAFE_INTEGER),
  hash: v.pipe(v.string(), v.regex(/^[\w-]{16}$/, 'a fingerprint')),
  edition: integer(0, Number.MAX_SAFE_INTEGER),
})
export type Head = v.InferOutput<typeof headSchema>

/** Everything a person may see at one moment. */
export interface View {
  readonly revision: number
  readonly shared: SharedView | FacilitatorView
  readonly own: OwnView
  readonly protocol: number
  /** Something this device was answered is no longer there: the room was put back to an earlier state. */
  readonly isSetBack?: true
}

/** JSON Merge Patches (RFC 7396) from revision `from` to `revision`. */
export interface Change {
  readonly revision: number
  readonly from: number
  readonly shared?: Patch
  readonly own?: Patch
}

export const GOODBYE_CODES = ['removed', 'roomClosed', 'restarting', 'tooSlow'] as const
export interface Goodbye {
  readonly code: (typeof GOODBYE_CODES)[number]
}

export type Refused = { readonly ok: false; readonly refusal: Refusal }
/** `ok: true` means durable. `revision` is the one in which the change is shown. */
export type Answer =
  | {
      readonly ok: true
      readonly revision: number
      /** Absent in answers to ballots, which are not in the log. */
      readonly head?: Head
      readonly value?: Readonly<Record<string, unknown>>
    }
  | Refused

/** A command comes in an envelope whose id is made by the client: the same id from the same person is done once. */
export const envelopeSchema = object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, 'a UUID')),
  command: v.unknown(),
})
export interface Envelope {
  readonly id: string
  readonly command: Command
}

export const ticketRequestSchema = object({ document: choice(DOCUMENT_NAMES) })
export type TicketAnswer =
  { readonly ok: true; readonly ticket: string; readonly document: string; readonly clientId: number } | Refused

export const syncRequestSchema = object({ lastRevision: v.optional(v.pipe(v.number(), v.safeInteger())) })

export interface Down {
  view(view: View): void
  change(change: Change): void
  goodbye(goodbye: Goodbye): void
}

export interface Up {
  command(envelope: Envelope, answer: (answer: Answer) => void): void
  ticket(request: { readonly document: string }, answer: (answer: TicketAnswer) => void): void
  sync(request: { readonly lastRevision?: number }, answer: (answer: { readonly ok: true } | Refused) => void): void
}
