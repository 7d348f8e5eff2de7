import type { PersonId } from '#shared/core/actor.ts'
import type { RoomState } from '#shared/room/room.ts'
import type { Poll, PollId } from '#shared/voting/poll.ts'
import type { Asked, Device } from './device.ts'
import type { House } from './house.ts'

/** An anonymous vote that has closed no longer tells whose a ballot is: all together must be those that were sent. */
export function judgeNameless(
  devices: readonly Device[],
  room: RoomState,
  { happened }: House,
  complain: (what: string) => void,
) {
  for (const poll of [...room.polls.values()].filter(isNameless)) {
    const gone = goneBefore(happened, poll.id)
    const may = devices.map(({ actor, asked }) => {
      const own = [...asked.values()].filter(({ command }) => isOnPoll(command, poll.id))
      if (gone.has(actor.id)) return [undefined]
      if (room.people.get(actor.id)?.removed) return [undefined, ...own.map(ballotIn)]
      const acknowledged = own.findLastIndex(({ answer }) => answer?.ok)
      return [
        ballotIn(own[acknowledged]),
        ...own.slice(acknowledged + 1).flatMap((one) => (one.answer ? [] : [ballotIn(one)])),
      ]
    })
    const there = [...poll.ballots.values()].map((ballot) => JSON.stringify(ballot))
    const texts = may.map((ballots) => ballots.map((ballot) => ballot && JSON.stringify(ballot)))
    if (!canCome(texts, there))
      complain(`ballots are ${there.join()}, each of ${JSON.stringify(texts)} may have been cast`)
  }
}

export const isNameless = ({ mode, status }: Poll) => mode === 'anonymous' && status !== 'open'

/** Who was taken out before the vote closed; nobody is known to be where the server died before it told of the closing. */
function goneBefore(happened: House['happened'], poll: PollId): ReadonlySet<PersonId> {
  const closing = happened.findIndex((event) => event.type === 'pollClosed' && event.poll === poll)
  const before = happened.slice(0, Math.max(0, closing))
  return new Set(before.flatMap((event) => (event.type === 'personRemoved' ? [event.person] : [])))
}

/** Whether these ballots can be what each has cast, one or none of those they may have cast. */
function canCome([first, ...more]: readonly (readonly (string | undefined)[])[], there: readonly string[]): boolean {
  if (!first) return there.length === 0
  return first.some((ballot) => {
    if (ballot === undefined) return canCome(more, there)
    const at = there.indexOf(ballot)
    return at >= 0 && canCome(more, there.toSpliced(at, 1))
  })
}

export const ballotIn = (entry: Asked | undefined) =>
  entry?.command.type === 'castBallot' ? entry.command.ballot : undefined

export const isOnPoll = (command: Asked['command'], poll: PollId) =>
  (command.type === 'castBallot' || command.type === 'withdrawBallot') && command.poll === poll
