import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '#shared/core/refusal.ts'
import { must } from '#shared/kit/assert.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { OwnView } from '#shared/room/views/own-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import type { Line } from './connection.ts'
import { WAITED } from './outbox.ts'
import type { RoomClient } from './room-client.ts'
import type { OutboxView } from './run-outbox.ts'
import type { WireCommand } from './wire-command.ts'

const RoomContext = createContext<RoomClient | undefined>(undefined)

export interface RoomProviderProps {
  readonly room: RoomClient
  readonly children: ReactNode
}

/** Gives screens their room. `useShared` and `useOwn` may be used below it once there is a view (`useHasView`). */
export const RoomProvider = ({ room, children }: RoomProviderProps) => (
  <RoomContext value={room}>{children}</RoomContext>
)

export const useRoom = (): RoomClient => must(use(RoomContext), 'a room round this screen')

const viewOf = ({ view }: ReturnType<RoomClient['store']['getState']>) => must(view, 'a view of the room')

/** Whether the room has been seen yet. */
export const useHasView = (): boolean => useStore(useRoom().store, ({ view }) => view !== undefined)

/** Redraws only when the selected reference changes; wrap `select` in `useShallow` where it makes an object. */
export const useShared = <T,>(select: (shared: SharedView) => T): T =>
  useStore(useRoom().store, (state) => select(viewOf(state).shared))

/** For facilitators' screens only: others are never sent this. */
export const useFacilitatorView = <T,>(select: (shared: FacilitatorView) => T): T =>
  useStore(useRoom().store, (state) => select(viewOf(state).shared as FacilitatorView)) // the server sends it by role

export const useOwn = <T,>(select: (own: OwnView) => T): T =>
  useStore(useRoom().store, (state) => select(viewOf(state).own))

/** Asks the room. The answer comes when the server has answered, which offline may be much later. */
export const useAsk = (): ((command: WireCommand) => Promise<Answer>) => useRoom().ask

/** The line and the outbox change with every command, so a screen takes from them only what it shows. */
export const useLine = <T,>(select: (line: Line) => T): T => useStore(useRoom().line, select)
export const useOutbox = <T,>(select: (outbox: OutboxView) => T): T => useStore(useRoom().outbox, select)

/** What a screen may use of its room beside what it shows; none of it ever changes. */
export type RoomConnection = Pick<
  RoomClient,
  'code' | 'token' | 'person' | 'isKept' | 'line' | 'transport' | 'requestTicket' | 'onClose'
>

export const useRoomConnection = (): RoomConnection => useRoom()

/** What became of the last thing sent from one control; `waiting` is kept on this device, `unkept` could not be. */
export interface Send {
  readonly state: 'idle' | 'sending' | 'sent' | 'waiting' | 'unkept' | 'refused'
  readonly refusal?: Refusal
  send(command: WireCommand): Promise<Answer>
}

/** "Sending…" would flicker on a good line. */
const NOTICEABLE = 400

/** For a SendState beside a control. Only the latest command counts. */
export function useSend(): Send {
  const room = useRoom()
  const isKept = useOutbox((outbox) => outbox.isKept)
  const isOffline = useLine(({ state }) => state === 'offline')
  const [became, setBecame] = useState<Pick<Send, 'state' | 'refusal'>>({ state: 'idle' })
  const latest = useRef(0)
  useEffect(() => () => void (latest.current += 1), [])
  const send = useCallback(
    async (command: WireCommand) => {
      const mine = (latest.current += 1)
      const say = (next: Pick<Send, 'state' | 'refusal'>) => {
        if (mine === latest.current) setBecame(next)
      }
      const waits = room.line.getState().state === 'offline'
      say({ state: waits ? 'waiting' : 'idle' })
      const noticed = setTimeout(() => !waits && say({ state: 'sending' }), NOTICEABLE)
      const waited = setTimeout(() => say({ state: 'waiting' }), WAITED)
      const answer = await room.ask(command)
      clearTimeout(noticed)
      clearTimeout(waited)
      say(answer.ok ? { state: 'sent' } : { state: 'refused', refusal: answer.refusal })
      return answer
    },
    [room],
  )
  const waits = became.state === 'waiting' || (became.state === 'sending' && isOffline)
  return { ...became, ...(waits && { state: isKept ? 'waiting' : 'unkept' }), send }
}
