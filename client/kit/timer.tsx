import { classNames } from './class-names.ts'
import styles from './timer.module.css'
import { useInTime } from './use-now.ts'
import { timeLeftWords } from './when.ts'

const SECOND = 1_000
const SHORT = 60 * SECOND

export interface TimerProps {
  /** When the stage should end, on this device's clock. */
  readonly endsAt: number
}

/** The time left in words. Not live: the announcer says half, 5 minutes, 1 minute, 30 seconds and the end. */
export function Timer({ endsAt }: TimerProps) {
  const words = useInTime(SECOND, (now) => timeLeftWords(endsAt - now))
  const isShort = useInTime(SECOND, (now) => endsAt - now <= SHORT)
  return (
    <span role="timer" aria-live="off" className={classNames(styles.timer, isShort && styles.short)}>
      {words}
    </span>
  )
}
