import type { WireCommand } from '#client/realtime/wire-command.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { PollId } from '#shared/voting/poll.ts'
import type { View } from '#shared/protocol/wire.ts'
import type { Dice } from './dice.ts'

/** What somebody might do next, given what they see. Some of it is refused: people tap what they should not. */
export function attendeeActs({ shared, own }: View, dice: Dice, fresh: () => string): WireCommand {
  const poll = dice.chance(0.9) ? openPollIn({ shared, own } as View) : dice.pick(Object.keys(shared.polls)) // any of them
  const questions = Object.keys(shared.questions) as QuestionId[]
  if (poll !== undefined && questions.length > 0 && dice.chance(0.75)) {
    if (dice.chance(0.12)) return { type: 'withdrawBallot', poll: poll as PollId }
    const dots = Object.fromEntries(
      questions.filter(() => dice.chance(0.6)).map((id) => [id, dice.between(0, dice.chance(0.1) ? 9 : 3)]),
    )
    return { type: 'castBallot', poll: poll as PollId, ballot: { dots } }
  }
  if (dice.chance(0.6)) return { type: 'proposeQuestion', text: `${fresh()}?`, action: 'Act on it' }
  if (dice.chance(0.5)) return { type: 'updateSelf', organisation: dice.pick(['Shelter', 'Crisis', 'Foodbank']) }
  return { type: 'startTimer', seconds: 60 }
}

const openPollIn = ({ shared }: View) =>
  Object.entries(shared.polls).find(([, { status }]) => status === 'open')?.[0] as PollId | undefined

/** The facilitator takes the room through votes, and back. */
export function facilitatorActs(view: View, dice: Dice, people: readonly string[]): WireCommand {
  const { shared } = view
  const open = openPollIn(view)
  const polls = Object.entries(shared.polls)
  const last = polls.toSorted(([, a], [, b]) => b.position - a.position)[0]
  const waiting = Object.entries(shared.questions).find(([, { status }]) => status === 'proposed')
  if (waiting && dice.chance(0.4)) return { type: 'acceptQuestion', question: waiting[0] as QuestionId }
  if (open && dice.chance(0.3)) return { type: 'closePoll', poll: open }
  if (open && dice.chance(0.1)) return { type: 'revealResult', poll: open }
  if (!open && last?.[1].status === 'closed' && dice.chance(0.6))
    return { type: 'revealResult', poll: last[0] as PollId }
  if (!open && last && dice.chance(0.4)) return { type: 'nextRound', poll: last[0] as PollId }
  if (!open && dice.chance(0.6))
    return {
      type: 'openPoll',
      method: 'dots',
      config: { budget: 4, perItem: 4 },
      questions: Object.keys(shared.questions).slice(0, 3) as QuestionId[],
      mode: dice.pick(['anonymous', 'anonymous', 'confidential', 'attributed']),
      k: 3,
    }
  if (dice.chance(0.2)) return { type: 'startTimer', seconds: dice.between(30, 600) }
  if (dice.chance(0.1)) return { type: 'removePerson', person: dice.pick(people) } as WireCommand // one of theirs
  const { stages } = shared.agenda
  // A device that has lost its stages is for the judge to find.
  const stage = dice.pick(
    Object.entries(stages).filter(([, { kind }]) => kind === 'questions' || kind === 'voting'),
  ) as readonly [string, unknown] | undefined
  return {
    type: dice.pick(['moveToStage', 'moveToStage', 'lockStage', 'unlockStage']),
    stage: stage?.[0] ?? 'lost',
  } as WireCommand
}
