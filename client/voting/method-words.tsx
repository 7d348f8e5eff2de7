import type { ReactNode } from 'react'
import { plural } from '../kit/plural.ts'
import { Stepper } from '../kit/stepper.tsx'
import type { MethodName } from '#shared/voting/methods.ts'
import type { DotsConfig } from '#shared/voting/methods/dots.ts'
import styles from './poll-controls.module.css'

export interface SettingsProps {
  /** The config as it would stand with what is set so far. */
  readonly config: unknown
  readonly onChange: (change: Readonly<Record<string, unknown>>) => void
}

/** A method as the facilitator chooses it. */
export interface MethodWords {
  readonly label: string
  /** One line: what people do, and when it fits. */
  readonly hint: string
  readonly fewestQuestions: number
  /** What can be set before opening, if anything. */
  Settings?(props: SettingsProps): ReactNode
}

export const METHOD_WORDS: Readonly<Record<MethodName, MethodWords>> = {
  value_gap: {
    label: 'Value and gap',
    hint: 'People rate each question twice: the value of acting on it, and the gap in what we know. Up to 25 questions.',
    fewestQuestions: 1,
  },
  dots: {
    label: 'Dots',
    hint: 'People share out a few dots. A quick warm-up, or a first choice.',
    fewestQuestions: 2,
    Settings: DotSettings,
  },
}

const MOST_DOTS = 20

function DotSettings({ config, onChange }: SettingsProps) {
  const { budget, perItem } = config as DotsConfig // the settings of this method are given its config
  return (
    <div className={styles.setting}>
      <p className={styles.legend}>Dots for each person</p>
      <Stepper
        value={budget}
        min={1}
        max={MOST_DOTS}
        onChange={(next) => onChange({ budget: next })}
        giveLabel="One dot more for each person"
        takeLabel="One dot fewer for each person"
        countLabel={plural(budget, { one: '# dot', other: '# dots' })}
        atMax={`${MOST_DOTS} dots are the most.`}
        atMin="Each person needs a dot."
      />
      <p className={styles.soft}>At most {perItem} of them can go to one question.</p>
    </div>
  )
}
