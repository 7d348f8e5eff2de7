/** "1 person", "2 people", "−3 votes". */
export const counted = (count: number, one: string, others: string): string =>
  `${figure(count)} ${count === 1 || count === -1 ? one : others}`

export const people = (count: number): string => counted(count, 'person', 'people')

/** At most two decimals, and none that are not needed; with a true minus. */
export const figure = (value: number): string => String(Number(value.toFixed(2))).replace('-', '−')

export const oneDecimal = (value: number): string => value.toFixed(1).replace('-', '−')

export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  const head = names.slice(0, -1).join(', ')
  return head === '' ? last : `${head} and ${last}`
}

/** "question 3", "questions 1, 2 and 4". */
export const questions = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'question' : 'questions'} ${listed(numbers.map(String))}`

export const begun = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
