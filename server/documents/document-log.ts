/**
 * Where shared documents are kept: an append-only log of Yjs updates (V1) per document. A document is named with its
 * epoch, `board@1`. Nothing is ever overwritten: a new epoch is a new document.
 */
export interface DocumentLog {
  /** All updates, oldest first, and the number of the last one; an unknown document has none and number 0. */
  load(room: string, document: string): Promise<LoggedDocument>
  /** Resolves with the update's number, higher than any before it in this document, once it would survive a power cut. */
  append(room: string, document: string, update: Uint8Array): Promise<number>
  /** Puts `snapshot` in the place of every update up to and including number `upTo`, all or nothing. */
  compact(room: string, document: string, snapshot: Uint8Array, upTo: number): Promise<void>
  /** Forgets the document, for good. */
  drop(room: string, document: string): Promise<void>
}

export interface LoggedDocument {
  readonly updates: readonly Uint8Array[]
  readonly last: number
}
