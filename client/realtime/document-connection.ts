import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { UnsentWords } from '#shared/board/unsent.ts'
import type { RefusalCode } from '#shared/core/refusal.ts'
import { CLOSE_CODES } from '#shared/protocol/close-codes.ts'
import type { TicketAnswer } from '#shared/protocol/wire.ts'
import { OwnAwareness } from './own-awareness.ts'
import type { KeepCopy, KeptCopy } from './kept-copy.ts'
import type { MakeProvider } from './stock-provider.ts'
import { waitAfter } from './waits.ts'

export interface OpenDocument {
  /** Replaced as a whole when the server refused this copy or began a new epoch. */
  readonly doc: Y.Doc
  /** Only while connected. */
  readonly awareness: Awareness | undefined
  readonly status: 'opening' | 'live' | 'offline' | 'stopped'
  readonly recovered: readonly UnsentWords[]
}

interface Surroundings {
  readonly requestTicket: () => Promise<TicketAnswer>
  readonly makeProvider: MakeProvider
  /** What in this copy is not among the `known` structs (client id → next clock). */
  readonly unsent: (doc: Y.Doc, known: ReadonlyMap<number, number>) => readonly UnsentWords[]
  /** Runs `then` after some milliseconds; the answer calls it off. */
  readonly later: (milliseconds: number, then: () => void) => () => void
  /** 0 to 1. */
  readonly random: () => number
  readonly isSeen: () => boolean
  /** Keeps a copy on this device, so that it outlives the page; undefined where nothing may outlive it. */
  readonly keep?: KeepCopy | undefined
}

export type DocumentConnection = ReturnType<typeof connectDocument>

const FINAL_REFUSALS: ReadonlySet<RefusalCode> = new Set(['notAllowed', 'notAdmitted', 'removed', 'roomClosed'])

/**
 * Keeps one shared document connected. Edits made while away stay in the copy and go out on return. A copy the server
 * refused is dropped whole, because nothing after the refused edit can be kept either; its unsent words are handed back.
 */
