import { classNames } from './class-names.ts'
import styles from './connection-badge.module.css'

export type ConnectionWord = 'connected' | 'connecting' | 'lost'

export interface ConnectionBadgeProps {
  readonly state: ConnectionWord
  /** How many things wait on this device to be sent. */
  readonly waiting: number
}

const WORDS: Readonly<Record<ConnectionWord, string>> = {
  connected: 'Connected',
  connecting: 'Connecting',
  lost: 'Not connected',
}

/** The state of the connection in words, for the announcer too: "Not connected, 2 waiting". */
export const connectionWords = (state: ConnectionWord, waiting: number): string =>
  waiting > 0 ? `${WORDS[state]}, ${waiting} waiting` : WORDS[state]

export const ConnectionBadge = ({ state, waiting }: ConnectionBadgeProps) => (
  <span className={classNames(styles.badge, styles[state])}>
    <span className={styles.dot} aria-hidden="true" />
    {connectionWords(state, waiting)}
  </span>
)
