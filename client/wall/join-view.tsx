import { plural } from '../kit/plural.ts'
import { QrCode } from '../kit/qr-code.tsx'
import { SeatRows } from '../kit/seats.tsx'
import { Voice } from '../kit/voice.tsx'
import { arrivalsOf } from '../people/arrivals.ts'
import { shownCode } from '../realtime/room-code.ts'
import { useRoomConnection, useShared } from '../realtime/room-context.tsx'
import { joinLink, typedAddress } from '../realtime/room-links.ts'
import styles from './join-view.module.css'

/** W1: how to get in, and a ring for everyone who has. Nobody is named. */
export function JoinView() {
  const { title, purpose } = useShared(({ room }) => room)
  return (
    <section className={styles.join}>
      <Voice as="h1" size="large">
        {purpose || title}
      </Voice>
      <WayIn />
      <Arrivals />
    </section>
  )
}

export function WayIn() {
  const { code } = useRoomConnection()
  return (
    <div className={styles.way}>
      <div className={styles.words}>
        <p>
          Go to <strong>{typedAddress()}</strong>
        </p>
        <p className={styles.code}>{shownCode(code)}</p>
        <p>Or scan. No app, no account.</p>
      </div>
      <div className={styles.scan}>
        <QrCode text={joinLink(code)} label={`Code to join the room ${shownCode(code)}`} />
      </div>
    </div>
  )
}

function Arrivals() {
  const people = useShared((shared) => shared.people)
  const words = [
    plural(people.joined, { one: '# person', other: '# people' }),
    people.organisations > 0 && plural(people.organisations, { one: '# organisation', other: '# organisations' }),
  ]
  return (
    <div className={styles.arrivals}>
      <p className={styles.count}>{words.filter(Boolean).join(', ')}</p>
      <SeatRows rows={arrivalsOf(people)} />
    </div>
  )
}
