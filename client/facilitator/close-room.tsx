import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'

/** Ends writing and joining for good. It is asked once more, because there is no way back. */
export function CloseRoom() {
  const isClosed = useShared(({ room }) => room.status === 'closed')
  const [isAsked, setAsked] = useState(false)
  const { tell, state, more } = useTelling()
  if (isClosed) return <p>This room is closed. Everyone who is in it can still read and download.</p>
  async function close() {
    if ((await tell({ type: 'closeRoom' }, 'This room is closed.')).ok) setAsked(false)
  }
  return (
    <Stack gap="small">
      <p>Nobody can write or join any more. Everyone in the room can still read and download.</p>
      <Row>
        <Button onClick={() => setAsked(true)}>Close this room</Button>
      </Row>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title="Close this room?"
        closeLabel="Cancel"
        actions={<Button onClick={close}>Close it for good</Button>}
      >
        <p>A closed room cannot be opened again. Nothing in it is lost.</p>
        <SendState state={state} more={more} />
      </Dialog>
    </Stack>
  )
}
