import type { ReactNode } from 'react'
import styles from './icons.module.css'

/** The few pictures we draw. All are decoration: the word beside them says the same. */
const icon = (drawing: ReactNode) => () => (
  <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {drawing}
  </svg>
)

export const ProblemIcon = icon(
  <>
    <circle cx="8" cy="8" r="7" />
    <path d="M8 4.25v4.25M8 11.25v.5" />
  </>,
)
export const InfoIcon = icon(
  <>
    <circle cx="8" cy="8" r="7" />
    <path d="M8 7.25v4.5M8 4.25v.5" />
  </>,
)
export const CareIcon = icon(<path d="M8 1.75 15 14.25H1ZM8 6.25v3.5M8 11.75v.25" />)
export const GoodIcon = icon(
  <>
    <circle cx="8" cy="8" r="7" />
    <path d="m4.75 8.25 2.25 2.25 4.25-4.75" />
  </>,
)
export const TickIcon = icon(<path d="m2.5 8.5 3.75 3.75L13.5 4.25" />)
export const DownIcon = icon(<path d="m3.5 6 4.5 4.5L12.5 6" />)
export const HereIcon = icon(<path d="m5.5 3.5 5 4.5-5 4.5" />)

/** The tick that is drawn when something was sent: two strokes, 120 ms, at once where motion is declined. */
export const DrawnTick = () => (
  <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path className={styles.down} d="M2.5 8.5 6.25 12.25" />
    <path className={styles.up} d="M6.25 12.25 13.5 4.25" />
  </svg>
)
