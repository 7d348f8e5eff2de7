import type { Kept, OutboxStorage } from '#client/realtime/outbox-storage.ts'

/** An outbox's storage that a test can look into. */
export function memoryStorage(kept: readonly Kept[] = []): OutboxStorage & { readonly held: () => readonly Kept[] } {
  const rows = new Map(kept.map((entry) => [entry.id, entry]))
  return {
    held: () => [...rows.values()],
    read: async () => [...rows.values()],
    write: async (added, gone) => {
      for (const id of gone) rows.delete(id)
      for (const entry of added) rows.set(entry.id, entry)
    },
    wipe: async () => rows.clear(),
  }
}
