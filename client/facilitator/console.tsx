import { useEffect, useState } from 'react'
import { type Membership, rememberFacilitatedRoom } from '../realtime/device.ts'
import { deviceClock } from '../kit/use-now.ts'
import { openRoom } from '../realtime/room-client.ts'
import { RoomProvider, useHasView, useLine, useOwn, useRoomConnection, useShared } from '../realtime/room-context.tsx'
import { EntryRefused, NotFacilitator, Opening, StoppedConsole, Stranger } from './closed-doors.tsx'
import { ConsoleFrame } from './console-frame.tsx'
import { useEntry } from './use-entry.ts'

/** The facilitator's side of a room, for /f/:room. */
export function Console({ code }: { readonly code: string }) {
  const { entry, tryAgain } = useEntry(code)
  if (entry.state === 'entering') return <Opening />
  if (entry.state === 'stranger') return <Stranger code={code} />
  if (entry.state === 'refused') return <EntryRefused code={entry.code} onTryAgain={tryAgain} />
  return <OpenConsole key={entry.membership.token} code={code} membership={entry.membership} />
}

interface OpenConsoleProps {
  readonly code: string
  readonly membership: Membership
}

function OpenConsole({ code, membership: { token, person, isShared } }: OpenConsoleProps) {
  const [room] = useState(() => openRoom({ code, token, person, isShared }))
  useEffect(() => () => room.close(), [room])
  return (
    <RoomProvider room={room}>
      <ConsoleOfRoom />
    </RoomProvider>
  )
}

/** The console once there is a room round it: also where tests begin. */
export function ConsoleOfRoom() {
  const hasView = useHasView()
  const stopped = useLine((line) => line.stopped)
  const trouble = useLine((line) => line.trouble)
  if (stopped !== undefined) return <StoppedConsole why={stopped} />
  if (hasView) return <ForFacilitators />
  return trouble === 'roomDamaged' ? <EntryRefused code={trouble} onTryAgain={() => location.reload()} /> : <Opening />
}

function ForFacilitators() {
  const role = useOwn(({ person }) => person.role)
  const title = useShared(({ room }) => room.title)
  const { code } = useRoomConnection()
  useEffect(() => {
    if (role === 'facilitator') rememberFacilitatedRoom({ room: code, title, at: deviceClock() })
  }, [role, code, title])
  return role === 'facilitator' ? <ConsoleFrame /> : <NotFacilitator />
}
