import type { Lean } from '../kit/leans.ts'

/** Grades in words, the lowest first, by how many there are. */
const WORDS: Readonly<Record<number, readonly string[]>> = {
  2: ['Reject', 'Accept'],
  3: ['Reject', 'Acceptable', 'Good'],
  4: ['Reject', 'Acceptable', 'Good', 'Excellent'],
  5: ['Reject', 'Poor', 'Acceptable', 'Good', 'Excellent'],
  6: ['Reject', 'Poor', 'Acceptable', 'Good', 'Very good', 'Excellent'],
  7: ['Reject', 'Very poor', 'Poor', 'Acceptable', 'Good', 'Very good', 'Excellent'],
}

/** The word of a grade, 0 being the lowest; beyond seven words nobody can tell them apart, so they are numbered. */
export const gradeWord = (grade: number, grades: number): string => WORDS[grades]?.[grade] ?? `Grade ${grade + 1}`

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
