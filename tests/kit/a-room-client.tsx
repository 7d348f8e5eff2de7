import { render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createStore } from 'zustand/vanilla'
import { createAnnouncer } from '#client/kit/announcer.ts'
import { Announcements } from '#client/kit/live-regions.tsx'
import { type Line, transportTo } from '#client/realtime/connection.ts'
import type { RoomClient } from '#client/realtime/room-client.ts'
import { RoomProvider } from '#client/realtime/room-context.tsx'
import { createRoomStore } from '#client/realtime/room-store.ts'
import type { OutboxView } from '#client/realtime/run-outbox.ts'
import type { WireCommand } from '#client/realtime/wire-command.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { Answer, TicketAnswer } from '#shared/protocol/wire.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { OwnView } from '#shared/room/views/own-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { OWN, ROSTER, SHARED } from './a-room-view.ts'

export interface FakeRoom {
  readonly shared?: Partial<SharedView> | Partial<FacilitatorView> | undefined
  readonly own?: Partial<OwnView> | undefined
  /** True for fay: `own` is hers and `shared` also has a roster and acts. */
  readonly asFacilitator?: boolean | undefined
  readonly line?: Line | undefined
  readonly outbox?: Partial<OutboxView> | undefined
  /** What the room answers; "done" unless said. */
  readonly answer?: ((command: WireCommand) => Answer | Promise<Answer>) | undefined
  readonly ticket?: TicketAnswer | undefined
}

export interface RecordingRoom extends RoomClient {
  /** Everything that was asked, oldest first. */
  readonly asked: readonly WireCommand[]
  /** The room moves on: these parts are replaced. */
  show(change: {
    readonly shared?: Partial<SharedView> | Partial<FacilitatorView>
    readonly own?: Partial<OwnView>
  }): void
}

const DONE: Answer = { ok: true, revision: 2 }
const FAY = { id: 'fay' as PersonId, role: 'facilitator', number: 1, name: 'Fay' } as const

/** A room without a network: a fixed view, an obliging answer, and a record of what was asked. */
export function aRoomClient(fake: FakeRoom = {}): RecordingRoom {
  const { asFacilitator, line = { state: 'connected' }, answer = () => DONE } = fake
  const store = createRoomStore(() => undefined)
  const asked: WireCommand[] = []
  const facilitators = { people: { ...SHARED.people, roster: ROSTER }, acts: [] }
  store.getState().see({
    revision: 1,
    protocol: PROTOCOL_VERSION,
    shared: { ...SHARED, ...(asFacilitator && facilitators), ...fake.shared },
    own: { ...OWN, ...(asFacilitator && { person: FAY }), ...fake.own },
  })
  return {
    code: SHARED.room.code,
    token: 'a-token',
    person: OWN.person.id,
    isKept: false,
    transport: transportTo('http://nowhere.invalid', SHARED.room.code),
    store,
    line: createStore<Line>(() => line),
    outbox: createStore<OutboxView>(() => ({ waiting: 0, notSent: [], isKept: true, ...fake.outbox })),
    asked,
    async ask(command) {
      asked.push(command)
      return answer(command)
    },
    requestTicket: async () => fake.ticket ?? { ok: true, ticket: 'a-ticket', document: 'board@1', clientId: 7 },
    show({ shared, own }) {
      const { view } = store.getState()
      if (!view) return
      const next = { ...view, shared: { ...view.shared, ...shared }, own: { ...view.own, ...own } }
      store.getState().see({ ...next, revision: view.revision + 1 })
    },
    tryAgain: () => undefined,
    letGo: () => undefined,
    onClose: () => undefined,
    wipe: async () => undefined,
    close: () => undefined,
  }
}

/** Shows a screen inside a room, with the live regions at the end of the page as in the app. */
export function renderInRoom(screen: ReactNode, room: RoomClient = aRoomClient()): RenderResult {
  const announcer = createAnnouncer(Date.now)
  return render(
    <Announcements announcer={announcer}>
      <RoomProvider room={room}>{screen}</RoomProvider>
    </Announcements>,
  )
}
