/** Dates and times in words. All take a moment or a length; none knows what time it is. */
import { plural } from './plural.ts'

const longDay = { day: 'numeric', month: 'long', year: 'numeric' } as const
const dayFormat = new Intl.DateTimeFormat('en-GB', longDay)
const calendarFormat = new Intl.DateTimeFormat('en-GB', { ...longDay, timeZone: 'UTC' })
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' })

const MINUTE = 60_000

/** "12 June 2026", where the reader is. */
export const dateWords = (at: number): string => dayFormat.format(at)

/** "12 June 2026" from `2026-06-12`, the same day everywhere. */
export const dayWords = (day: string): string => calendarFormat.format(Date.parse(`${day}T00:00:00Z`))

/** "4:05pm", where the reader is. */
export const timeWords = (at: number): string => timeFormat.format(at).replace(/\s/u, '').toLowerCase()

/** "1 minute", "25 minutes". */
export const minutesWords = (minutes: number): string => plural(minutes, { one: '# minute', other: '# minutes' })

/** "6 minutes left", by tens of seconds in the last minute, then "Time is up". */
export function timeLeftWords(milliseconds: number): string {
  if (milliseconds <= 0) return 'Time is up'
  if (milliseconds > MINUTE - 10_000) return `${minutesWords(Math.ceil(milliseconds / MINUTE))} left`
  return `${Math.ceil(milliseconds / 10_000) * 10} seconds left`
}
