import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Field } from '../kit/field.tsx'
import { Menu, MenuItem } from '../kit/menu.tsx'
import { Stack } from '../kit/stack.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { minutesWords } from '../kit/when.ts'
import { type DraftStage, fieldOf } from './draft-plan.ts'
import styles from './plan-editor.module.css'
import { STAGE_KIND_WORDS } from './stages-in-order.ts'

export interface PlanRowProps {
  readonly stage: DraftStage
  /** 1 for the first. */
  readonly place: number
  /** The stage everybody is at. */
  readonly isNow: boolean
  readonly problemOf: (field: string) => string | undefined
  readonly onWords: (words: Partial<DraftStage>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRepeat: () => void
  readonly onRemove: () => void
}

export const moveButton = (key: string, by: -1 | 1) => `move-${key}-${by === 1 ? 'down' : 'up'}`

/** One stage of the plan: what it says, and what can be done with it. */
export function PlanRow({ stage, place, isNow, problemOf, onMove, onRepeat, onRemove, onWords }: PlanRowProps) {
  const { key, kind, title, instruction, minutes } = stage
  const [wantsWords, setWantsWords] = useState(false)
  const hasProblem = (['title', 'instruction', 'minutes'] as const).some((part) => problemOf(fieldOf(key, part)))
  const isOpen = wantsWords || hasProblem
  const facts = [STAGE_KIND_WORDS[kind], minutes.trim() && minutesWords(Number(minutes)), isNow && 'everyone is here']
  return (
    <Card as="li">
      <div className={styles.row}>
        <span className={styles.place} aria-hidden="true">
          {place}
        </span>
        <div className={styles.words}>
          <h2 dir="auto">{title || 'No title yet'}</h2>
          <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
          {!isOpen && (
            <p className={styles.instruction} dir="auto">
              {instruction}
            </p>
          )}
        </div>
        <div className={styles.buttons}>
          <Button kind="quiet" id={moveButton(key, -1)} aria-label={`Move up: ${title}`} onClick={() => onMove(-1)}>
            Up
          </Button>
          <Button kind="quiet" id={moveButton(key, 1)} aria-label={`Move down: ${title}`} onClick={() => onMove(1)}>
            Down
          </Button>
          <Button
            kind="quiet"
            aria-expanded={isOpen}
            aria-label={`Edit: ${title}`}
            onClick={() => setWantsWords(!wantsWords)}
          >
            Edit
          </Button>
          <Menu label="More" name={`More for: ${title}`} quiet>
            <MenuItem onPress={onRepeat}>Repeat this stage</MenuItem>
            <MenuItem onPress={onRemove}>Take it out</MenuItem>
          </Menu>
        </div>
      </div>
      {isOpen && <RowFields stage={stage} problemOf={problemOf} onWords={onWords} />}
    </Card>
  )
}

const RowFields = ({ stage, problemOf, onWords }: Pick<PlanRowProps, 'stage' | 'problemOf' | 'onWords'>) => {
  const { key, title, instruction, minutes } = stage
  return (
    <div className={styles.fields}>
      <Stack gap="normal">
        <Field
          id={fieldOf(key, 'title')}
          label="Title"
          value={title}
          error={problemOf(fieldOf(key, 'title'))}
          onChange={(value) => onWords({ title: value })}
        />
        <TextArea
          id={fieldOf(key, 'instruction')}
          label="What people are asked to do"
          hint="One sentence."
          value={instruction}
          error={problemOf(fieldOf(key, 'instruction'))}
          onChange={(value) => onWords({ instruction: value })}
        />
        <Field
          id={fieldOf(key, 'minutes')}
          label="Minutes"
          hint="Advice only. Nothing closes when time is up."
          inputMode="numeric"
          value={minutes}
          error={problemOf(fieldOf(key, 'minutes'))}
          onChange={(value) => onWords({ minutes: value })}
        />
      </Stack>
    </div>
  )
}
