import { lazy, type ReactNode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/kit/assert.ts'
import './kit/base.css'
import { createAnnouncer } from './kit/announcer.ts'
import { Announcements } from './kit/live-regions.tsx'
import { surePart } from './kit/sure-part.ts'
import { deviceClock } from './kit/use-now.ts'
import type { Transport } from './realtime/connection.ts'
import { roomIn } from './realtime/room-code.ts'
import { followPreferences } from './room/preferences.ts'
import { FaultBoundary } from './room/fault-boundary.tsx'
import { NotFound } from './room/not-found.tsx'
import { RoomDoor } from './room/room-door.tsx'

// What a phone in a room needs comes at once; the other frames come when their address is opened.
const Start = lazy(() => surePart(async () => ({ default: (await import('./start/start.tsx')).Start })))
const Console = lazy(() => surePart(async () => ({ default: (await import('./facilitator/console.tsx')).Console })))
const Wall = lazy(() => surePart(async () => ({ default: (await import('./wall/wall.tsx')).Wall })))

/** Which frame an address opens. `transport` is one the join page has opened already. */
function frameAt(path: string, transport: Transport | undefined): ReactNode {
  const [frame = '', given = ''] = path.split('/').slice(1)
  const code = roomIn(given)
  if (frame === '') return <Start />
  if (code === undefined) return <NotFound />
  if (frame === 'room') return <RoomDoor code={code} transport={transport} />
  if (frame === 'f') return <Console code={code} />
  if (frame === 'wall') return <Wall code={code} />
  return <NotFound />
}

export function openApp(transport?: Transport): void {
  const announcer = createAnnouncer(deviceClock)
  followPreferences(announcer)
  createRoot(must(document.getElementById('root'), 'the root of the page')).render(
    <Announcements announcer={announcer}>
      <FaultBoundary>
        <Suspense>{frameAt(location.pathname, transport)}</Suspense>
      </FaultBoundary>
    </Announcements>,
  )
}
