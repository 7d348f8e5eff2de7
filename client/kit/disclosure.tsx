import { type ReactNode, useState } from 'react'
import styles from './chart-frame.module.css'
import { DownIcon } from './icons.tsx'

export interface DisclosureProps {
  /** A verb and a thing: "Show the chart", "More about it (optional)". */
  readonly summary: ReactNode
  readonly children: ReactNode
  /** Opens it when it becomes true, as when there is a problem inside; closing stays up to the person. */
  readonly isNeeded?: boolean | undefined
  /** True where there is so much inside that it is drawn only once somebody has opened it. */
  readonly isLong?: boolean | undefined
}

/** Native details: what only some want to see. */
export function Disclosure({ summary, children, isNeeded = false, isLong = false }: DisclosureProps) {
  const [isOpen, setOpen] = useState(isNeeded)
  const [wasNeeded, setWasNeeded] = useState(isNeeded)
  if (isNeeded !== wasNeeded) {
    setWasNeeded(isNeeded)
    if (isNeeded) setOpen(true)
  }
  return (
    <details className={styles.more} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <DownIcon />
        <span>{summary}</span>
      </summary>
      {(isOpen || !isLong) && children}
    </details>
  )
}
