/** The browser's own small storage. A private window may refuse any of this; then nothing is kept and nothing breaks. */
export interface Shelf {
  read(key: string): unknown
  /** Whether it was kept. */
  write(key: string, value: unknown): boolean
  remove(key: string): void
  keys(): readonly string[]
}

const PREFIX = 'questions-first.'

export const deviceShelf = shelfIn(() => localStorage)
/** Ends with the tab: for a shared device. */
export const tabShelf = shelfIn(() => sessionStorage)

function shelfIn(storage: () => Storage): Shelf {
  const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(storage())
    } catch {
      return otherwise // blocked by the browser, full, or not our text
    }
  }
  return {
    read: (key) => attempt((shelf) => JSON.parse(shelf.getItem(PREFIX + key) ?? 'null') ?? undefined, undefined),
    write: (key, value) => attempt((shelf) => (shelf.setItem(PREFIX + key, JSON.stringify(value)), true), false),
    remove: (key) => attempt((shelf) => shelf.removeItem(PREFIX + key), undefined),
    keys: () =>
      attempt(
        (shelf) =>
          Object.keys(shelf)
            .filter((key) => key.startsWith(PREFIX))
            .map((key) => key.slice(PREFIX.length)),
        [],
      ),
  }
}
