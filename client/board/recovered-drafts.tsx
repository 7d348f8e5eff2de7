import { useState } from 'react'
import type { UnsentWords } from '#shared/board/unsent.ts'
import { Button } from '../kit/button.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { Voice } from '../kit/voice.tsx'

export interface RecoveredDraftsProps {
  readonly drafts: readonly UnsentWords[]
  readonly onDismiss: (draft: UnsentWords) => void
  /** Missing where nothing can be added now. */
  readonly onAdd?: ((draft: UnsentWords) => void) | undefined
  readonly say: (words: string) => void
}

/** Words the server could not keep. They stay here until the person has done something with them. */
export function RecoveredDrafts({ drafts, onDismiss, onAdd, say }: RecoveredDraftsProps) {
  if (drafts.length === 0) return null
  return (
    <Stack gap="normal">
      {drafts.map((draft) => (
        <StatusBox
          key={`${draft.id} ${draft.text}`}
          tone="care"
          title="This change could not be kept. Your text is here."
        >
          <Stack gap="normal">
            <Voice as="p" size="small">
              {draft.text}
            </Voice>
            <Row>
              <Copy text={draft.text} say={say} />
              {onAdd && <Button onClick={() => onAdd(draft)}>Add as a new card</Button>}
              <Button kind="quiet" onClick={() => onDismiss(draft)}>
                Let it go
              </Button>
            </Row>
          </Stack>
        </StatusBox>
      ))}
    </Stack>
  )
}

function Copy({ text, say }: { readonly text: string; readonly say: (words: string) => void }) {
  const [outcome, setOutcome] = useState<
    'Copied.' | 'Copying is blocked here. Select the text and copy it.' | undefined
  >()
  function tell(words: NonNullable<typeof outcome>) {
    setOutcome(words)
    say(words)
  }
  function copy() {
    navigator.clipboard.writeText(text).then(
      () => tell('Copied.'),
      () => tell('Copying is blocked here. Select the text and copy it.'),
    )
  }
  return (
    <>
      <Button onClick={copy}>Copy</Button>
      {outcome}
    </>
  )
}
