import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Field } from '../kit/field.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'

const DIFFERS = 'Type the title of the room, as it stands above'

/** Deletes the room for ever. The one thing that is asked twice: the title has to be typed. */
export function DeleteRoom() {
  const title = useShared(({ room }) => room.title)
  const [isAsked, setAsked] = useState(false)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const { tell, state, more } = useTelling()
  async function remove() {
    const given = typed.trim()
    setError(given === title ? undefined : DIFFERS)
    if (given === title) await tell({ type: 'deleteRoom', title: given }, 'This room is deleted.')
  }
  return (
    <>
      <Row>
        <Button onClick={() => setAsked(true)}>Delete this room</Button>
      </Row>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title="Delete this room and everything in it?"
        closeLabel="Cancel"
        actions={
          <Button kind="danger" onClick={remove}>
            Delete it for ever
          </Button>
        }
      >
        <Stack gap="normal">
          <p>
            Nobody can get it back. Questions, votes, data, the board and next steps are lost, for everyone. Download
            the summary first.
          </p>
          <p>
            The title is: <strong dir="auto">{title}</strong>
          </p>
          <Field
            label="Type the room title"
            value={typed}
            error={error}
            autoComplete="off"
            spellCheck={false}
            onChange={setTyped}
          />
          <SendState state={state} more={more} />
        </Stack>
      </Dialog>
    </>
  )
}
