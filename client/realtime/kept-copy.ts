import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { rememberCopy } from './copies.ts'

/** One copy of a document as it lies on this device. */
export interface KeptCopy {
  /**
   * What was kept is in the document; gives the client ids under which this person wrote it. Resolves also where this
   * device keeps nothing.
   */
  readonly loaded: Promise<readonly number[]>
  /** The client ids under which this person writes. */
  noteIds(ids: readonly number[]): void
  /** Forgets what is kept and keeps nothing more of this document. */
  drop(): void
  close(): void
}

/** `document` is the name with its epoch: an old epoch's copy is never mixed into a new one. */
export type KeepCopy = (document: string, doc: Y.Doc) => KeptCopy

/** A browser may never answer about its storage; connecting must not wait for that. */
const PATIENCE = 1_500

/** Keeps copies of one person's documents in one room. Where a copy is dropped, the next one waits until it is gone. */
export function keepCopies(room: string, person: string): KeepCopy {
  let dropped: Promise<unknown> = Promise.resolve()
  return (document, doc) => {
    const name = rememberCopy(room, person, document)
    const opened = dropped.then(() => openCopy(name, doc))
    const settled = opened.catch(() => undefined) // a private window keeps nothing; the copy in memory is whole
    let isOver = false
    const end = (act: (copy: IndexeddbPersistence) => unknown) => {
      if (isOver) return settled
      isOver = true
      return settled.then((copy) => copy && act(copy))
    }
    return {
      loaded: Promise.race([settled.then(idsIn).catch(() => []), later(PATIENCE).then(() => [])]), // opened without it
      noteIds: (ids) =>
        void settled
          .then((copy) => (isOver ? undefined : copy?.set(IDS, ids as never))) // any plain value will do
          .catch(() => undefined), // they only tell whose words come back after a new epoch
      drop() {
        dropped = Promise.race([end(clear), later(PATIENCE)])
        dropped.catch(() => undefined) // the next copy is then not kept, so that it does not begin with this one
      },
      close: () => void end((copy) => copy.destroy()),
    }
  }
}

const IDS = 'ids'

async function idsIn(copy: IndexeddbPersistence | undefined): Promise<readonly number[]> {
  const found: unknown = await copy?.get(IDS)
  return Array.isArray(found) ? (found as readonly number[]) : [] // written by `noteIds`
}

async function openCopy(name: string, doc: Y.Doc): Promise<IndexeddbPersistence> {
  const copy = new IndexeddbPersistence(name, doc)
  await copy._db // rejects where storage is refused, which `whenSynced` never tells
  await copy.whenSynced
  return copy
}

/** Rows, not the database: deleting that would wait for other tabs. */
async function clear(copy: IndexeddbPersistence) {
  const { db } = copy
  if (!db) return
  const rows = db.transaction(['updates', 'custom'], 'readwrite')
  for (const store of ['updates', 'custom']) rows.objectStore(store).clear()
  await new Promise<void>((resolve, reject) => {
    rows.addEventListener('complete', () => resolve())
    rows.addEventListener('abort', () => reject(rows.error ?? new Error('storage refused')))
  })
  await copy.destroy()
}

const later = (milliseconds: number) => new Promise<void>((resolve) => void setTimeout(resolve, milliseconds))
