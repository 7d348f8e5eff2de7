import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Row, Stack } from '../kit/stack.tsx'
import { Voice } from '../kit/voice.tsx'
import { dateWords } from '../kit/when.ts'
import { facilitatedRooms, forgetFacilitatedRoom } from '../realtime/device.ts'
import { shownCode } from '../realtime/room-code.ts'

/** Rooms this browser has facilitated; nothing where there are none. */
export function KnownRooms() {
  const [rooms, setRooms] = useState(facilitatedRooms)
  if (rooms.length === 0) return null
  const forget = (room: string) => {
    forgetFacilitatedRoom(room)
    setRooms(facilitatedRooms())
  }
  return (
    <Stack as="section" gap="normal" labelledBy="known">
      <h2 id="known">Your workshops on this device</h2>
      <Stack as="ul" gap="small">
        {rooms.map(({ room, title, at }) => (
          <Card as="li" key={room}>
            <Stack gap="small">
              <p>
                <a href={`/f/${room}`}>
                  <Voice>{title}</Voice>
                </a>
              </p>
              <Row>
                <span>
                  {shownCode(room)}, {dateWords(at)}
                </span>
                <Button kind="quiet" aria-label={`Take "${title}" off this list`} onClick={() => forget(room)}>
                  Take off this list
                </Button>
              </Row>
            </Stack>
          </Card>
        ))}
      </Stack>
    </Stack>
  )
}
