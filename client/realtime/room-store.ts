import { createStore, type StoreApi } from 'zustand/vanilla'
import { difference, merge } from '#shared/kit/patch.ts'
import type { Change, View } from '#shared/protocol/wire.ts'

/** The room as this device last saw it. */
export interface RoomStore {
  readonly view?: View
  see(view: View): void
  apply(change: Change): void
}

/**
 * A change that does not start from what is here is not guessed at: all is asked for. Whatever did not change keeps its
 * reference, also when the whole view comes again, so screens redraw only what moved.
 */
export const createRoomStore = (askForAll: (lastRevision: number) => void): StoreApi<RoomStore> =>
  createStore<RoomStore>()((set, get) => ({
    see(next) {
      const { view } = get()
      set({ view: view ? { ...next, shared: kept(view.shared, next.shared), own: kept(view.own, next.own) } : next })
    },
    apply({ revision, from, shared, own }) {
      const { view } = get()
      if (!view || revision < view.revision || (revision === view.revision && from < revision)) return
      if (from !== view.revision) return askForAll(view.revision)
      set({
        view: {
          ...view,
          revision,
          shared: shared ? merge(view.shared, shared) : view.shared,
          own: own ? merge(view.own, own) : view.own,
        },
      })
    },
  }))

function kept<T extends object>(before: T, next: T): T {
  const patch = difference(before, next)
  return patch ? merge(before, patch) : before
}
