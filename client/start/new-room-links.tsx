import { useEffect, useState } from 'react'
import type { NewRoomAnswer } from '#shared/protocol/http.ts'
import { Button, LinkButton } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { focusHeading } from '../kit/focus-heading.ts'
import { Page } from '../kit/page.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { shownCode } from '../realtime/room-code.ts'
import styles from './start.module.css'

/** The links of a new room. The facilitator's own holds a key that is shown here and never again. */
export function NewRoomLinks({ begun }: { readonly begun: NewRoomAnswer }) {
  const { links, room } = begun
  useEffect(focusHeading, [])
  return (
    <Page
      documentTitle="Your room is ready"
      heading="Your room is ready"
      lead={`The code is ${shownCode(room)}.`}
      home="/"
      width="narrow"
    >
      <StatusBox tone="care" title="Keep your own link.">
        <p>It is shown only now. Whoever has it can run the workshop.</p>
      </StatusBox>
      <Stack gap="normal" as="ul">
        <OneLink title="Your own link" about="To run the workshop, on any device" address={links.facilitator} />
      </Stack>
      <Row>
        <LinkButton kind="primary" href={links.facilitator}>
          Go to your workshop
        </LinkButton>
      </Row>
      <Stack gap="normal" as="ul">
        <OneLink title="For the people" about="To join; also on the big screen" address={links.join} />
        <OneLink title="For the big screen" about="Open it on the projector" address={links.wall} />
      </Stack>
    </Page>
  )
}

interface OneLinkProps {
  readonly title: string
  readonly about: string
  readonly address: string
}

function OneLink({ title, about, address }: OneLinkProps) {
  const [became, setBecame] = useState('')
  const copy = async () => {
    const isCopied = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    )
    setBecame(isCopied ? 'Copied.' : 'This browser does not copy. Select the link and copy it.')
  }
  return (
    <Card as="li">
      <div className={styles.link}>
        <h2>{title}</h2>
        <p>{about}</p>
        <p className={styles.address}>{address}</p>
        <Row>
          <Button aria-label={`Copy: ${title}`} onClick={() => void copy()}>
            Copy
          </Button>
          <span role="status">{became}</span>
        </Row>
      </div>
    </Card>
  )
}
