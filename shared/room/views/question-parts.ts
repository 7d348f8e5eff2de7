import { remembered } from '../../kit/remembered.ts'
import type { PersonId } from '../../core/actor.ts'
import type { Question, QuestionId, QuestionStatus, Wording } from '../../questions/question.ts'

type Questions = ReadonlyMap<QuestionId, Question>

export interface QuestionView extends Wording {
  readonly status: QuestionStatus
  readonly position: number
  readonly shortlisted: boolean
  readonly mergedInto?: QuestionId
  /** Facilitators and authors only. */
  readonly by?: PersonId
  readonly history?: readonly Wording[]
  readonly reason?: string
}

const forAll = remembered(({ text, action, status, position, shortlisted, mergedInto }: Question): QuestionView => ({
  text,
  action,
  status,
  position,
  shortlisted: shortlisted && status === 'accepted',
  ...(mergedInto && { mergedInto }),
}))

const forFacilitators = remembered((question: Question): QuestionView => {
  const { by, history, reason } = question
  return { ...forAll(question), by, ...(history.length > 0 && { history }), ...(reason && { reason }) }
})

/** What everyone sees: accepted questions, and merged ones so that the thread holds. */
export const questionsView = remembered((questions: Questions): Readonly<Record<QuestionId, QuestionView>> =>
  Object.fromEntries(
    [...questions].flatMap(([id, question]) =>
      question.status === 'accepted' || question.status === 'merged' ? [[id, forAll(question)]] : [],
    ),
  ),
)

export const allQuestions = remembered((questions: Questions): Readonly<Record<QuestionId, QuestionView>> =>
  Object.fromEntries([...questions].map(([id, question]) => [id, forFacilitators(question)])),
)

const NONE: Readonly<Record<QuestionId, QuestionView>> = {}

const byAuthor = remembered((questions: Questions) => {
  const found = new Map<PersonId, Record<QuestionId, QuestionView>>()
  for (const [id, question] of questions) {
    const own = found.get(question.by) ?? {}
    own[id] = forFacilitators(question)
    found.set(question.by, own)
  }
  return found
})

/** A person's own questions, whatever became of them. */
export const questionsBy = (questions: Questions, person: PersonId) => byAuthor(questions).get(person) ?? NONE
