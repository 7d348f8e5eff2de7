import { plural } from '../../kit/plural.ts'

/** A ballot of the shape `{ [field]: { [question]: answer } }`. */
export type PerQuestion<Field extends string, One> = Readonly<Record<Field, Readonly<Record<string, One>>>>

/** What papers have in common on which each question has one answer, and a question without one is not there. */
export function perQuestion<Field extends string, One>(field: Field) {
  type Own = PerQuestion<Field, One>
  const made = (answers: Readonly<Record<string, One>>) => ({ [field]: answers }) as Own // one computed key
  const at = (own: Own, question: string): One | undefined => own[field][question]
  const answered = (own: Own, questions: readonly string[]) =>
    questions.filter((question) => at(own, question) !== undefined).length
  /** The ballot with this answer, or without one. */
  function put(own: Own, question: string, one: One | undefined): Own {
    const { [question]: _, ...rest } = own[field]
    return made(one === undefined ? rest : { ...rest, [question]: one })
  }
  return {
    at,
    put,
    made,
    sees: at,
    blank: made({}),
    nothing: 'No answer yet.',
    isBlank: (own: Own) => Object.keys(own[field]).length === 0,
    isAnswered: (own: Own, question: string) => at(own, question) !== undefined,
    isTouched: (own: Own, question: string) => at(own, question) !== undefined,
    without: (own: Own, question: string) => put(own, question, undefined),
    isComplete: (own: Own, _config: unknown, questions: readonly string[]) =>
      answered(own, questions) === questions.length,
    lacks: () => undefined,
    status: () => undefined,
    progress: (own: Own, _config: unknown, questions: readonly string[]) =>
      `${answered(own, questions)} of ${questions.length} answered.`,
    finished: (own: Own, questions: readonly string[]) =>
      plural(answered(own, questions), { one: 'Your answer is sent.', other: 'Your # answers are sent.' }),
  }
}
