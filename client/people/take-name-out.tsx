import { useState } from 'react'
import type { Contributions } from '#shared/people/commands.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Stack } from '../kit/stack.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import { CONTRIBUTION_OPTIONS } from './forget-me.tsx'
import type { ListedPerson } from './person-words.ts'

interface TakeNameOutProps {
  readonly person: ListedPerson
  readonly onClose: () => void
}

/** A facilitator does for somebody what they could do themselves: their name goes from everything the room keeps. */
export function TakeNameOut({ person: { id, words }, onClose }: TakeNameOutProps) {
  const [chosen, setChosen] = useState<Contributions | undefined>(undefined)
  const [error, setError] = useState<string | undefined>(undefined)
  const { tell, state, more } = useTelling()
  async function forget() {
    setError(chosen === undefined ? 'Choose what becomes of what they added' : undefined)
    if (chosen === undefined) return
    const answer = await tell({ type: 'forgetPerson', person: id, contributions: chosen }, 'The name is gone.')
    if (answer.ok) onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        <>
          Take the name of <bdi>{words}</bdi> out of the record?
        </>
      }
      closeLabel="Cancel"
      actions={
        <Button kind="danger" onClick={() => void forget()}>
          Take it out for ever
        </Button>
      }
    >
      <Stack gap="normal">
        <p>They leave the room. Name, organisation and contacts go from everything the room keeps.</p>
        <Choice
          legend="What they added"
          options={CONTRIBUTION_OPTIONS}
          value={chosen}
          error={error}
          onChange={setChosen}
        />
        <SendState state={state} more={more} />
      </Stack>
    </Dialog>
  )
}
