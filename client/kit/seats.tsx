import { classNames } from './class-names.ts'
import styles from './seats.module.css'

/** Beyond this many people seats say less than a bar. */
const MOST_SEATS = 60

export interface SeatsProps {
  readonly filled: number
  readonly of: number
  /** The same in words, as "19 of 24 have voted". Hear it or see it beside. */
  readonly words: string
}

/** A ring for each person, filled when they are done; a bar for more than 60. */
export function Seats({ filled, of, words }: SeatsProps) {
  if (of > MOST_SEATS) {
    return (
      <div className={styles.bar} role="img" aria-label={words}>
        <span style={{ transform: `scaleX(${Math.min(1, filled / of)})` }} />
      </div>
    )
  }
  return (
    <div className={styles.seats} role="img" aria-label={words}>
      {Array.from({ length: of }, (_, seat) => (
        <span key={seat} className={classNames(styles.seat, seat < filled && styles.filled)} />
      ))}
    </div>
  )
}

export interface SeatRowsProps {
  /** One row for each kind of organisation. */
  readonly rows: readonly { readonly name: string; readonly people: number }[]
}

/** Who has arrived, by kind of organisation: rows of filled seats, no names. */
export const SeatRows = ({ rows }: SeatRowsProps) => (
  <ul className={styles.rows}>
    {rows.map(({ name, people }) => (
      <li key={name}>
        <span>{name}</span>
        <Seats filled={people} of={people} words={String(people)} />
      </li>
    ))}
  </ul>
)
