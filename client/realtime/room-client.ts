import type { StoreApi } from 'zustand/vanilla'
import type { DocumentName } from '#shared/board/rights.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { Answer, TicketAnswer } from '#shared/protocol/wire.ts'
import { connectRoom, type Line, type Transport, transportTo } from './connection.ts'
import { newId } from './new-id.ts'
import { deviceStorage, type OutboxStorage, tabStorage } from './outbox-storage.ts'
import { createRoomStore, type RoomStore } from './room-store.ts'
import { type OutboxView, runOutbox } from './run-outbox.ts'
import { noTurns, tabTurns } from './turns.ts'
import { pageIsSeen } from './waits.ts'
import type { WireCommand } from './wire-command.ts'

/** One person's way into one room: what they see, what they ask, and whether anybody hears. */
export interface RoomClient {
  readonly code: string
  readonly token: string
  readonly person: string
  /** False on a shared device, where nothing outlives the tab. */
  readonly isKept: boolean
  /** What the line goes over; where WebSockets are blocked, shared documents go over it too. */
  readonly transport: Transport
  readonly store: StoreApi<RoomStore>
  readonly line: StoreApi<Line>
  readonly outbox: StoreApi<OutboxView>
  /** Answered when the room has answered; until then the command waits on this device. */
  ask(command: WireCommand): Promise<Answer>
  requestTicket(document: DocumentName): Promise<TicketAnswer>
  /** For what was refused after it had waited. */
  tryAgain(id: string): void
  letGo(...ids: readonly string[]): void
  /** What must end when this line is closed for good. */
  onClose(act: () => void): void
  /** Leaves for good: what waits here is forgotten. */
  wipe(): Promise<void>
  close(): void
}

export interface RoomOptions {
  readonly code: string
  readonly token: string
  /** Whose outbox this is. */
  readonly person: string
  readonly isShared?: boolean
  /** This page's own unless said. */
  readonly origin?: string
  /** One that is open already, from the join page. */
  readonly transport?: Transport
  readonly storage?: OutboxStorage
}

export function openRoom(options: RoomOptions): RoomClient {
  const { code, token, person, isShared = false } = options
  const { transport = transportTo(options.origin ?? location.origin, code) } = options
  const { storage = isShared ? tabStorage(code, person) : deviceStorage(code, person) } = options
  const store = createRoomStore(() => connection.sync())
  const outbox = runOutbox({
    storage,
    turns: isShared ? noTurns : tabTurns(code, person),
    send: (id, command) => connection.command({ id, command }),
    clock: Date.now,
    newId,
  })
  const connection = connectRoom({
    transport,
    token,
    lastRevision: () => store.getState().view?.revision,
    random: Math.random,
    isSeen: pageIsSeen,
    hear: {
      view(view) {
        if (view.protocol !== PROTOCOL_VERSION) return connection.stop('versionTooOld')
        store.getState().see(view)
      },
      change: (change) => store.getState().apply(change),
      up: outbox.lineUp,
      down: outbox.lineDown,
    },
  })
  const forgetPage = watchPage(connection.probe)
  const endings: (() => void)[] = []
  const close = () => {
    for (const end of endings.splice(0)) end()
    forgetPage()
    outbox.close()
    connection.close()
  }
  return {
    code,
    token,
    person,
    isKept: !isShared,
    transport,
    store,
    line: connection.line,
    outbox: outbox.state,
    ask: outbox.ask,
    requestTicket: connection.ticket,
    tryAgain: outbox.tryAgain,
    letGo: outbox.letGo,
    onClose: (act) => void endings.push(act),
    async wipe() {
      close()
      await outbox.wipe()
    },
    close,
  }
}

const MOMENTS = ['pageshow', 'online', 'offline'] as const

/** A phone that wakes up, or finds its network again, should not wait for the next try, nor one that lost it for silence. */
function watchPage(probe: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined
  const shown = () => {
    if (document.visibilityState === 'visible') probe()
  }
  document.addEventListener('visibilitychange', shown)
  document.addEventListener('resume', probe)
  for (const name of MOMENTS) window.addEventListener(name, probe)
  return () => {
    document.removeEventListener('visibilitychange', shown)
    document.removeEventListener('resume', probe)
    for (const name of MOMENTS) window.removeEventListener(name, probe)
  }
}
