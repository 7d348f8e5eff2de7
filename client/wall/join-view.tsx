import type { ReactNode } from 'react'
import { plural } from '../kit/plural.ts'
import { QrCode } from '../kit/qr-code.tsx'
import { Seats } from '../kit/seats.tsx'
import { Voice } from '../kit/voice.tsx'
import { arrivalsOf } from '../people/arrivals.ts'
import { shownCode } from '../realtime/room-code.ts'
import { useRoomConnection, useShared } from '../realtime/room-context.tsx'
import { joinLink, typedAddress } from '../realtime/room-links.ts'
import { useShareOrigin } from '../realtime/use-share-origin.ts'
import styles from './join-view.module.css'

/** W1: how to get in, and a ring for everyone who has. Nobody is named. */
export function JoinView() {
  const { title, purpose } = useShared(({ room }) => room)
  return (
    <section className={styles.join}>
      <Voice as="h1" size="large">
        {purpose || title}
      </Voice>
      <WayIn count={<Count />} />
      <Arrivals />
    </section>
  )
}

/** The address, the code and what to scan; `count` says how many have done so. */
export function WayIn({ count }: { readonly count?: ReactNode }) {
  const { code } = useRoomConnection()
  const origin = useShareOrigin()
  return (
    <div className={styles.way}>
      <div className={styles.words}>
        <p>
          Go to <strong>{typedAddress(origin)}</strong>
        </p>
        <p className={styles.code}>{shownCode(code)}</p>
        <p>Or scan. No app, no account.</p>
        {count}
      </div>
      <div className={styles.scan}>
        <QrCode text={joinLink(code, origin)} label={`Code to join the room ${shownCode(code)}`} />
      </div>
    </div>
  )
}

function Count() {
  const people = useShared((shared) => shared.people)
  const words = [
    plural(people.joined, { one: '# person', other: '# people' }),
    people.organisations > 0 && plural(people.organisations, { one: '# organisation', other: '# organisations' }),
  ]
  return <p className={styles.count}>{words.filter(Boolean).join(', ')}</p>
}

/** A ring for everyone, by kind of organisation. */
function Arrivals() {
  const people = useShared((shared) => shared.people)
  return (
    <ul className={styles.arrivals}>
      {arrivalsOf(people).map(({ name, people: came }) => (
        <li key={name}>
          <span>{name}</span>
          <Seats filled={came} of={came} words={String(came)} />
        </li>
      ))}
    </ul>
  )
}
