import { memo, useState } from 'react'
import { CheckRow } from '../../kit/check-row.tsx'
import { enabledBy } from '../../kit/question-words.tsx'
import { QuestionSet } from '../../kit/question-set.tsx'
import { StatusBox } from '../../kit/status-box.tsx'
import { useAnnounce } from '../../kit/live-regions.tsx'
import { useSteady } from '../../kit/use-steady.ts'
import { Voice } from '../../kit/voice.tsx'
import type { Asked } from '../asked.ts'
import styles from './papers.module.css'

interface Props {
  readonly legend: string
  readonly hint: string
  readonly questions: readonly Asked[]
  readonly approved: readonly string[]
  /** What else is said of a question, as what it costs. */
  readonly about?: (asked: Asked) => string
  /** Why this one cannot be ticked besides, if it cannot. */
  readonly refuses: (asked: Asked) => string | undefined
  readonly onChange: (approved: readonly string[]) => void
}

/** All questions as one list of ticks. A tick that would go over a limit is not made, and says why. */
export function TickSheet({ legend, hint, questions, approved, about, refuses, onChange }: Props) {
  const announce = useAnnounce()
  const [why, setWhy] = useState<string | undefined>(undefined)
  const tick = useSteady((asked: Asked, isOn: boolean) => {
    const reason = isOn ? refuses(asked) : undefined
    setWhy(reason)
    if (reason) announce('own', reason)
    else onChange(questions.map(({ id }) => id).filter((id) => (id === asked.id ? isOn : approved.includes(id))))
  })
  return (
    <QuestionSet legend={<span className={styles.legend}>{legend}</span>} hint={hint}>
      <div className={styles.ticks} data-long>
        {questions.map((asked) => (
          <Tick
            key={asked.id}
            asked={asked}
            about={about?.(asked)}
            isTicked={approved.includes(asked.id)}
            onTick={tick}
          />
        ))}
      </div>
      {why && <StatusBox tone="care" title={why} />}
    </QuestionSet>
  )
}

interface TickProps {
  readonly asked: Asked
  readonly about: string | undefined
  readonly isTicked: boolean
  readonly onTick: (asked: Asked, isOn: boolean) => void
}

const Tick = memo(({ asked, about, isTicked, onTick }: TickProps) => (
  <CheckRow
    boxed
    label={<Voice size="small">{asked.text}</Voice>}
    hint={
      <>
        {about && <strong>{about} </strong>}
        {asked.action && enabledBy(asked.action)}
      </>
    }
    checked={isTicked}
    onChange={(isOn) => onTick(asked, isOn)}
  />
))
