/** What a facilitator can set before opening; the value stands in the config under `id`. */
export type Setting = NumberSetting | ChoiceSetting | TickSetting

export interface NumberSetting {
  readonly kind: 'number'
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly least: number
  readonly most: number
  /** May be left empty. */
  readonly optional?: boolean
}

export interface ChoiceSetting {
  readonly kind: 'choice'
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly options: readonly SettingOption[]
}

export interface SettingOption {
  readonly value: string | number | null
  readonly label: string
  /** What goes with it: set along, or taken out where undefined. */
  readonly also?: Readonly<Record<string, unknown>>
}

/** What choosing it changes. A setting that says nothing, as null does here, is left out of the config. */
export const changeOf = ({ id }: Pick<ChoiceSetting, 'id'>, { value, also }: SettingOption): Values => ({
  ...also,
  [id]: value ?? undefined,
})

export interface TickSetting {
  readonly kind: 'tick'
  readonly id: string
  readonly label: string
  readonly hint?: string
}

/** A config as it would stand, looked at by name; only its method knows its type. */
export type Values = Readonly<Record<string, unknown>>

export const numberOf = (values: Values, id: string): number | undefined => {
  const value = values[id]
  return typeof value === 'number' ? value : undefined
}
