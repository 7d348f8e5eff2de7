import { counted, DAY, dayWords } from '../kit/day.ts'

/** How long names are kept after the workshop: after it was closed, or else after the last thing that happened in it. */
export const NAMES_KEPT_DAYS = 30

/** When things happened that say how long the room is kept; in milliseconds, absent where nobody noted the time. */
export interface RoomTimes {
  readonly foundedAt?: number
  readonly closedAt?: number
  /** The last thing that joined the log. */
  readonly lastAt?: number
}

interface Kept extends RoomTimes {
  readonly retentionDays: number
}

/** When the room and everything in it is deleted. */
export const deletedAt = ({ foundedAt, retentionDays }: Kept): number | undefined =>
  foundedAt === undefined ? undefined : foundedAt + retentionDays * DAY

/** When names are taken out, if the room is still there then. */
export function namesUntil(kept: Kept): number | undefined {
  const over = kept.closedAt ?? kept.lastAt
  const end = deletedAt(kept)
  if (over === undefined || end === undefined) return undefined
  return Math.min(over + NAMES_KEPT_DAYS * DAY, end)
}

interface Countdown {
  readonly deletedAt: number | undefined
  readonly retentionDays: number
  readonly now: number
}

/** "This room is deleted on 23 February 2027, in 90 days." */
export function keptWords({ deletedAt: at, retentionDays, now }: Countdown): string {
  if (at === undefined)
    return `This room is deleted ${counted(retentionDays, 'day', 'days')} after it was made, with everything in it.`
  return `This room is deleted on ${dayWords(new Date(at).toISOString())}, ${inDays(at - now)}, with everything in it.`
}

/** "Kept until 23 February 2027.", where there is little room. */
export const untilWords = ({ deletedAt: at, retentionDays }: Omit<Countdown, 'now'>): string =>
  at === undefined
    ? `Kept for ${counted(retentionDays, 'day', 'days')}.`
    : `Kept until ${dayWords(new Date(at).toISOString())}.`

/** "in 90 days", counting the one that has begun; "within a day". */
function inDays(milliseconds: number): string {
  const days = Math.ceil(milliseconds / DAY)
  if (days <= 1) return 'within a day'
  return `in ${counted(days, 'day', 'days')}`
}
