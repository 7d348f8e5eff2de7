import { useState } from 'react'
import type { FieldProblem } from './error-summary.tsx'

export interface Problems {
  readonly list: readonly FieldProblem[]
  /** Rises with each refused submit, so that the ErrorSummary takes focus. */
  readonly attempt: number
  /** The words for one field, while there are any. */
  of(field: string): string | undefined
  /** Takes what a check found; true when the form may be sent. */
  pass(found: readonly FieldProblem[]): boolean
}

/** What a form was refused for. Checked on submit, never while somebody types. */
export function useProblems(): Problems {
  const [{ list, attempt }, set] = useState<Pick<Problems, 'list' | 'attempt'>>({ list: [], attempt: 0 })
  return {
    list,
    attempt,
    of: (field) => list.find((problem) => problem.field === field)?.message,
    pass(found) {
      set({ list: found, attempt: found.length > 0 ? attempt + 1 : attempt })
      return found.length === 0
    },
  }
}
