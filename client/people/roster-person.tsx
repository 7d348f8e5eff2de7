import { useState } from 'react'
import type { Role } from '#shared/core/actor.ts'
import { Button } from '../kit/button.tsx'
import { Choice } from '../kit/choice.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { UndoBar } from '../kit/undo-bar.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import { type ListedPerson, ROLE_OPTIONS, ROLE_WORDS } from './person-words.ts'
import { TakeNameOut } from './take-name-out.tsx'

export interface RosterPersonProps {
  readonly person: ListedPerson
  readonly onClose: () => void
}

/** What can be done about one person: another role, which can be undone, or out of the room, which cannot. */
export function RosterPerson({ person, onClose }: RosterPersonProps) {
  const { id, words, role } = person
  const [isRemoving, setRemoving] = useState(false)
  const [isForgetting, setForgetting] = useState(false)
  const [was, setWas] = useState<Role | undefined>(undefined)
  const { tell, state, more } = useTelling()
  async function change(next: Role) {
    if (next === role) return
    const answer = await tell({ type: 'setRole', person: id, role: next }, `Now: ${ROLE_WORDS[next]}.`)
    setWas(answer.ok ? role : undefined)
  }
  async function remove() {
    const answer = await tell({ type: 'removePerson', person: id }, `${words} is out of this room.`)
    if (answer.ok) onClose()
  }
  if (isForgetting) return <TakeNameOut person={person} onClose={onClose} />
  if (isRemoving) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={`Take ${words} out of this room?`}
        closeLabel="Cancel"
        actions={
          <Button kind="danger" onClick={remove}>
            Take them out
          </Button>
        }
      >
        <Stack gap="small">
          <p>They leave at once, on every device. This cannot be undone.</p>
          <p>What they wrote stays. With the code they can join again, as somebody new.</p>
          <SendState state={state} more={more} />
        </Stack>
      </Dialog>
    )
  }
  return (
    <Dialog isOpen onClose={onClose} title={<bdi>{words}</bdi>}>
      <Stack gap="normal">
        <Choice legend="Role" options={ROLE_OPTIONS} value={role} onChange={change} />
        <SendState state={state} more={more} />
        {was !== undefined && was !== role && (
          <UndoBar onUndo={() => change(was)}>
            {words} is now: {ROLE_WORDS[role]}.
          </UndoBar>
        )}
        <Row>
          <Button onClick={() => setRemoving(true)}>Take them out of this room</Button>
          <Button onClick={() => setForgetting(true)}>Take their name out of the record</Button>
        </Row>
      </Stack>
    </Dialog>
  )
}
