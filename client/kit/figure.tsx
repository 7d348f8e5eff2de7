import type { ReactNode } from 'react'
import styles from './figure.module.css'

export interface FigureProps {
  /** Undefined means no answer and shows "–": missing is not zero. */
  readonly number: number | string | undefined
  /** What the number counts; a number never stands alone. */
  readonly words: ReactNode
  /** The most characters the number will ever have, so that a change moves no neighbour. */
  readonly room?: number | undefined
}

/** A number as the hero, its words on the same baseline: **19** of 24 have voted. */
export const Figure = ({ number, words, room }: FigureProps) => (
  <p className={styles.figure}>
    <span className={styles.number} style={room === undefined ? undefined : { minInlineSize: `${room}ch` }}>
      {number ?? '–'}
    </span>{' '}
    <span>{words}</span>
  </p>
)
