import type { StoreFailed } from './failures.ts'

/** Who watches the store at work: metrics, logs, and whoever ends the process after a fatal failure. */
export interface StoreObserver {
  /** One transaction is on disk. */
  committed(batch: { readonly tasks: number; readonly milliseconds: number }): void
  /** Nothing can be written from now on. */
  failed(failure: StoreFailed): void
  /** Writing works again. */
  recovered(): void
}
