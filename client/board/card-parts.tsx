import { HIGHEST_MARK } from '#shared/board/kinds.ts'
import { MAX_STICKY_LETTERS, type Sticky } from '#shared/board/shape.ts'
import * as words from '#shared/board/words.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { choicesOf } from '../kit/choices.ts'
import { RadioScale } from '../kit/radio-scale.tsx'
import { Select } from '../kit/select.tsx'
import { setField } from './acts.ts'
import styles from './card-parts.module.css'
import { PickMany } from './pick-many.tsx'
import { usePlace, useStickies } from './place.ts'
import { SharedText } from './shared-text.tsx'
import { titleOf } from './words.ts'

/** What can be said of one card. Each part stands alone, so the outline shows all of them and the map one at a time. */
export interface PartProps {
  readonly id: string
  readonly sticky: Sticky
}

export function WordsPart({ id, takesFocus }: { readonly id: string; readonly takesFocus?: boolean }) {
  const wording = usePlace().board.wording(id)
  if (!wording) return null
  return (
    <SharedText
      label="What it says"
      hint="Others can write here at the same time."
      shared={wording}
      limit={MAX_STICKY_LETTERS}
      takesFocus={takesFocus}
    />
  )
}

export function RatingPart({ id, sticky }: PartProps) {
  const place = usePlace()
  return (
    <div className={styles.part}>
      <Scale
        legend="How bad"
        low="hardly matters"
        high="stops us"
        value={sticky.severity}
        onChange={(mark) => setField(place, id, 'severity', mark)}
      />
      <Scale
        legend="How easy to fix"
        low="very hard"
        high="we could do it now"
        value={sticky.tractability}
        onChange={(mark) => setField(place, id, 'tractability', mark)}
      />
    </div>
  )
}

interface ScaleProps {
  readonly legend: string
  readonly low: string
  readonly high: string
  readonly value: Sticky['severity']
  readonly onChange: (mark: Sticky['severity']) => void
}

const Scale = ({ onChange, value, ...ends }: ScaleProps) => (
  <div>
    <RadioScale {...ends} max={HIGHEST_MARK} value={value} onChange={onChange} />
    {value !== undefined && (
      <Button kind="quiet" onClick={() => onChange(undefined)}>
        Take back: {ends.legend.toLowerCase()}
      </Button>
    )}
  </div>
)

export function BasisPart({ id, sticky }: PartProps) {
  const place = usePlace()
  return (
    <>
      <Choice
        legend="How do we know?"
        options={choicesOf(words.BASIS_WORDS)}
        value={sticky.basis}
        onChange={(basis) => setField(place, id, 'basis', basis)}
      />
      <Choice
        legend="What does it stand in the way of?"
        options={choicesOf(words.CONCERN_WORDS)}
        value={sticky.concerns}
        onChange={(concerns) => setField(place, id, 'concerns', concerns)}
      />
    </>
  )
}

export function MorePart({ id, sticky }: PartProps) {
  const place = usePlace()
  return (
    <div className={styles.part}>
      <Select
        label="Who must act?"
        options={choicesOf(words.LEVEL_WORDS)}
        value={sticky.level}
        onChange={(level) => setField(place, id, 'level', level)}
      />
      <Select
        label="When does it happen?"
        options={choicesOf(words.DATA_STAGE_WORDS)}
        value={sticky.dataStage}
        onChange={(stage) => setField(place, id, 'dataStage', stage)}
      />
    </div>
  )
}

export function HelpKindPart({ id, sticky }: PartProps) {
  const place = usePlace()
  if (sticky.kind === 'opportunity')
    return (
      <Select
        label="What kind of help?"
        options={choicesOf(words.OPPORTUNITY_WORDS)}
        value={sticky.opportunityKind}
        onChange={(kind) => setField(place, id, 'opportunityKind', kind)}
      />
    )
  return (
    <Select
      label="What kind of idea?"
      options={choicesOf(words.IDEA_WORDS)}
      value={sticky.ideaKind}
      onChange={(kind) => setField(place, id, 'ideaKind', kind)}
    />
  )
}

export function PinsPart({ id, sticky }: PartProps) {
  const place = usePlace()
  return (
    <div className={styles.part}>
      <PickMany
        label="Questions it is pinned to"
        from={place.questions}
        value={sticky.questions}
        onChange={(ids) => setField(place, id, 'questions', ids)}
        none="There are no questions to pin this to yet."
      />
      <PickMany
        label="Data it is pinned to"
        from={place.holdings}
        value={sticky.holdings}
        onChange={(ids) => setField(place, id, 'holdings', ids)}
        none="No data is named yet, so there is none to pin this to."
      />
    </div>
  )
}

export function AnswersPart({ id, sticky }: PartProps) {
  const place = usePlace()
  const barriers = [...useStickies()].filter(([, { kind }]) => kind === 'barrier')
  return (
    <PickMany
      label="Barriers it answers"
      from={new Map(barriers.map(([barrier, each]) => [barrier, titleOf(each)]))}
      value={sticky.answers}
      onChange={(ids) => setField(place, id, 'answers', ids)}
      none="There are no barriers to answer yet."
    />
  )
}
