import { K_FLOOR, K_USUAL, POLL_MODES, type PollMode } from '#shared/voting/poll.ts'
import { ORDER_ONLY_WORDS, PRIVACY_WORDS } from '#shared/voting/words.ts'
import { CheckRow } from '../../kit/check-row.tsx'
import { Choice } from '../../kit/choice.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { StatusBox } from '../../kit/status-box.tsx'
import styles from '../poll-controls.module.css'
import { MODE_WORDS, thresholdWords } from '../words.ts'

interface Props {
  readonly mode: PollMode
  readonly k: number
  readonly onMode: (mode: PollMode) => void
  readonly onThreshold: (k: number) => void
  /** Whether the order alone is told; undefined where the way of voting has none, or answers are seen with names. */
  readonly orderOnly: boolean | undefined
  readonly onOrderOnly: (orderOnly: boolean) => void
}

const THRESHOLDS = Array.from({ length: K_USUAL - K_FLOOR + 1 }, (_, at) => K_USUAL - at)

/** Who can see what, and how many answers a result needs: both are read by everyone before they answer. */
export const PrivacyChoice = ({ mode, k, onMode, onThreshold, orderOnly, onOrderOnly }: Props) => (
  <Disclosure summary={`${MODE_WORDS[mode]}, a result needs ${k} answers${orderOnly ? ', order without numbers' : ''}`}>
    <div className={styles.panel}>
      <Choice
        legend="Who can see who gave which answer"
        hint="People read this sentence before they answer."
        options={POLL_MODES.toReversed().map((value) => ({
          value,
          label: MODE_WORDS[value],
          hint: PRIVACY_WORDS[value],
        }))}
        value={mode}
        onChange={onMode}
        beside="11rem"
      />
      <div className={styles.setting}>
        <Choice
          legend="How many answers a result needs"
          options={THRESHOLDS.map((value) => ({
            value: String(value),
            label: value === K_USUAL ? `${value} answers (usual)` : `${value} answers`,
          }))}
          value={String(k)}
          onChange={(value) => onThreshold(Number(value))}
          beside="9rem"
        />
        {k < K_USUAL && (
          <StatusBox tone="care" title="Everyone is told.">
            {`People read: "${thresholdWords(k)}" With so few, somebody may be recognised.`}
          </StatusBox>
        )}
      </div>
      {orderOnly !== undefined && (
        <CheckRow
          label="Order without numbers"
          hint={`For a small room: a number can say who gave it. People read: "${ORDER_ONLY_WORDS}"`}
          checked={orderOnly}
          onChange={onOrderOnly}
        />
      )}
    </div>
  </Disclosure>
)
