import { classNames } from './class-names.ts'
import styles from './timer.module.css'
import { timeLeftWords } from './when.ts'

export interface TimerProps {
  /** When the stage should end, on the same clock as `now`. */
  readonly endsAt: number
  readonly now: number
}

/** The time left in words. Not live: the announcer says half, 5 minutes, 1 minute, 30 seconds and the end. */
export const Timer = ({ endsAt, now }: TimerProps) => (
  <span role="timer" aria-live="off" className={classNames(styles.timer, endsAt - now <= 60_000 && styles.short)}>
    {timeLeftWords(endsAt - now)}
  </span>
)
