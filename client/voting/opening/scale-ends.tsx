import { useState } from 'react'
import { Field } from '../../kit/field.tsx'
import styles from './opening.module.css'

interface Props {
  readonly scale: readonly [number, number]
  readonly onChange: (scale: readonly [number, number]) => void
}

const MOST_STEPS = 100

/** The least and the largest estimate. Half a number is kept as text until it is one. */
export function ScaleEnds({ scale, onChange }: Props) {
  const [typed, setTyped] = useState<readonly [string, string]>([String(scale[0]), String(scale[1])])
  const [least, most] = typed.map((text) => (/^-?\d+$/.test(text) ? Number(text) : Number.NaN))
  const isGood = least !== undefined && most !== undefined && most > least && most - least <= MOST_STEPS
  function type(next: readonly [string, string]) {
    setTyped(next)
    const [from, to] = next.map(Number)
    if (from !== undefined && to !== undefined) onChange([from, to])
  }
  return (
    <div className={styles.settings}>
      <Field
        label="Smallest estimate"
        value={typed[0]}
        onChange={(text) => type([text, typed[1]])}
        error={isGood ? undefined : `Whole numbers, up to ${MOST_STEPS} apart, the smaller one first.`}
      />
      <Field label="Largest estimate" value={typed[1]} onChange={(text) => type([typed[0], text])} />
    </div>
  )
}
