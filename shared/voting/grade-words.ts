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
