import type { Refusal } from '#shared/core/refusal.ts'
import { REFUSAL_WORDS } from '../../kit/refusal-words.ts'
import type { MethodGuide } from './method-guide.ts'

interface Problem {
  readonly field: 'poll-questions' | 'poll-settings'
  readonly message: string
}

/** Why a vote cannot be opened as it stands, and where to mend it. */
export function openingProblem(
  { fewestQuestions }: Pick<MethodGuide, 'fewestQuestions'>,
  questions: number,
  refusal: Refusal | undefined,
): Problem | undefined {
  if (questions < fewestQuestions)
    return {
      field: 'poll-questions',
      message: `Choose at least ${fewestQuestions === 1 ? 'one question' : `${fewestQuestions} questions`}`,
    }
  if (!refusal) return undefined
  const isCount = refusal.code === 'too_few_items' || refusal.code === 'too_many_items'
  return { field: isCount ? 'poll-questions' : 'poll-settings', message: REFUSAL_WORDS[refusal.code] }
}
