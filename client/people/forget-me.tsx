import { useState } from 'react'
import type { Refusal } from '#shared/core/refusal.ts'
import type { Contributions } from '#shared/people/commands.ts'
import { Button } from '../kit/button.tsx'
import { Choice, type Option } from '../kit/choice.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'

export const CONTRIBUTION_OPTIONS: readonly Option<Contributions>[] = [
  { value: 'keep', label: 'Keep it, as from “somebody”' },
  {
    value: 'remove',
    label: 'Take it out as well',
    hint: 'Questions that others have voted on or added to stay, as from “somebody”. So do shared notes.',
  },
]

const NOT_CHOSEN = 'Choose what becomes of what was added'

export interface ForgetMeProps {
  /** Asks the room to forget this person and clears the device; says why when it does not. */
  readonly onForget: (contributions: Contributions) => Promise<Refusal | undefined>
}

/** Forgetting for ever: what stays is chosen first, and nothing is chosen for people. */
export function ForgetMe({ onForget }: ForgetMeProps) {
  const [isAsked, setIsAsked] = useState(false)
  const [chosen, setChosen] = useState<Contributions | undefined>(undefined)
  const [error, setError] = useState<string | undefined>(undefined)
  const [isUnderWay, setUnderWay] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined)
  async function forget() {
    setError(chosen === undefined ? NOT_CHOSEN : undefined)
    if (chosen === undefined || isUnderWay) return
    setUnderWay(true)
    setRefusal(await onForget(chosen))
    setUnderWay(false)
  }
  return (
    <>
      <Row>
        <Button onClick={() => setIsAsked(true)}>Forget me</Button>
      </Row>
      <Dialog
        isOpen={isAsked}
        onClose={() => setIsAsked(false)}
        title="Forget you in this room?"
        closeLabel="Cancel"
        actions={
          <Button kind="danger" onClick={() => void forget()}>
            Forget me for ever
          </Button>
        }
      >
        <Stack gap="normal">
          <p>You leave the room. Nobody can bring your name back. It is done within a minute.</p>
          <Choice
            legend="What you added"
            options={CONTRIBUTION_OPTIONS}
            value={chosen}
            error={error}
            onChange={setChosen}
          />
          {isUnderWay && <StatusBox tone="info">Taking your name out of everything…</StatusBox>}
          {refusal && (
            <StatusBox tone="problem">
              {REFUSAL_WORDS[refusal.code]}
              {refusal.code === 'lastFacilitator' && ' Or delete the room, and everything in it goes.'}
            </StatusBox>
          )}
        </Stack>
      </Dialog>
    </>
  )
}
