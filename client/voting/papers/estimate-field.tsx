import { useState } from 'react'
import { CheckRow } from '../../kit/check-row.tsx'
import { Field } from '../../kit/field.tsx'
import { useAnnounce } from '../../kit/live-regions.tsx'

type Estimate = number | 'cant_judge'

interface Props {
  readonly scale: readonly [number, number]
  readonly value: Estimate | undefined
  readonly onChange: (value: Estimate | undefined) => void
}

/** A number typed, for scales with too many steps to show. What is half typed is no estimate yet. */
export function EstimateField({ scale: [least, most], value, onChange }: Props) {
  const announce = useAnnounce()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const shown = typed ?? (typeof value === 'number' ? String(value) : '')
  const isWrong = shown !== '' && estimateIn(shown, least, most) === undefined
  const [isTold, setTold] = useState(false)
  const words = `Type a whole number from ${least} to ${most}.`
  function type(next: string) {
    setTyped(next)
    const estimate = estimateIn(next, least, most)
    if (estimate !== undefined || next === '') {
      setTold(false)
      onChange(estimate)
    } else if (value !== undefined) onChange(undefined)
  }
  return (
    <div
      onBlur={() => {
        setTold(isWrong)
        if (isWrong) announce('own', words)
      }}
    >
      <Field
        label="Your estimate"
        hint={`A whole number from ${least} to ${most}`}
        inputMode={least < 0 ? 'text' : 'numeric'}
        autoComplete="off"
        value={value === 'cant_judge' ? '' : shown}
        onChange={type}
        error={isTold && isWrong ? words : undefined}
      />
      <CheckRow
        label="Can't judge"
        checked={value === 'cant_judge'}
        onChange={(isOn) => {
          setTyped(undefined)
          setTold(false)
          onChange(isOn ? 'cant_judge' : undefined)
        }}
      />
    </div>
  )
}

function estimateIn(text: string, least: number, most: number): number | undefined {
  if (!/^\s*[-−]?\d+\s*$/.test(text)) return undefined
  const estimate = Number(text.replace('−', '-'))
  return estimate >= least && estimate <= most ? estimate : undefined
}
