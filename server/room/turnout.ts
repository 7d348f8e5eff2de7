import type { RoomState } from '#shared/room/room.ts'
import type { Participant, PollId } from '#shared/voting/poll.ts'

const STEP_PEOPLE = 3
const STEP_MS = 5_000

interface Shown {
  readonly who: ReadonlySet<Participant>
  readonly at: number
}

/**
 * Who is shown as having voted in each open poll. It moves when three more have voted, or at most every five seconds:
 * a number that moved with each ballot would tell when each person voted (TRUST.md §4.5).
 */
export function turnoutOf(elapsed: () => number) {
  const shown = new Map<PollId, Shown>()

  return {
    /** Lets turnout move where it may; answers in how many milliseconds it may move next, if somebody waits. */
    move({ polls }: RoomState): number | undefined {
      let next: number | undefined
      for (const { id, status, voted } of polls.values()) {
        if (status !== 'open') {
          shown.delete(id)
          continue
        }
        const before = shown.get(id) ?? { who: new Set(), at: Number.NEGATIVE_INFINITY }
        const moved = missingIn(before.who, voted.keys())
        const left = missingIn(voted, before.who)
        if (moved + left === 0) continue
        const wait = before.at + STEP_MS - elapsed()
        if (moved + left >= STEP_PEOPLE || wait <= 0) shown.set(id, { who: new Set(voted.keys()), at: elapsed() })
        else next = Math.min(next ?? wait, wait)
      }
      return next
    },
    shown: (): ReadonlyMap<PollId, ReadonlySet<Participant>> =>
      new Map([...shown].map(([poll, { who }]) => [poll, who])),
  }
}

function missingIn(known: { has(who: Participant): boolean }, some: Iterable<Participant>): number {
  let count = 0
  for (const who of some) if (!known.has(who)) count += 1
  return count
}

export type Turnout = ReturnType<typeof turnoutOf>
