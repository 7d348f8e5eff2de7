import { act, screen as page } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import { createAnnouncer } from '#client/kit/announcer.ts'
import { Announcements } from '#client/kit/live-regions.tsx'
import { RoomProvider } from '#client/realtime/room-context.tsx'
import type { StageId } from '#shared/agenda/stages.ts'
import type { Patch } from '#shared/kit/patch.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { aRoomClient } from './a-room-client.tsx'
import { BIG_FACILITATOR, BIG_SHARED } from './a-big-room.ts'
import { renderCounted, type Renders } from './renders.tsx'

const MINUTES_LEFT = 10
/** What stands where a part will be that has not come yet. */
const STILL_COMING = /^(Loading…|Opening\.|The ballot is on its way\.)$/

export const showWidth = (isWide: boolean) =>
  vi
    .spyOn(window, 'matchMedia')
    .mockImplementation((media) => Object.assign(new EventTarget(), { media, matches: isWide }) as MediaQueryList)

interface Place {
  /** The kind of stage the room is at. */
  readonly stage: string
  readonly polls?: SharedView['polls']
  readonly asFacilitator?: boolean
  /** Who is there besides; 2,000 unless said. */
  readonly people?: FacilitatorView['people']['roster']
}

/** A screen in a room of 300 questions and 2,000 people, with a timer running; time stands still unless it is moved. */
export async function countedScreen(screen: ReactNode, { stage, polls = {}, asFacilitator = false, people }: Place) {
  const timer = { endsAt: Date.now() + MINUTES_LEFT * 60_000, length: MINUTES_LEFT * 60 }
  const agenda = { ...BIG_SHARED.agenda, current: stage as StageId, timer }
  const big = asFacilitator ? BIG_FACILITATOR : BIG_SHARED
  const fewer = people && { people: { ...BIG_SHARED.people, roster: people } }
  const room = aRoomClient({ asFacilitator, shared: { ...big, ...fewer, agenda, polls } })
  const shown = await act(async () =>
    renderCounted(
      <Announcements announcer={createAnnouncer(Date.now)}>
        <RoomProvider room={room}>{screen}</RoomProvider>
      </Announcements>,
    ),
  )
  while (page.queryByText(STILL_COMING)) await act(() => vi.dynamicImportSettled()) // a part may ask for another
  let revision = 1
  return {
    room,
    /** What runs when the room sends this change. */
    after: (shared: Patch): Renders =>
      shown.rendersIn(() =>
        act(() => {
          revision += 1
          room.store.getState().apply({ revision, from: revision - 1, shared })
        }),
      ),
    /** What runs when so many seconds have gone by. */
    later: (seconds: number): Renders => shown.rendersIn(() => act(() => void vi.advanceTimersByTime(seconds * 1_000))),
    /** What runs when a command goes out, and when it has been answered. */
    during: (): Renders =>
      shown.rendersIn(() =>
        act(() => {
          room.outbox.setState({ waiting: 1 })
        }),
      ),
    doing: (happen: () => void): Renders => shown.rendersIn(happen),
  }
}
