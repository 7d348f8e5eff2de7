import { useState } from 'react'
import type { Refusal } from '#shared/core/refusal.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { useRoom } from '../realtime/room-context.tsx'
import { AboutYou } from './about-you.tsx'
import { Mine } from './mine.tsx'
import { myRecord } from './my-record.ts'

export interface MyDetailsProps {
  /** Asks the room to forget this person and clears the device; says why when it does not. */
  readonly onForget: () => Promise<Refusal | undefined>
}

/** My data: who I am here, what I added, a copy of it, and how to be forgotten. */
export const MyDetails = ({ onForget }: MyDetailsProps) => (
  <>
    <Stack as="section" gap="normal" labelledBy="about-you">
      <h2 id="about-you">About you</h2>
      <p>
        Facilitators see your name. Others may see it beside your pointer on the board. Everybody may see your
        organisation. Your answers go by what each ballot says.
      </p>
      <AboutYou />
    </Stack>
    <Stack as="section" gap="normal" labelledBy="mine">
      <h2 id="mine">What you added</h2>
      <Mine />
      <TakeCopy />
    </Stack>
    <Stack as="section" gap="normal" labelledBy="forget">
      <h2 id="forget">Forget me</h2>
      <p>Your name and organisation go for ever. Anonymous answers that are counted stay counted.</p>
      <ForgetMe onForget={onForget} />
    </Stack>
  </>
)

function TakeCopy() {
  const { store, code } = useRoom()
  const save = () => {
    const { view } = store.getState()
    if (!view) return
    const file = new Blob([JSON.stringify(myRecord(view, code), null, 2)], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `my-data-${code}.json`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Row>
      <Button onClick={save}>Download what the room knows of me</Button>
    </Row>
  )
}

function ForgetMe({ onForget }: MyDetailsProps) {
  const [isAsked, setIsAsked] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined)
  const forget = async () => setRefusal(await onForget())
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
        <p>Nobody can bring your name back. What you wrote stays, as from "somebody". You leave the room.</p>
        {refusal && <StatusBox tone="problem">{REFUSAL_WORDS[refusal.code]}</StatusBox>}
      </Dialog>
    </>
  )
}
