import { useState } from 'react'
import type { NewRoomAnswer } from '#shared/protocol/http.ts'
import { Page } from '../kit/page.tsx'
import { Stack } from '../kit/stack.tsx'
import { JoinForm } from './join-form.tsx'
import { KnownRooms } from './known-rooms.tsx'
import { NewRoomForm } from './new-room-form.tsx'
import { NewRoomLinks } from './new-room-links.tsx'
import { Rehearsal } from './rehearsal.tsx'
import styles from './start.module.css'

/** P1: begin or join with one tap. */
export function Start() {
  const [begun, setBegun] = useState<NewRoomAnswer | undefined>(undefined)
  const [hasError, setHasError] = useState(false)
  if (begun) return <NewRoomLinks begun={begun} />
  return (
    <Page
      documentTitle="Questions First"
      hasError={hasError}
      heading="A workshop that begins with questions"
      lead="Ask what you want to know and what an answer would let you do. Vote, find the data, agree next steps."
      home="/"
      width="page"
    >
      <div className={styles.ways}>
        <Stack as="section" gap="normal" labelledBy="join">
          <h2 id="join">Join with a code</h2>
          <JoinForm />
        </Stack>
        <Stack as="section" gap="normal" labelledBy="start">
          <h2 id="start">Start a workshop</h2>
          <NewRoomForm onBegun={setBegun} onProblem={setHasError} />
        </Stack>
      </div>
      <KnownRooms />
      <Stack as="section" gap="normal" labelledBy="try">
        <h2 id="try">Try it with pretend people</h2>
        <Rehearsal />
      </Stack>
    </Page>
  )
}
