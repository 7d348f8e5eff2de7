import { useState } from 'react'
import { CheckRow } from '../../kit/check-row.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { Stepper } from '../../kit/stepper.tsx'
import { changeOf, type ChoiceSetting, type NumberSetting, type Setting, type Values } from './setting.ts'
import styles from './opening.module.css'

interface Props {
  readonly settings: readonly Setting[]
  readonly values: Values
  readonly onChange: (change: Values) => void
}

/** Settings in a row, each with the control that fits it. */
export const SettingsForm = ({ settings, values, onChange }: Props) => (
  <div className={styles.settings}>
    {settings.map((setting) => {
      const value = values[setting.id]
      const set = (next: unknown) => onChange({ [setting.id]: next })
      if (setting.kind === 'tick')
        return (
          <CheckRow
            key={setting.id}
            label={setting.label}
            hint={setting.hint}
            checked={value === true}
            onChange={set}
          />
        )
      if (setting.kind === 'choice')
        return <OneOf key={setting.id} setting={setting} value={value} onChange={onChange} />
      return setting.most - setting.least <= FEW && !setting.optional && typeof value === 'number' ? (
        <Steps key={setting.id} setting={setting} value={value} onChange={set} />
      ) : (
        <TypedNumber key={setting.id} setting={setting} value={value} onChange={set} />
      )
    })}
  </div>
)

/** Up to so many steps buttons are quicker than typing. */
const FEW = 20

interface OneOfProps {
  readonly setting: ChoiceSetting
  readonly value: unknown
  readonly onChange: (change: Values) => void
}

function OneOf({ setting, value, onChange }: OneOfProps) {
  const { label, hint, options } = setting
  const at = options.findIndex((option) => option.value === (value ?? null))
  return (
    <Select
      label={label}
      hint={hint}
      empty={false}
      options={options.map((option, place) => ({ value: String(place), label: option.label }))}
      value={String(Math.max(0, at))}
      onChange={(chosen) => {
        const option = options[Number(chosen)]
        if (option) onChange(changeOf(setting, option))
      }}
    />
  )
}

interface NumberProps {
  readonly setting: NumberSetting
  readonly value: unknown
  readonly onChange: (value: number | undefined) => void
}

function Steps({ setting: { label, hint, least, most }, value, onChange }: NumberProps & { readonly value: number }) {
  return (
    <div className={styles.steps}>
      <p className={styles.label}>{label}</p>
      {hint && <p className={styles.soft}>{hint}</p>}
      <Stepper
        value={value}
        refuses={(next) => (next > most ? `${most} is the most.` : next < least ? `${least} is the least.` : undefined)}
        onChange={onChange}
        giveLabel={`${label}: one more`}
        takeLabel={`${label}: one fewer`}
        countLabel={`${label}: ${value}`}
      />
    </div>
  )
}

/** What is typed stays as it is; only a number that can be meant goes on. */
function TypedNumber({ setting: { id, label, hint, least, most, optional }, value, onChange }: NumberProps) {
  const shown = typeof value === 'number' ? String(value) : ''
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const text = typed ?? shown
  const isGood = text === '' ? optional === true : /^-?\d+$/.test(text) && Number(text) >= least && Number(text) <= most
  return (
    <Field
      id={`setting-${id}`}
      label={label}
      hint={hint}
      optional={optional}
      inputMode={least < 0 ? 'text' : 'numeric'}
      autoComplete="off"
      value={text}
      error={isGood ? undefined : `Type a whole number from ${least} to ${most}.`}
      onChange={(next) => {
        setTyped(next)
        if (next === '' && optional) onChange(undefined)
        else if (/^-?\d+$/.test(next)) onChange(Number(next))
      }}
    />
  )
}
