import { useEffect } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { useAnnounce } from '../kit/live-regions.tsx'
import { deviceClock } from '../kit/use-now.ts'
import type { RoomClient } from '../realtime/room-client.ts'
import { useRoom } from '../realtime/room-context.tsx'
import { type News, newsBetween } from './room-news.ts'
import { vibrate } from './vibrate.ts'

export interface HeardNews extends News {
  readonly at: number
}

const KEPT = 5
const heard = new WeakMap<RoomClient, StoreApi<readonly HeardNews[]>>()

/** The last five things that happened while this page was open, the latest first. */
export function newsOf(room: RoomClient): StoreApi<readonly HeardNews[]> {
  const known = heard.get(room) ?? createStore<readonly HeardNews[]>(() => [])
  heard.set(room, known)
  return known
}

/** Listens to the room for as long as the frame is there: keeps the news and reads out, once, a new stage and a vote that begins or ends. */
export function useRoomNews(): void {
  const room = useRoom()
  const announce = useAnnounce()
  useEffect(
    () =>
      room.store.subscribe(({ view }, { view: before }) => {
        if (!view || !before || view.shared === before.shared) return
        const news = newsBetween(before.shared, view.shared)
        if (news.length === 0) return
        const at = deviceClock()
        const told = news.map((one) => ({ ...one, at })).toReversed()
        newsOf(room).setState((earlier) => [...told, ...earlier].slice(0, KEPT), true)
        const isRunning = view.own.person.role === 'facilitator' // hears it as the outcome of what they pressed
        const spoken = news.filter(({ kind, isHeard }) => kind === 'stage' || (isHeard && !isRunning))
        if (spoken.length === 0) return
        announce('stage', spoken.map(({ text }) => text).join(' '))
        if (spoken.some(({ kind }) => kind === 'stage')) vibrate([60])
      }),
    [room, announce],
  )
}
