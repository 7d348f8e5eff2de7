import { classNames } from './class-names.ts'
import { HereIcon, TickIcon } from './icons.tsx'
import styles from './stage-bar.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface StageBarStage {
  readonly id: string
  readonly title: string
  readonly state: 'done' | 'now' | 'next'
}

export interface StageBarProps {
  readonly stages: readonly StageBarStage[]
  /** Makes every stage a button: the facilitator may go anywhere, also back. */
  readonly onChoose?: ((id: string) => void) | undefined
}

const STATE_WORDS: Readonly<Record<StageBarStage['state'], string>> = { done: 'done', now: 'now', next: 'to come' }

/** The stages of the workshop: what is done, where we are, what comes. */
export const StageBar = ({ stages, onChoose }: StageBarProps) => (
  <ol className={styles.stages}>
    {stages.map((stage) => {
      const inside = (
        <>
          <span className={styles.mark}>
            {stage.state === 'done' && <TickIcon />}
            {stage.state === 'now' && <HereIcon />}
          </span>
          <span>
            {stage.title}
            <VisuallyHidden> ({STATE_WORDS[stage.state]})</VisuallyHidden>
          </span>
        </>
      )
      return (
        <li
          key={stage.id}
          className={classNames(styles.stage, styles[stage.state])}
          aria-current={stage.state === 'now' ? 'step' : undefined}
        >
          {onChoose ? (
            <button type="button" className={styles.row} onClick={() => onChoose(stage.id)}>
              {inside}
            </button>
          ) : (
            <span className={styles.row}>{inside}</span>
          )}
        </li>
      )
    })}
  </ol>
)
