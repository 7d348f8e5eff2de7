import type { StoreFailed } from './failures.ts'

export interface Salvaged {
  readonly whole: number
  readonly damaged: number
  readonly keptIn: string
}

/** Who watches the store at work: metrics, logs, and whoever ends the process after a fatal failure. */
export interface StoreObserver {
  /** One transaction is on disk. */
  committed(batch: { readonly tasks: number; readonly milliseconds: number }): void
  /** Nothing can be written from now on. */
  failed(failure: StoreFailed): void
  /** The file was damaged and has been written anew from what could be read; as it was found, it is kept apart. */
  salvaged?(outcome: Salvaged): void
  /** Writing works again. */
  recovered(): void
}

/** For whoever learns what goes wrong from the promise alone. */
export const unwatched: StoreObserver = {
  committed: () => undefined,
  failed: () => undefined,
  recovered: () => undefined,
}
