import { stagesOf, type TemplateName } from '../agenda/stages.ts'
import type { PersonId } from '../core/actor.ts'
import type { QuestionId, Wording } from '../questions/question.ts'
import type { RoomEvent } from './room.ts'

/** Whoever starts a room by HTTP is nobody in it yet; what they bring along is theirs. */
const FOUNDER = 'founder' as PersonId

export interface Foundation {
  readonly title: string
  readonly purpose: string
  readonly language: string
  readonly retentionDays: number
  readonly template: TemplateName
  readonly questions: readonly Wording[]
  readonly rehearsal?: true
}

/** The first events of a room. */
export function founding(
  { template, questions, ...frame }: Foundation,
  newId: () => string,
): readonly [RoomEvent, ...RoomEvent[]] {
  const brought = questions.flatMap((wording): RoomEvent[] => {
    const question = newId() as QuestionId
    const withoutAction = wording.action === '' && { withoutAction: true as const }
    return [
      { type: 'questionProposed', question, by: FOUNDER, ...wording },
      { type: 'questionAccepted', question, by: FOUNDER, ...withoutAction },
    ]
  })
  return [{ type: 'roomFounded', ...frame }, { type: 'agendaSet', stages: stagesOf(template, newId) }, ...brought]
}
