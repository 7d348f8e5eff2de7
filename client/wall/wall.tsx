import { useEffect } from 'react'
import { RoomProvider, useHasView, useLine } from '../realtime/room-context.tsx'
import { Shut, ShutDoor, Stopped } from './shut.tsx'
import { useWallDoor } from './use-wall-door.ts'
import { WallFrame } from './wall-frame.tsx'

/** The big screen, for /wall/:room. It watches, follows the stage and writes nothing. */
export function Wall({ code }: { readonly code: string }) {
  const door = useWallDoor(code)
  useProjectorTheme()
  if (door.state === 'opening') return <Shut heading="Opening the room" />
  if (door.state === 'shut') return <ShutDoor code={door.code} />
  return (
    <RoomProvider room={door.room}>
      <WallOfRoom />
    </RoomProvider>
  )
}

/** The wall once there is a room round it: also where tests begin. */
export function WallOfRoom() {
  const hasView = useHasView()
  const stopped = useLine((line) => line.stopped)
  if (stopped !== undefined) return <Stopped why={stopped} />
  return hasView ? <WallFrame /> : <Shut heading="Opening the room" />
}

function useProjectorTheme() {
  useEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset['theme']
    dataset['theme'] = 'projector'
    return () => {
      if (before === undefined) delete dataset['theme']
      else dataset['theme'] = before
    }
  }, [])
}
