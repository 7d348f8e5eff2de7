import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Contributions } from '#shared/people/commands.ts'
import { Page } from '../kit/page.tsx'
import { useSteady } from '../kit/use-steady.ts'
import type { Transport } from '../realtime/connection.ts'
import { forgetRoom, type Membership, membershipOf } from '../realtime/device.ts'
import type { RoomClient } from '../realtime/room-client.ts'
import { RoomProvider, useHasView, useLine } from '../realtime/room-context.tsx'
import { useOpenRoom } from '../realtime/use-open-room.ts'
import { NextPerson } from './next-person.tsx'
import { RoomFrame } from './room-frame.tsx'
import { type Ending, StoppedScreen } from './stopped-screen.tsx'
import { useQuickExit, useSharedDeviceIdle } from './shared-device.ts'

export interface RoomDoorProps {
  readonly code: string
  readonly transport?: Transport | undefined
}

/** Lets in whoever this device is in the room; anybody else is told to join first. */
export function RoomDoor({ code, transport }: RoomDoorProps) {
  const [membership] = useState(() => membershipOf(code))
  if (!membership) return <StoppedScreen ending="notAdmitted" code={code} />
  return <OpenDoor code={code} membership={membership} transport={transport} />
}

interface OpenDoorProps extends RoomDoorProps {
  readonly membership: Membership
}

function OpenDoor({ code, membership, transport }: OpenDoorProps) {
  const room = useOpenRoom(code, membership, transport)
  return (
    <RoomProvider room={room}>
      <InsideDoor room={room} membership={membership} />
    </RoomProvider>
  )
}

/** After a goodbye that ends the membership, the device has no use for its token. */
const ENDS_MEMBERSHIP: ReadonlySet<Ending> = new Set(['removed', 'notAdmitted', 'roomUnknown'])

function InsideDoor({ room, membership }: { readonly room: RoomClient; readonly membership: Membership }) {
  const stopped = useStore(room.line, (line) => line.stopped)
  const [left, setLeft] = useState<Ending | 'nextPerson' | undefined>(undefined)
  const [isForgetting, setIsForgetting] = useState(false)
  const { code } = room

  const leave = useCallback(
    async (ending: Ending | 'nextPerson') => {
      forgetRoom(code)
      setLeft(ending)
      await room.wipe().catch(() => undefined) // a browser without storage has nothing to wipe
    },
    [room, code],
  )
  useEffect(() => {
    if (stopped !== undefined && ENDS_MEMBERSHIP.has(stopped)) forgetRoom(code)
  }, [stopped, code])
  useSharedDeviceIdle(membership.isShared && left === undefined, () => void leave('idle'))
  useQuickExit(membership.isShared, () => leave('left'))

  const forget = useSteady(async (contributions: Contributions) => {
    setIsForgetting(true)
    const answer = await room.ask({ type: 'forgetMe', contributions })
    setIsForgetting(answer.ok)
    if (!answer.ok) return answer.refusal
    await leave('forgotten')
    return undefined
  })

  if (left === 'nextPerson') return <NextPerson code={code} />
  const ending = left ?? (stopped === 'removed' && isForgetting ? 'forgotten' : stopped)
  if (ending !== undefined) return <StoppedScreen ending={ending} code={code} />
  return (
    <OnceSeen>
      <RoomFrame
        isShared={membership.isShared}
        onLeave={() => void leave('left')}
        onNextPerson={() => void leave('nextPerson')}
        onForget={forget}
      />
    </OnceSeen>
  )
}

function OnceSeen({ children }: { readonly children: ReactNode }) {
  return useHasView() ? children : <WaitingForView />
}

function WaitingForView() {
  const isDamaged = useLine(({ trouble }) => trouble === 'roomDamaged')
  const isLost = useLine(({ state }) => state === 'offline')
  return isDamaged ? <Damaged /> : <Connecting isLost={isLost} />
}

const Damaged = () => (
  <Page documentTitle="This room cannot open" heading="This room cannot open" home="/" width="narrow">
    <p>Part of what was saved is damaged. Whoever runs this service can put it back.</p>
    <p>Your work on this device is kept, and we keep trying. Ask the facilitator.</p>
  </Page>
)

const Connecting = ({ isLost = false }: { readonly isLost?: boolean }) => (
  <Page documentTitle="Connecting" heading="Connecting to the room" home="/" width="narrow">
    <p>{isLost ? 'No connection yet. We keep trying. Check the Wi-Fi.' : 'One moment.'}</p>
  </Page>
)
