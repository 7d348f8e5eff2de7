import { useState } from 'react'
import { Button } from './button.tsx'
import { useAnnounce } from './live-regions.tsx'
import styles from './stepper.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface StepperProps {
  readonly value: number
  /** Why it cannot become this number, if it cannot: "You have used all 6 dots. Take one back to use it here". */
  readonly refuses: (value: number) => string | undefined
  readonly onChange: (value: number) => void
  /** The names of the two buttons, each with the thing in it: "Give a dot to: {text}", "Take a dot from: {text}". */
  readonly giveLabel: string
  readonly takeLabel: string
  /** What the number counts, for the ear: "3 dots". */
  readonly countLabel: string
}

/** A number that goes up and down by buttons. At a limit the button stays, and says why nothing happened. */
export function Stepper({ value, refuses, onChange, giveLabel, takeLabel, countLabel }: StepperProps) {
  const announce = useAnnounce()
  const [why, setWhy] = useState<string | undefined>(undefined)
  const step = (by: 1 | -1) => () => {
    const reason = refuses(value + by)
    setWhy(reason)
    if (reason) announce('own', reason)
    else onChange(value + by)
  }
  return (
    <div className={styles.stepper}>
      <div className={styles.row}>
        <Button onClick={step(-1)} aria-label={takeLabel}>
          <Sign path="M3 8h10" />
        </Button>
        <span className={styles.count}>
          <span aria-hidden="true">{value}</span>
          <VisuallyHidden>{countLabel}</VisuallyHidden>
        </span>
        <Button onClick={step(1)} aria-label={giveLabel}>
          <Sign path="M3 8h10M8 3v10" />
        </Button>
      </div>
      {why && <p className={styles.why}>{why}</p>}
    </div>
  )
}

const Sign = ({ path }: { readonly path: string }) => (
  <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor" aria-hidden="true">
    <path d={path} strokeLinecap="round" />
  </svg>
)
