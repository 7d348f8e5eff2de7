import styles from './wordmark.module.css'

export interface WordmarkProps {
  /** Where it leads; without one it is only a name, as on the wall. */
  readonly href?: string | undefined
}

/** A knot in the teal thread, and the name in the voice. */
export function Wordmark({ href }: WordmarkProps) {
  const inside = (
    <>
      <svg className={styles.knot} viewBox="0 0 14 28" aria-hidden="true">
        <path d="M7 1.5v7M7 19.5v7" />
        <circle cx="7" cy="14" r="5.5" />
      </svg>
      <span className={styles.name}>Questions First</span>
    </>
  )
  return href === undefined ? (
    <span className={styles.wordmark}>{inside}</span>
  ) : (
    <a className={styles.wordmark} href={href}>
      {inside}
    </a>
  )
}
