import { fold } from '#shared/kit/text.ts'
import type { Asked } from './asked.ts'

/** How much of two questions' words must be the same; found by trying on real lists, it may warn too often. */
const ALIKE = 0.5
const SHORTEST = 4

/** For each question the first other one that asks nearly the same in nearly the same words, by id. */
export function lookAlikes(asked: readonly Asked[]): ReadonlyMap<string, Asked> {
  const words = asked.map((one) => ({ one, words: wordsOf(one.text) }))
  const found = words.flatMap(({ one, words: own }) => {
    const other = words.find((candidate) => candidate.one.id !== one.id && likeness(own, candidate.words) >= ALIKE)
    return other ? [[one.id, other.one] as const] : []
  })
  return new Map<string, Asked>(found)
}

/** The same, as pairs of numbers, each pair once. */
export const alikePairs = (asked: readonly Asked[]): readonly (readonly [number, number])[] =>
  [...lookAlikes(asked)].flatMap(([id, other]) => {
    const one = asked.find((candidate) => candidate.id === id)
    return one && one.number < other.number ? [[one.number, other.number] as const] : []
  })

/** Words long enough to carry meaning, without the ends that number and tense put on them. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter(({ length }) => length >= SHORTEST)
      .map((word) => word.replace(/(ing|ed|es|s)$/, '')),
  )

/** The share of all their words that both have (Jaccard). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - both
  return all === 0 ? 0 : both / all
}
