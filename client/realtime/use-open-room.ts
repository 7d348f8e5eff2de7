import { useEffect, useState } from 'react'
import type { Transport } from './connection.ts'
import type { Membership } from './device.ts'
import { openRoom, type RoomClient } from './room-client.ts'

/** The line to a room for as long as the frame is there. Undefined only before the first effect. */
export function useOpenRoom(code: string, membership: Membership, transport?: Transport): RoomClient | undefined {
  const [room, setRoom] = useState<RoomClient | undefined>(undefined)
  useEffect(() => {
    const { token, person, isShared } = membership
    const opened = openRoom({ code, token, person, isShared, ...(transport && { transport }) })
    setRoom(opened)
    return () => opened.close()
  }, [code, membership, transport])
  return room
}
