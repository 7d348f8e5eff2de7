import type { Lean } from '../kit/leans.ts'

/** The leans of as many grades as have words, so that no two grades share a colour. */
const LEANS: Readonly<Record<number, readonly Lean[]>> = {
  6: [1, 2, 2.5, 3.5, 4, 5],
  7: [1, 2, 2.5, 3, 3.5, 4, 5],
}

/** A grade's lean, for its colour. */
export function gradeLean(grade: number, grades: number): Lean {
  const lean = 1 + Math.round((4 * grade) / Math.max(1, grades - 1))
  return LEANS[grades]?.[grade] ?? (Math.min(5, Math.max(1, lean)) as Lean) // a whole number between the two
}
