import { useEffect, useState } from 'react'
import type { Transport } from './connection.ts'
import type { Membership } from './device.ts'
import { openRoom, type RoomClient } from './room-client.ts'

/** The line to a room for as long as the frame is there. Give the frame a `key` where the membership can change. */
export function useOpenRoom(code: string, membership: Membership, transport?: Transport): RoomClient {
  const [room] = useState(() => {
    const { token, person, isShared } = membership
    return openRoom({ code, token, person, isShared, ...(transport && { transport }) })
  })
  useEffect(() => () => room.close(), [room])
  return room
}