export function connectDocument(surroundings: Surroundings) {
  const { requestTicket, makeProvider, unsent, later, random, isSeen, keep } = surroundings
  let open: OpenDocument = { doc: new Y.Doc(), awareness: undefined, status: 'opening', recovered: [] }
  let name: string | undefined
  let refusedCopies: readonly Y.Doc[] = []
  let sent: ReadonlyMap<number, number> = new Map()
  /** Under which this person has written in this copy, also before a reload. */
  const ownIds = new Set<number>()
  let failures = 0
  let isLineUp = true
  let kept: KeptCopy | undefined
  let turn = 0 // an answer or event of an earlier turn is nobody's any more
  let hangUp = () => {}
  const hearers = new Set<() => void>()

  function become(next: Partial<OpenDocument>) {
    open = { ...open, ...next }
    for (const hear of hearers) hear()
  }

  function leave() {
    turn += 1
    hangUp()
    hangUp = () => {}
    if (open.status === 'live') sent = Y.decodeStateVector(Y.encodeStateVector(open.doc))
  }

  async function connect() {
    leave()
    const mine = turn
    const answer = await requestTicket().catch(() => undefined) // no answer: the line is down, which is what we wait for
    if (mine !== turn) return
    if (answer?.ok) await prepare(answer)
    else if (answer && FINAL_REFUSALS.has(answer.refusal.code)) become({ awareness: undefined, status: 'stopped' })
    else comeBack()
  }

  /** What this device kept from before goes into the copy first, so that it is sent with all that came since. */
  async function prepare(ticket: Ticket) {
    if (name !== undefined && name !== ticket.document) dropOldEpoch()
    name = ticket.document
    const mine = turn
    kept ??= keep?.(ticket.document, open.doc)
    for (const id of (await kept?.loaded) ?? []) ownIds.add(id)
    if (mine === turn) enter(ticket)
  }

  function enter({ document, ticket, clientId }: Ticket) {
    const mine = turn
    const { doc } = open
    const release = writeAs(doc, clientId)
    ownIds.add(clientId)
    kept?.noteIds([...ownIds])
    const awareness = new OwnAwareness(doc)
    const provider = makeProvider(
      { document, ticket, doc, awareness },
      {
        synced: () => mine === turn && live(awareness),
        closed: (code) => mine === turn && closed(code),
      },
    )
    hangUp = () => {
      provider.close()
      awareness.destroy()
      release()
    }
  }

  function live(awareness: Awareness) {
    failures = 0
    const known = Y.decodeStateVector(Y.encodeStateVector(open.doc))
    const lost = refusedCopies.flatMap((copy) => unsent(copy, known))
    refusedCopies = []
    become({ awareness, status: 'live', recovered: [...open.recovered, ...lost] })
  }

  function closed(code = 1006) {
    leave()
    if (code === CLOSE_CODES.updateRefused) {
      refusedCopies = [...refusedCopies, open.doc]
      forgetKept()
      become({ doc: new Y.Doc(), status: 'opening' })
    } else if (code === CLOSE_CODES.oldEpoch) dropOldEpoch()
    else if (isFinal(code)) return become({ awareness: undefined, status: 'stopped' })
    comeBack()
  }

  /** Merging an old copy into a new epoch would bring back what a reset removed. */
  function dropOldEpoch() {
    name = undefined
    forgetKept()
    become({
      doc: new Y.Doc(),
      status: 'opening',
      recovered: [...open.recovered, ...unsent(open.doc, knownOf(open.doc))],
    })
    sent = new Map()
    ownIds.clear()
  }

  /** What others wrote came from the server; what of one's own it has had is known only from this life of the page. */
  function knownOf(doc: Y.Doc): ReadonlyMap<number, number> {
    const all = Y.decodeStateVector(Y.encodeStateVector(doc))
    return new Map([...all].map(([id, clock]) => [id, ownIds.has(id) ? (sent.get(id) ?? 0) : clock]))
  }

  function forgetKept() {
    kept?.drop()
    kept = undefined
  }

  function away() {
    leave()
    become({ awareness: undefined, status: open.status === 'opening' ? 'opening' : 'offline' })
  }

  function comeBack() {
    away()
    if (!isLineUp) return // its return is told
    hangUp = later(waitAfter(failures, { isSeen: isSeen(), chance: random() }), () => void connect())
    failures += 1
  }

  void connect()

  return {
    current: () => open,
    subscribe(hear: () => void) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    /** The room's own connection is back: whatever we held before it is stale, also a socket that looks alive. */
    lineIsBack() {
      isLineUp = true
      failures = 0
      if (open.status !== 'stopped') void connect()
    },
    /** The room's own connection is lost: a socket beside it only looks alive. */
    lineIsLost() {
      isLineUp = false
      if (open.status !== 'stopped') away()
    },
    retry() {
      failures = 0
      become({ status: 'opening' })
      void connect()
    },
    dismiss: (draft: UnsentWords) => become({ recovered: open.recovered.filter((other) => other !== draft) }),
    close() {
      leave()
      kept?.close()
      hearers.clear()
    },
  }
}

type Ticket = TicketAnswer & { readonly ok: true }

/** An expired ticket says nothing about this person: the next one is fresh. */
const isFinal = (code: number) => code >= 4400 && code < 4500 && code !== CLOSE_CODES.ticketExpired

/**
 * Writes under the id of the ticket. Yjs takes another id when it meets structs of its own from elsewhere (a reload);
 * the server would refuse all that is written under that.
 */
function writeAs(doc: Y.Doc, clientId: number): () => void {
  const keep = () => void (doc.clientID = clientId)
  keep()
  doc.on('afterTransactionCleanup', keep)
  return () => doc.off('afterTransactionCleanup', keep)
}
