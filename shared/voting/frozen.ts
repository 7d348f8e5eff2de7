import type { QuestionId } from '../questions/question.ts'
import type { QuestionCommand } from '../questions/commands.ts'
import type { PollState } from './poll-state.ts'
import { openPollOf } from './rules.ts'

/** Whether a command would change a question that people are voting on right now. */
export function touchesOpenPoll(state: PollState, command: QuestionCommand | { readonly type: string }): boolean {
  const open = openPollOf(state)
  if (!open) return false
  const voted = new Set<QuestionId>(open.questions)
  return touched(command as QuestionCommand).some((question) => voted.has(question)) // other commands touch none
}

function touched(command: QuestionCommand): readonly QuestionId[] {
  switch (command.type) {
    case 'editQuestion':
    case 'parkQuestion':
    case 'withdrawQuestion':
      return [command.question]
    case 'mergeQuestions':
      return [command.into, ...command.from]
    default:
      return []
  }
}
