import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { useAnnounce } from '../../kit/live-regions.tsx'
import styles from './papers.module.css'

interface Props {
  /** The name of the field: "Points for: How many …?" */
  readonly label: string
  /** What it is for, at the end of each button's name. */
  readonly text: string
  readonly value: number
  /** What may stand here at the moment of a tap, what is left of the budget included. */
  readonly most: () => number
  /** How much one press gives or takes. */
  readonly step: number
  readonly onChange: (value: number) => void
  readonly words: (amount: number) => string
  readonly atMost: () => string
}

/** An amount that can be typed, or given in steps; the last step gives what is left. */
export function AmountField({ label, text, value, most, step, onChange, words, atMost }: Props) {
  const announce = useAnnounce()
  const [why, setWhy] = useState<string | undefined>(undefined)
  function set(wanted: number) {
    const reason = wanted > most() ? atMost() : undefined
    setWhy(reason)
    if (reason) announce('own', reason)
    else onChange(wanted)
  }
  const give = () => set(value < most() ? Math.min(most(), value + step) : value + step)
  return (
    <div className={styles.amount}>
      <div className={styles.amountRow}>
        <Button onClick={() => set(Math.max(0, value - step))} aria-label={`Take ${words(step)} from: ${text}`}>
          −{step}
        </Button>
        <input
          className={styles.amountInput}
          aria-label={label}
          inputMode="numeric"
          autoComplete="off"
          value={value === 0 ? '' : value}
          placeholder="0"
          onFocus={(event) => event.target.select()}
          onChange={(event) => /^\d*$/.test(event.target.value) && set(Number(event.target.value))}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            if (event.key === 'ArrowUp') give()
            else set(Math.max(0, value - step))
          }}
        />
        <Button onClick={give} aria-label={`Give ${words(step)} to: ${text}`}>
          +{step}
        </Button>
      </div>
      {why && <p className={styles.soft}>{why}</p>}
    </div>
  )
}
