import type { Refusal } from '#shared/core/refusal.ts'
import type { NotSent, Outbox, Waiting } from './outbox.ts'

/** One command as it lies on the device. */
export type Kept = Waiting & { readonly refusal?: Refusal }

/** Where commands outlive the page. Every call may reject: a private window often has no storage. */
export interface OutboxStorage {
  /** Oldest first. */
  read(): Promise<readonly Kept[]>
  write(kept: readonly Kept[], gone: readonly string[]): Promise<void>
  wipe(): Promise<void>
}

/** What must be written so that the storage holds `after`. */
export function changesBetween(before: Outbox, after: Outbox) {
  if (before.waiting === after.waiting && before.notSent === after.notSent) return { kept: [], gone: [] }
  const [old, now] = [allIn(before), allIn(after)]
  return {
    kept: [...now.values()].filter((entry) => old.get(entry.id) !== entry),
    gone: [...old.keys()].filter((id) => !now.has(id)),
  }
}

const allIn = ({ waiting, notSent }: Outbox) =>
  new Map<string, Kept>([...waiting, ...notSent].map((entry) => [entry.id, entry]))

export const isNotSent = (entry: Kept): entry is NotSent => entry.refusal !== undefined

/**
 * Writes one after the other. What could not be written is tried again with whatever comes next, as when storage was full;
 * `tell` says each time whether everything is kept.
 */
export function writerOf(storage: OutboxStorage, tell: (isKept: boolean) => void) {
  let unkept: ReadonlyMap<string, Kept> = new Map()
  let writing: Promise<void> = Promise.resolve()

  async function writeNow(kept: readonly Kept[], gone: readonly string[]) {
    const due = new Map([...unkept, ...kept.map((entry) => [entry.id, entry] as const)])
    for (const id of gone) due.delete(id)
    unkept = await storage.write([...due.values()], gone).then(
      () => new Map(),
      () => due, // said by `tell`
    )
    tell(unkept.size === 0)
  }

  return {
    write: (kept: readonly Kept[], gone: readonly string[]) =>
      void (writing = writing.then(() => writeNow(kept, gone))),
    /** Resolves once all that was given is written, or could not be. */
    done: () => writing,
  }
}

/** For a shared device: ends with the tab. `room` and `person` make the place. */
export function tabStorage(room: string, person: string): OutboxStorage {
  const place = `questions-first.outbox.${room}.${person}`
  const all = () => JSON.parse(sessionStorage.getItem(place) ?? '[]') as readonly Kept[] // written below
  return {
    read: async () => all(),
    write: async (kept, gone) => {
      const left = new Set([...gone, ...kept.map(({ id }) => id)])
      sessionStorage.setItem(place, JSON.stringify([...all().filter(({ id }) => !left.has(id)), ...kept]))
    },
    wipe: async () => sessionStorage.removeItem(place),
  }
}

const ROWS = 'commands'

/** IndexedDB, a row for each command, so that two tabs never write over each other. */
export function deviceStorage(room: string, person: string): OutboxStorage {
  const owner = `${room}/${person}`
  const mine = () => IDBKeyRange.bound([owner], [owner, []])
  let opened: Promise<IDBDatabase> | undefined
  const rows = async (mode: IDBTransactionMode) => {
    opened ??= openDatabase()
    return (await opened).transaction(ROWS, mode).objectStore(ROWS)
  }
  return {
    async read() {
      const found = (await done((await rows('readonly')).getAll(mine()))) as readonly Kept[] // written below
      return found.toSorted((one, other) => one.askedAt - other.askedAt)
    },
    async write(kept, gone) {
      const store = await rows('readwrite')
      for (const id of gone) store.delete([owner, id])
      for (const entry of kept) store.put(entry, [owner, entry.id])
      await committed(store.transaction)
    },
    async wipe() {
      const store = await rows('readwrite')
      store.delete(mine())
      await committed(store.transaction)
    },
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('questions-first', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(ROWS))
  return done(request)
}

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('storage refused')))
  })

const committed = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('storage refused')))
  })
