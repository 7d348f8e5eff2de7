import type { CriteriaConfig } from '#shared/voting/methods/criteria.ts'
import type { DelphiConfig } from '#shared/voting/methods/delphi.ts'
import type { EqualSharesConfig } from '#shared/voting/methods/equal-shares.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import type { Asked } from '../asked.ts'
import { Costs, costsOf } from './costs.tsx'
import { CriteriaWeights } from './criteria-weights.tsx'
import { METHOD_SETTINGS } from './method-settings.ts'
import styles from './opening.module.css'
import { ScaleEnds } from './scale-ends.tsx'
import type { Values } from './setting.ts'
import { SettingsForm } from './settings-form.tsx'
import { tieSettings } from './ties-setting.ts'

interface Props {
  readonly method: MethodName
  /** The config as it would stand. */
  readonly values: Values
  readonly asked: readonly Asked[]
  readonly onChange: (change: Values) => void
}

/** What can be set for the chosen method: what it needs at once, what only some want behind a button. */
export function MethodPanel({ method, values, asked, onChange }: Props) {
  const { main, more } = METHOD_SETTINGS[method](values, asked.length)
  const hasOrder = method !== 'opinion'
  return (
    <div className={styles.panel}>
      {main.length > 0 && <SettingsForm settings={main} values={values} onChange={onChange} />}
      <Special method={method} values={values} asked={asked} onChange={onChange} />
      <Disclosure summary="More settings">
        <SettingsForm
          settings={[...more, ...(hasOrder ? tieSettings(values) : [])]}
          values={values}
          onChange={onChange}
        />
      </Disclosure>
    </div>
  )
}

/** Settings that are more than one value; each method's own. */
function Special({ method, values, asked, onChange }: Props) {
  if (method === 'criteria') {
    const { criteria } = values as Partial<CriteriaConfig> // the values of this method
    return criteria ? <CriteriaWeights criteria={criteria} onChange={(next) => onChange({ criteria: next })} /> : null
  }
  if (method === 'equal_shares') {
    const { costs = {}, budget = 0 } = values as Partial<EqualSharesConfig> // as above
    const own = costsOf(
      asked.map(({ id }) => id),
      costs,
    )
    return <Costs asked={asked} costs={own} budget={budget} onChange={(next) => onChange({ costs: next })} />
  }
  if (method === 'delphi') {
    const { scale } = values as Partial<DelphiConfig> // as above
    return scale ? <ScaleEnds scale={scale} onChange={(next) => onChange({ scale: next })} /> : null
  }
  return null
}
