import { useState, type FormEvent } from 'react'
import type { BarrierKind, StickyKind } from '#shared/board/kinds.ts'
import { MAX_STICKY_LETTERS } from '#shared/board/shape.ts'
import { CARD_WORDS } from '#shared/board/words.ts'
import { clean, graphemes } from '#shared/kit/text.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { choicesOf } from '../kit/choices.ts'
import { type FieldProblem, ErrorSummary } from '../kit/error-summary.tsx'
import { personalDataIn, withoutFinding } from '../kit/personal-data.ts'
import { PersonalDataWarning } from '../kit/personal-data-warning.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { addCard, type NewCard } from './acts.ts'
import { KindTicks } from './kinds-part.tsx'
import { usePlace } from './place.ts'
import { KIND_HINTS } from './words.ts'

export interface AddCardProps {
  /** What is known beforehand: the barrier it answers, the question in view, recovered words. */
  readonly start?: Partial<NewCard> | undefined
  readonly onAdded: (id: string) => void
  readonly onCancel: () => void
}

const FIELDS = { kind: 'new-card-kind', text: 'new-card-text' } as const

/** A form of its own, shared only when it is sent: nobody watches somebody think. */
export function AddCard({ start, onAdded, onCancel }: AddCardProps) {
  const place = usePlace()
  const [kind, setKind] = useState<StickyKind | undefined>(start?.kind)
  const [words, setWords] = useState(start?.text ?? '')
  const [kinds, setKinds] = useState<readonly BarrierKind[] | undefined>(undefined)
  const [attempt, setAttempt] = useState(0)
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const problems = attempt > 0 ? problemsOf(kind, words) : []
  const says = (field: string) => problems.find((problem) => problem.field === field)?.message
  const finding = personalDataIn(words).find(({ text }) => !kept.has(text))

  function add(event: FormEvent) {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (!kind || problemsOf(kind, words).length > 0 || (finding && attempt === 0)) return
    onAdded(
      addCard(place, {
        ...start,
        kind,
        text: clean(words),
        ...(kind === 'barrier' && kinds && { barrierKinds: kinds }),
      }),
    )
  }

  return (
    <form onSubmit={add} noValidate aria-label="Add a card">
      <Stack gap="large">
        <ErrorSummary problems={problems} attempt={attempt} />
        {start?.kind === undefined && (
          <Choice
            id={FIELDS.kind}
            legend="What is it?"
            options={choicesOf(CARD_WORDS).map((option) => ({ ...option, hint: KIND_HINTS[option.value] }))}
            value={kind}
            onChange={setKind}
            error={says(FIELDS.kind)}
          />
        )}
        <Stack gap="normal">
          <TextArea
            id={FIELDS.text}
            label="What it says"
            value={words}
            onChange={setWords}
            limit={MAX_STICKY_LETTERS}
            error={says(FIELDS.text)}
            rows={3}
            voice
          />
          {finding && (
            <PersonalDataWarning
              finding={finding}
              onRemove={() => setWords(withoutFinding(words, finding))}
              onKeep={() => setKept(new Set([...kept, finding.text]))}
            />
          )}
        </Stack>
        {kind === 'barrier' && (
          <KindTicks legend="What kind of barrier is it? (optional)" value={kinds} onChange={setKinds} />
        )}
        <Row>
          <Button kind="primary" type="submit">
            Add the card
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        </Row>
      </Stack>
    </form>
  )
}

function problemsOf(kind: StickyKind | undefined, words: string): readonly FieldProblem[] {
  const letters = graphemes(clean(words))
  return [
    kind === undefined && { field: FIELDS.kind, message: 'Choose what it is' },
    letters === 0 && { field: FIELDS.text, message: 'Write what the card says' },
    letters > MAX_STICKY_LETTERS && {
      field: FIELDS.text,
      message: `Use ${MAX_STICKY_LETTERS} characters or fewer (now ${letters})`,
    },
  ].filter((problem) => problem !== false)
}
