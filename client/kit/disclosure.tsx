import type { ReactNode } from 'react'
import styles from './chart-frame.module.css'
import { DownIcon } from './icons.tsx'

export interface DisclosureProps {
  /** A verb and a thing: "Show the chart", "More about it (optional)". */
  readonly summary: ReactNode
  readonly children: ReactNode
}

/** Native details: what only some want to see. */
export const Disclosure = ({ summary, children }: DisclosureProps) => (
  <details className={styles.more}>
    <summary>
      <DownIcon />
      <span>{summary}</span>
    </summary>
    {children}
  </details>
)
