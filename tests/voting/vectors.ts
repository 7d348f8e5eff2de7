import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** One worked example with its known answer, as in `tests/fixtures/voting.json`. */
export interface Vector {
  readonly method: string
  readonly name: string
  readonly config: Record<string, unknown>
  readonly ballots: unknown
  readonly expected: Record<string, unknown>
  readonly tol?: number
}

const { vectors } = JSON.parse(readFileSync(new URL('../fixtures/voting.json', import.meta.url), 'utf8')) as {
  vectors: readonly Vector[]
}

export function vectorsOf(method: string): readonly Vector[] {
  const found = vectors.filter((vector) => vector.method === method)
  expect(found.length, method).toBeGreaterThan(0)
  return found
}

export interface CastVector {
  readonly ballot: unknown
  readonly count?: number
  readonly org?: string
}

export const ballotsIn = ({ method, ballots }: Vector): readonly CastVector[] =>
  method === 'majority_judgment' && !Array.isArray(ballots)
    ? fromTallies(ballots as Tallies)
    : (ballots as readonly CastVector[]).flatMap((cast) => Array.from({ length: cast.count ?? 1 }, () => cast))

interface Tallies {
  readonly tallies: Readonly<Record<string, readonly number[]>>
  readonly voters: number
}

/** Voters who together gave these grades; who gave which is anybody's guess and changes nothing. */
function fromTallies({ tallies, voters }: Tallies): readonly CastVector[] {
  const given = Object.entries(tallies).map(
    ([item, counts]) => [item, counts.flatMap((count, grade) => Array.from({ length: count }, () => grade))] as const,
  )
  return Array.from({ length: voters }, (_, voter) => ({
    ballot: {
      grades: Object.fromEntries(
        given.flatMap(([item, grades]) => (voter < grades.length ? [[item, grades[voter]]] : [])),
      ),
    },
  }))
}

/** Where the whole is not as the part says: every field of the part must be there and equal, numbers within `tolerance`. */
export function differences(whole: unknown, part: unknown, tolerance = 1e-9, path = ''): readonly string[] {
  if (typeof part === 'number')
    return typeof whole === 'number' && Math.abs(whole - part) <= tolerance
      ? []
      : [`${path}: ${String(whole)}, not ${part}`]
  if (Array.isArray(part) && (!Array.isArray(whole) || whole.length !== part.length))
    return [`${path}: not ${part.length} long`]
  if (typeof part === 'object' && part !== null) {
    if (typeof whole !== 'object' || whole === null) return [`${path}: nothing inside`]
    return Object.entries(part).flatMap(([key, one]) =>
      differences((whole as Record<string, unknown>)[key], one, tolerance, `${path}.${key}`),
    )
  }
  return whole === part ? [] : [`${path}: ${String(whole)}, not ${String(part)}`]
}
