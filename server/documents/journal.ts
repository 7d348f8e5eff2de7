import type * as Y from 'yjs'
import type { DocumentLog } from './document-log.ts'
import { merged } from './merging.ts'

const COMPACT_AFTER = 500

interface Means {
  readonly log: DocumentLog
  readonly room: string
  readonly document: string
  readonly doc: Y.Doc
  /** How many entries the log already has, and the number of the last. */
  readonly entries: number
  readonly last: number
  /** The whole document, encoded. */
  snapshot(): Uint8Array
  /** What has just become durable. */
  written(update: Uint8Array): void
  failed(error: unknown): void
}

/** Builds something from the document as it is, and gives what is to be done once that much is durable. */
type Telling = () => () => void

/** Writes a document's changes down, one entry after the other, before anybody hears of them. */
export function journal(means: Means) {
  const { log, room, document, doc, snapshot, written, failed } = means
  let { entries, last } = means
  let batch: Uint8Array[] = []
  let tellings: Telling[] = []
  let writing: Promise<void> | undefined
  let isBroken = false

  doc.on('update', note)

  function note(update: Uint8Array) {
    batch.push(update)
    void write()
  }

  function write() {
    writing ??= writeAll().catch(stop).finally(rest)
    return writing
  }

  function rest() {
    writing = undefined
    if (batch.length > 0 || tellings.length > 0) void write() // came in while the last write was ending
  }

  async function writeAll() {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what a log is about
    while ((batch.length > 0 || tellings.length > 0) && !isBroken) await writeBatch()
  }

  async function writeBatch() {
    const updates = batch
    const told = tellings.map((telling) => telling())
    batch = []
    tellings = []
    const update = merged(updates)
    if (update) {
      last = await log.append(room, document, update)
      entries++
      written(update)
    }
    for (const tell of told) tell()
    if (entries >= COMPACT_AFTER) await compact()
  }

  async function compact() {
    await log.compact(room, document, snapshot(), last)
    entries = 1
  }

  function stop(error: unknown) {
    isBroken = true
    batch = []
    tellings = []
    doc.off('update', note)
    failed(error)
  }

  return {
    /** Nobody is told of anything that could still be lost. */
    tell(telling: Telling) {
      if (isBroken) return
      if (batch.length === 0 && !writing) return telling()()
      tellings.push(telling)
    },
    /** Resolves once nothing waits to be written. */
    async written(): Promise<void> {
      // oxlint-disable-next-line no-await-in-loop -- more may have come in meanwhile
      while (writing) await writing
    },
    /** Resolves once everything is written, or could not be. */
    async close(): Promise<void> {
      await write()
      if (entries > 1 && !isBroken) await compact().catch(stop)
      doc.off('update', note)
    },
  }
}
