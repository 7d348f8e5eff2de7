import type { Timer } from '#shared/agenda/rules.ts'
import { timeLeftWords } from '../kit/when.ts'

const MINUTE = 60_000

/** Milliseconds left at which the time is read out: half, 5 minutes, 1 minute, 30 seconds, the end. */
const momentsOf = ({ length }: Timer) =>
  [(length * 1000) / 2, 5 * MINUTE, MINUTE, MINUTE / 2, 0].filter((left) => left < length * 1000)

/** What to read out when time went from `before` to `now`, or undefined. The last of several moments counts. */
export function timerNews(timer: Timer, before: number, now: number): string | undefined {
  const [leftBefore, left] = [timer.endsAt - before, timer.endsAt - now]
  const passed = momentsOf(timer).filter((moment) => leftBefore > moment && left <= moment)
  if (passed.length === 0) return undefined
  if (left <= 0) return 'Time is up. Nothing is lost.'
  return `${timeLeftWords(Math.min(...passed))}.`
}
