import { expect } from 'vitest'
import type { MethodCount, VotingMethod } from '#shared/voting/methods/method.ts'
import { ballotsIn, type Vector } from './vectors.ts'

/** Names that stand for a set; everywhere else the order of a list counts. */
const SETS = new Set(['contested', 'funded', 'smith', 'hidden', 'locked', 'orders'])

/** Sorts what is a set, so that two results compare. */
export function withSortedSets(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const inner = value.map((one) => withSortedSets(one))
    return SETS.has(name) ? inner.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inner
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withSortedSets(one, key)]))
}

/** What a method makes of a vector: its count with its detail, or the refusal of the config or of the first bad ballot. */
export function outcomeOf<Config, Ballot, ItemResult, Detail extends object>(
  method: VotingMethod<Config, Ballot, ItemResult, Detail>,
  vector: Vector,
): Record<string, unknown> {
  const { items, ...given } = vector.config as { items: string[] }
  const config = method.configure(given, items)
  if (!config.ok) return { refusal: config.error.code }
  const ballots: Ballot[] = []
  for (const { ballot } of ballotsIn(vector)) {
    const read = method.check(ballot, config.value, items)
    if (!read.ok) return { refusal: read.error.code }
    ballots.push(read.value)
  }
  return told(method.count(ballots, config.value, items), ballots.length)
}

export const told = <T>({ detail, ...counted }: MethodCount<T>, received: number): Record<string, unknown> => ({
  received,
  ...counted,
  ...detail,
})

export const expectRefused = (read: { ok: boolean; error?: { code: string } }, code: string) =>
  expect(read.ok ? 'ok' : read.error?.code).toBe(code)
