import * as Y from 'yjs'
import type { DocumentLog } from './document-log.ts'

/** Milliseconds in which what everybody does becomes one entry and one frame. */
const TICK = 20
const COMPACT_AFTER = 500
/** Merging is quadratic in the number of updates, so many are merged in groups. */
const GROUP = 32

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
  /** What has just become durable, and the state of the document then. */
  written(update: Uint8Array, vector: Uint8Array): void
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
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> | undefined
  let isBroken = false

  doc.on('update', note)

  function note(update: Uint8Array) {
    batch.push(update)
    if (!writing) timer ??= setTimeout(write, TICK)
  }

  function write() {
    clearTimeout(timer)
    timer = undefined
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
    const [updates, vector] = [batch, Y.encodeStateVector(doc)]
    const told = tellings.map((telling) => telling())
    batch = []
    tellings = []
    const update = merged(updates)
    if (update) {
      last = await log.append(room, document, update)
      entries++
      written(update, vector)
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
    /** Resolves once everything is written, or could not be. */
    async close(): Promise<void> {
      await write()
      if (entries > 1 && !isBroken) await compact().catch(stop)
      doc.off('update', note)
    },
  }
}

function merged(updates: readonly Uint8Array[]): Uint8Array | undefined {
  if (updates.length <= 1) return updates[0]
  const groups: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += GROUP) groups.push(Y.mergeUpdates(updates.slice(at, at + GROUP)))
  return merged(groups)
}
