import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { DamagedDocument } from '../store/failures.ts'
import type { DocumentLog } from './document-log.ts'
import { answerFrame, askFrame, updateFrame } from './frames.ts'
import { documentGuard } from './guard.ts'
import { intakeOf } from './intake.ts'
import { journal } from './journal.ts'
import { newcomersOf } from './newcomers.ts'
import type { Outflow } from './outflow.ts'
import { toldOf } from './told.ts'

/** Which document: a new epoch is a new one. */
export interface Address {
  readonly log: DocumentLog
  readonly room: string
  readonly name: DocumentName
  readonly epoch: number
}

interface Hearing {
  /** What has just become durable, framed, and its number. */
  written(frame: Uint8Array, at: number): void
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
  return { doc, updates, last }
}

/** One document in memory: guarded, written down, and encoded once for everybody who asks for all of it. */
export async function openDocument(address: Address, { written, failed }: Hearing) {
  const { log, room, name, epoch } = address
  const { doc, updates, last } = await readDocument(address)
  const document = addressed(name, epoch)
  const { whole, question, since, forget } = encodedOf(doc, updates)
  const told = toldOf(updates)
  const writing = journal({
    log,
    room,
    document,
    doc,
    last,
    failed,
    entries: updates.length,
    snapshot: whole,
    written: (update) => written(updateFrame(update), told.add(update)),
  })
  const intake = intakeOf({
    doc,
    guard: documentGuard(doc, name, whole),
    written: writing.written,
    failed,
    apply(update) {
      Y.applyUpdate(doc, update)
      forget() // Yjs tells of it only when the round is over
    },
  })
  const newcomers = newcomersOf({
    told,
    renew: (then) =>
      writing.tell(() => {
        const frame = answerFrame(whole())
        return () => {
          told.renew(frame)
          then()
        }
      }),
  })

  return {
    doc,
    offer: intake.offer,
    snapshot: whole,
    /** What the other side is asked for. */
    question,
    /** Answers somebody in that state; whoever comes new lacks everything, and many come at once. */
    answer(vector: Uint8Array, out: Outflow) {
      out.await()
      if (vector.byteLength <= 1) return newcomers.welcome(out)
      writing.tell(() => {
        const frame = since(vector)
        return () => out.answer([frame], told.last())
      })
    },
    /** Gives a reader that fell behind all it has missed. */
    catchUp(out: Outflow, from: number) {
      const frames = told.after(from)
      if (frames) return out.answer(frames, told.last())
      out.await()
      newcomers.welcome(out)
    },
    /** Judges what has come in, and takes no more. */
    end: intake.close,
    /** Resolves once everything is written. */
    close: writing.close,
  }
}
export type LiveDocument = Awaited<ReturnType<typeof openDocument>>

/** Many people come back with the same copy, as after a restart; so many different ones are remembered. */
const MOST_VECTORS = 16

/** What is encoded of a document, once for each of its versions. */
function encodedOf(doc: Y.Doc, updates: readonly Uint8Array[]) {
  // As it comes from a store that has just been compacted, it is encoded already.
  let whole = updates.length === 1 ? updates[0] : undefined
  let question: Uint8Array | undefined
  const answers = new Map<string, Uint8Array>()

  function forget() {
    whole = question = undefined
    answers.clear()
  }
  doc.on('update', forget)

  return {
    forget,
    whole: () => (whole ??= Y.encodeStateAsUpdate(doc)),
    question: () => (question ??= askFrame(Y.encodeStateVector(doc))),
    since(vector: Uint8Array): Uint8Array {
      const key = Buffer.from(vector).toString('latin1')
      const frame = answers.get(key) ?? answerFrame(Y.encodeStateAsUpdate(doc, vector))
      if (answers.size < MOST_VECTORS) answers.set(key, frame)
      return frame
    },
  }
}
