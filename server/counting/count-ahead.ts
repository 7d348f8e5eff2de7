import type { Actor, PersonId } from '#shared/core/actor.ts'
import type { Occasion } from '#shared/core/decision.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { Command } from '#shared/room/commands.ts'
import { pollToCount } from '#shared/room/counting.ts'
import type { RoomState } from '#shared/room/room.ts'
import { type Counted, countAtClose, isSameCount } from '#shared/voting/closing.ts'
import type { Count } from '#shared/voting/count.ts'
import type { CountStep } from '#shared/voting/count-steps.ts'
import { effortOf } from '#shared/voting/effort.ts'
import type { Poll, PollId } from '#shared/voting/poll.ts'
import { refused } from '../room/answers.ts'
import type { World } from '../world.ts'

/** As long as people go on voting what was counted is out of date; after so many times the room stands still for it. */
const MOST_TRIES = 3

interface Means extends Pick<World, 'log' | 'counter'> {
  /** The room's id, for the log. */
  readonly id: string
  /** The room as it is decided. */
  room(): RoomState
  readonly voterIn: Occasion['voterIn']
  actorOf(person: PersonId): Actor | undefined
  /** What is shown of a count has changed: it has come to its next step, or begun, or ended. */
  moved(goesOn: boolean): void
}

interface Known {
  readonly count: Count
  readonly counted: Counted
}

/**
 * Has large polls counted before they are closed, while everybody else is answered. A rule stays what it is: it is told
 * what counting came to, and only if not a ballot has changed since.
 */
export function countAhead({ id, counter, room, voterIn, actorOf, moved, log }: Means) {
  const steps = new Map<PollId, CountStep>()
  const known = new Map<PollId, Known>()
  const underway = new Map<PollId, Promise<boolean>>()
  /** Whoever closes a poll and asks for something else meanwhile is answered in that order. */
  const inOrder = new Map<PersonId, Promise<unknown>>()
  let isOver = false

  function due(command: Command, actor: Actor): Poll | undefined {
    const poll = counter && pollToCount(room(), command, actor)
    if (!counter || !poll) return undefined
    const { method, config, questions } = poll
    const load = { method, config, items: questions, ballots: poll.ballots.size }
    if (effortOf(load) < counter.leastEffort) return undefined
    const before = known.get(poll.id)
    return before && isSameCount(before.count, countAtClose(room(), poll, { voterIn }).count) ? undefined : poll
  }

  /** Whether it came to something; two who close the same poll wait for the same count. */
  function count(poll: Poll): Promise<boolean> {
    const already = underway.get(poll.id)
    if (already || !counter) return already ?? Promise.resolve(false)
    const { count: asked } = countAtClose(room(), poll, { voterIn })
    const tell = (step: CountStep) => {
      const before = steps.get(poll.id)
      if (isOver || before === step) return
      steps.set(poll.id, step)
      moved(before !== undefined)
    }
    const counting = counter
      .count(asked, tell)
      .then(
        (counted) => {
          known.set(poll.id, { count: asked, counted })
          return true
        },
        (reason: unknown) => {
          if (!isOver) log.warn({ err: reason, room: id }, 'a vote has to be counted in place')
          return false
        },
      )
      .finally(() => underway.delete(poll.id))
    underway.set(poll.id, counting)
    return counting
  }

  async function counted(command: Command, { id: person }: Actor, carryOut: (actor: Actor) => Promise<Answer>) {
    let actor = actorOf(person)
    for (let tries = 0; actor && !isOver; tries++) {
      const poll = due(command, actor)
      if (!poll) break
      if (tries === MOST_TRIES) log.warn({ room: id }, 'votes keep coming: they are counted in place')
      // oxlint-disable-next-line no-await-in-loop -- each after what has changed in the last
      if (tries === MOST_TRIES || !(await count(poll))) break
      actor = actorOf(person) // who may no longer be who they were
    }
    if (isOver) return refused({ code: 'readOnly' }) // whoever asked asks the next process again
    return actor ? carryOut(actor) : refused({ code: 'removed' })
  }

  /** Screens go on saying that it is counted until it is seen to be closed, or is not. */
  function forget(poll: PollId) {
    known.delete(poll)
    if (steps.delete(poll) && !isOver) moved(false)
  }

  function first(command: Command, actor: Actor, carryOut: (actor: Actor) => Promise<Answer>): Promise<Answer> {
    const before = inOrder.get(actor.id)
    if (before) {
      const again = () => {
        const now = actorOf(actor.id)
        return now ? first(command, now, carryOut) : refused({ code: 'removed' })
      }
      return before.then(again, again)
    }
    const poll = due(command, actor)
    if (!poll) return carryOut(actor)
    const answer = counted(command, actor, carryOut).finally(() => {
      inOrder.delete(actor.id)
      forget(poll.id)
    })
    inOrder.set(actor.id, answer)
    return answer
  }

  return {
    /** Carries a command out at once, or, where that takes long, as soon as what it needs is counted. */
    first,
    /** For the rule that decides: what counting exactly this came to. */
    counted: (asked: object): Counted | undefined =>
      [...known.values()].find(({ count: one }) => isSameCount(one, asked as Count))?.counted, // rules ask of nothing else
    steps: (): ReadonlyMap<PollId, CountStep> => new Map(steps),
    isBusy: () => inOrder.size > 0,
    /** Whatever is still counted is not decided any more. */
    close: () => void (isOver = true),
  }
}
