import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { CopyField } from '../kit/copy-text.tsx'
import { SendState } from '../kit/send-state.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useRoomConnection } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'

/** Makes a link for one more facilitator. It is shown once: the room keeps only its fingerprint. */
export function Invite() {
  const { code } = useRoomConnection()
  const { tell, state, more } = useTelling()
  const [invitation, setInvitation] = useState<string | undefined>(undefined)
  const [isLost, setLost] = useState(false)
  async function invite() {
    const answer = await tell({ type: 'inviteFacilitator' }, 'The link is ready.')
    const made = answer.ok ? answer.value?.['invitation'] : undefined
    setInvitation(typeof made === 'string' ? made : undefined)
    setLost(answer.ok && typeof made !== 'string') // made, but the line was gone before it arrived
  }
  return (
    <Stack gap="normal">
      <p>A facilitator can do everything you can. Send the link only to the person you mean.</p>
      {invitation !== undefined && (
        <Stack gap="small">
          <CopyField label="Invitation link" text={invitationLink(code, invitation)} action="Copy invitation" />
          <p>It works once, for 24 hours. It is not shown again.</p>
        </Stack>
      )}
      {isLost && <StatusBox tone="care" title="The link was lost on the way. Make another one." />}
      <Row>
        <Button onClick={() => void invite()}>
          {invitation === undefined ? 'Invite a facilitator' : 'Make another link'}
        </Button>
      </Row>
      <SendState state={state} more={more} />
    </Stack>
  )
}

const invitationLink = (code: string, invitation: string) => `${location.origin}/f/${code}#invite=${invitation}`
