import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { type DocumentName, DOCUMENT_NAMES } from '#shared/board/rights.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { choice, id, integer, object, read } from '#shared/kit/schema.ts'
import { MAX_CLIENT_ID } from './author-ledger.ts'

/** What a ticket lets its holder open: one document, in one epoch, as one person, under one Yjs client id. */
export interface Pass {
  readonly room: string
  readonly person: PersonId
  readonly document: DocumentName
  readonly epoch: number
  readonly clientId: number
}

const passSchema = object({
  room: id<string>(),
  person: id<PersonId>(),
  document: choice(DOCUMENT_NAMES),
  epoch: integer(0, Number.MAX_SAFE_INTEGER),
  clientId: integer(1, MAX_CLIENT_ID),
  /** Milliseconds on the server's clock. */
  until: v.pipe(v.number(), v.finite()),
})

const LIFETIME = 60_000
const LONGEST = 1_024

/** Short-lived passes to one shared document. Checking one needs no waiting, so it can happen inside an upgrade. */
export function ticketBooth({ secret, now }: { readonly secret: Uint8Array; now(): number }) {
  const seal = (body: string) => createHmac('sha256', secret).update(body).digest()

  return {
    issue(pass: Pass): string {
      const body = Buffer.from(JSON.stringify({ ...pass, until: now() + LIFETIME })).toString('base64url')
      return `${body}.${seal(body).toString('base64url')}`
    },

    /** Nothing is parsed before the seal is known to be ours. */
    read(ticket: string): Pass | undefined {
      if (ticket.length > LONGEST) return undefined
      const [body = '', seen = '', ...rest] = ticket.split('.')
      const [given, expected] = [Buffer.from(seen, 'base64url'), seal(body)]
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      const pass = read(passSchema, JSON.parse(Buffer.from(body, 'base64url').toString()))
      if (!pass.ok || pass.value.until <= now()) return undefined
      const { room, person, document, epoch, clientId } = pass.value
      return { room, person, document, epoch, clientId }
    },
  }
}
export type TicketBooth = ReturnType<typeof ticketBooth>
