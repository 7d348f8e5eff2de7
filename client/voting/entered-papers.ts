import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PollId } from '#shared/voting/poll.ts'

/** A paper ballot typed in on this device: that it came, and for whom it counts; not what was on it. */
export interface EnteredPaper {
  readonly number: number
  readonly organisation: string | undefined
  /** "12 of 12 answered." */
  readonly progress: string
}

type Entered = readonly EnteredPaper[]

const stores = new Map<PollId, StoreApi<{ readonly papers: Entered }>>()

export function enteredPapers(poll: PollId): StoreApi<{ readonly papers: Entered }> {
  const known = stores.get(poll)
  if (known) return known
  const made = createStore<{ readonly papers: Entered }>(() => ({ papers: [] }))
  stores.set(poll, made)
  return made
}

/** The same number again replaces what was entered under it. */
export const withPaper = (papers: Entered, paper: EnteredPaper): Entered =>
  [...papers.filter(({ number }) => number !== paper.number), paper].toSorted((a, b) => a.number - b.number)

export const nextNumber = (papers: Entered) => Math.max(0, ...papers.map(({ number }) => number)) + 1
