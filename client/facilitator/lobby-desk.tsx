import type { Role } from '#shared/core/actor.ts'
import { useShallow } from 'zustand/react/shallow'
import { LinkButton } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Empty } from '../kit/empty.tsx'
import { Figure } from '../kit/figure.tsx'
import { QrCode } from '../kit/qr-code.tsx'
import { SeatRows } from '../kit/seats.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { arrivalsOf, organisationsWords } from '../people/arrivals.ts'
import { shownCode } from '../realtime/room-code.ts'
import { useFacilitatorView, useRoomConnection, useShared } from '../realtime/room-context.tsx'
import { joinLink, typedAddress, wallLink } from '../realtime/room-links.ts'
import { useShareOrigin } from '../realtime/use-share-origin.ts'
import styles from './lobby-desk.module.css'

/** While people arrive: how they get in, and who has come. */
export function LobbyDesk() {
  return (
    <>
      <WayIn />
      <WhoIsHere />
    </>
  )
}

function WayIn() {
  const { code } = useRoomConnection()
  const origin = useShareOrigin()
  return (
    <Card as="section" aria-label="How people join">
      <div className={styles.way}>
        <div className={styles.words}>
          <p>
            Go to <strong>{typedAddress(origin)}</strong>
          </p>
          <p className={styles.code}>{shownCode(code)}</p>
          <p className={styles.soft}>Or scan. No app, no account.</p>
          <Row>
            <LinkButton href="#print">Print a poster</LinkButton>
          </Row>
        </div>
        <div className={styles.picture}>
          <QrCode text={joinLink(code, origin)} label={`Code to join the room ${shownCode(code)}`} />
        </div>
      </div>
    </Card>
  )
}

function WhoIsHere() {
  const { code } = useRoomConnection()
  const people = useShared(
    useShallow(({ people: { joined, organisations, byOrganisationType } }) => ({
      joined,
      organisations,
      byOrganisationType,
    })),
  )
  const attendees = useCount('attendee')
  const facilitators = useCount('facilitator')
  if (attendees === 0) {
    return (
      <Empty
        words={`${facilitators > 1 ? 'Only facilitators are' : 'Only you are'} here so far. Open the big screen.`}
        action={
          <LinkButton href={wallLink(code)} target="_blank" rel="noopener">
            Open big screen
          </LinkButton>
        }
      />
    )
  }
  const words = `${people.joined === 1 ? 'person' : 'people'} ${organisationsWords(people.organisations)}`.trim()
  return (
    <Stack as="section" gap="normal" labelledBy="who-is-here">
      <h2 id="who-is-here">Who has come</h2>
      <Figure number={people.joined} words={words} room={2} />
      <SeatRows rows={arrivalsOf(people)} />
    </Stack>
  )
}

const useCount = (wanted: Role) =>
  useFacilitatorView(({ people: { roster } }) => Object.values(roster).filter(({ role }) => role === wanted).length)
