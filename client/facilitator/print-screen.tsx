import { useEffect, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { classNames } from '../kit/class-names.ts'
import { QrCode } from '../kit/qr-code.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { Voice } from '../kit/voice.tsx'
import { shownCode } from '../realtime/room-code.ts'
import { useRoomConnection, useShared } from '../realtime/room-context.tsx'
import { joinLink, typedAddress } from '../realtime/room-links.ts'
import { useShareOrigin } from '../realtime/use-share-origin.ts'
import styles from './print-screen.module.css'

type Sheet = 'poster' | 'cards'
const CARDS_A_PAGE = 8

/** F7: paper for the room, on A4: a poster for the wall, cards for the tables. */
export function PrintScreen() {
  const [sheet, setSheet] = useState<Sheet | undefined>(undefined)
  useEffect(() => {
    if (sheet === undefined) return undefined
    const done = () => setSheet(undefined)
    window.addEventListener('afterprint', done)
    window.print()
    return () => window.removeEventListener('afterprint', done)
  }, [sheet])
  return (
    <div className={classNames(styles.print, sheet && styles[`only-${sheet}`])}>
      <Stack as="section" gap="normal" labelledBy="poster">
        <h2 id="poster">Poster</h2>
        <p>One page. The code to scan is 12 cm wide and reads from more than a metre away.</p>
        <Row>
          <Button onClick={() => setSheet('poster')}>Print the poster</Button>
        </Row>
        <Poster />
      </Stack>
      <Stack as="section" gap="normal" labelledBy="cards">
        <h2 id="cards">Table cards</h2>
        <p>Eight on a page. Cut along the lines.</p>
        <Row>
          <Button onClick={() => setSheet('cards')}>Print the table cards</Button>
        </Row>
        <TableCards />
      </Stack>
      <Stack as="section" gap="normal" labelledBy="paper">
        <h2 id="paper">Paper ballots</h2>
        <p>For people without a phone. They count like any other vote.</p>
        <p>
          <a href="#paper">Paper ballots: print and enter</a>
        </p>
      </Stack>
    </div>
  )
}

function Poster() {
  const { code } = useRoomConnection()
  const origin = useShareOrigin()
  const { title, purpose } = useShared(({ room }) => room)
  return (
    <div className={classNames(styles.sheet, styles.poster)}>
      <Voice as="p" size="large">
        {purpose || title}
      </Voice>
      <div className={styles.scan}>
        <QrCode text={joinLink(code, origin)} label={`Code to join the room ${shownCode(code)}`} />
      </div>
      <div>
        <p>
          Scan, or go to <strong>{typedAddress(origin)}</strong>
        </p>
        <p className={styles.code}>{shownCode(code)}</p>
        <p>No app, no account.</p>
      </div>
    </div>
  )
}

function TableCards() {
  const { code } = useRoomConnection()
  const origin = useShareOrigin()
  const title = useShared(({ room }) => room.title)
  return (
    <ul className={classNames(styles.sheet, styles.cards)}>
      {Array.from({ length: CARDS_A_PAGE }, (_, card) => (
        <li key={card} aria-hidden={card > 0}>
          <div>
            <QrCode text={joinLink(code, origin)} label={`Code to join the room ${shownCode(code)}`} />
          </div>
          <div>
            <Voice as="p" size="small">
              {title}
            </Voice>
            <p>{typedAddress(origin)}</p>
            <p className={styles.code}>{shownCode(code)}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
