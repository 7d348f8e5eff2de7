import type { DocumentName } from '#shared/board/rights.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { read } from '#shared/kit/schema.ts'
import { type TicketAnswer, ticketRequestSchema } from '#shared/protocol/wire.ts'
import type { AuthorLedger } from '../people/author-ledger.ts'
import type { TicketBooth } from '../people/tickets.ts'
import type { RoomHost } from '../room/room-host.ts'

interface Means {
  readonly booth: Pick<TicketBooth, 'issue'>
  readonly ledger: Pick<AuthorLedger, 'claim'>
}

/** Answers who asks for a way into a shared document: a pass for a minute, and a Yjs client id that is theirs for ever. */
export const ticketDesk =
  ({ booth, ledger }: Means) =>
  async ({ host, person }: { host: RoomHost; person: PersonId }, request: unknown): Promise<TicketAnswer> => {
    const asked = read(ticketRequestSchema, request)
    if (!asked.ok) return { ok: false, refusal: { code: 'malformed' } }
    if (!host.actorOf(person)) return { ok: false, refusal: { code: 'removed' } }
    if (host.state().status !== 'open') return { ok: false, refusal: { code: 'roomClosed' } }
    const document: DocumentName = asked.value.document
    const epoch = host.state().epochs[document]
    const clientId = await ledger.claim(host.code, person)
    const ticket = booth.issue({ room: host.code, person, document, epoch, clientId })
    return { ok: true, ticket, document: `${document}@${epoch}`, clientId }
  }
