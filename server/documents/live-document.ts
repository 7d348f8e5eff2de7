import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { DamagedDocument } from '../store/failures.ts'
import type { DocumentLog } from './document-log.ts'
import { documentGuard } from './guard.ts'
import { journal } from './journal.ts'

/** Which document: a new epoch is a new one. */
export interface Address {
  readonly log: DocumentLog
  readonly room: string
  readonly name: DocumentName
  readonly epoch: number
}

interface Hearing {
  /** What has just become durable, and the state of the document then. */
  written(update: Uint8Array, vector: Uint8Array): void
  failed(error: unknown): void
}

export const addressed = (name: DocumentName, epoch: number) => `${name}@${epoch}`

/** Reads a document from its log. One that does not come out whole is not used: whoever wrote on would lose. */
export async function readDocument({ log, room, name, epoch }: Address) {
  const document = addressed(name, epoch)
  const { updates, last } = await log.load(room, document)
  const doc = new Y.Doc()
  try {
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  } catch (reason) {
    throw new DamagedDocument(document, String(reason))
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new DamagedDocument(document, 'its log has a gap')
  return { doc, entries: updates.length, last }
}

/** One document in memory: guarded, written down, and encoded once for everybody who asks for all of it. */
export async function openDocument(address: Address, { written, failed }: Hearing) {
  const { log, room, name, epoch } = address
  const { doc, entries, last } = await readDocument(address)
  let whole: Uint8Array | undefined
  doc.on('update', () => (whole = undefined))
  const snapshot = () => (whole ??= Y.encodeStateAsUpdate(doc))
  const document = addressed(name, epoch)
  const { tell, close } = journal({ log, room, document, doc, entries, last, snapshot, written, failed })

  return {
    doc,
    guard: documentGuard(doc, name),
    tell,
    close,
    snapshot,
    /** What somebody in that state lacks. Whoever comes new lacks everything, and many come at once. */
    since: (vector: Uint8Array) => (vector.byteLength <= 1 ? snapshot() : Y.encodeStateAsUpdate(doc, vector)),
  }
}
export type LiveDocument = Awaited<ReturnType<typeof openDocument>>
