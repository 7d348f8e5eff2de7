import type { Wording } from '#shared/questions/question.ts'

export interface ImportLine extends Wording {
  /** As people count the lines of what they pasted, from 1. */
  readonly line: number
  /** As it was pasted. */
  readonly raw: string
}

/** What was pasted, line by line: the action stands after a tab or an arrow. Empty lines are passed over. */
export const linesIn = (pasted: string): readonly ImportLine[] =>
  pasted.split(/\r?\n/u).flatMap((raw, at) => {
    if (raw.trim() === '') return []
    const [text = '', ...rest] = raw.split(/\t|->|→/u)
    return [{ line: at + 1, raw, text: text.trim(), action: rest.join(' ').trim() }]
  })
