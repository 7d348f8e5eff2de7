import { useEffect, useState } from 'react'
import type { JoinAnswer } from '#shared/protocol/http.ts'
import { deviceShelf } from '../realtime/browser-storage.ts'
import { postJson } from '../realtime/http.ts'
import { openRoom, type RoomClient } from '../realtime/room-client.ts'

export type Door =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly room: RoomClient }
  | { readonly state: 'shut'; readonly code: string }

const SOON = 3_000
/** A wall nobody stands at must find its way back by itself: only these are an answer. */
export const isFinal = (code: string): boolean => FINAL.has(code)
const FINAL: ReadonlySet<string> = new Set(['roomUnknown', 'notAdmitted', 'malformed'])

/** A wall is a person of its own, apart from whoever else uses this computer. */
const shelfKey = (code: string) => `wall.${code}`
const tokenOf = (code: string): string | undefined => {
  const found = deviceShelf.read(shelfKey(code))
  return typeof found === 'string' ? found : undefined
}

/** Joins as somebody who watches and opens the room; tries again by itself while nobody answers. */
export function useWallDoor(code: string): Door {
  const [door, setDoor] = useState<Door>({ state: 'opening' })
  useEffect(() => {
    let isGone = false
    let room: RoomClient | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    async function enter() {
      const token = tokenOf(code)
      const reply = await postJson<JoinAnswer>(`/api/rooms/${code}/people`, {
        role: 'observer',
        ...(token && { token }),
      })
      if (isGone) return
      if (!reply.ok) {
        setDoor({ state: 'shut', code: reply.error.code })
        if (!isFinal(reply.error.code)) again = setTimeout(() => void enter(), SOON)
        return
      }
      deviceShelf.write(shelfKey(code), reply.value.token)
      const { token: own, person } = reply.value
      room = openRoom({ code, token: own, person: person.id, isShared: true }) // who only watches leaves nothing behind
      setDoor({ state: 'open', room })
    }
    void enter()
    return () => {
      isGone = true
      clearTimeout(again)
      room?.close()
    }
  }, [code])
  return door
}

/** Once the room does not know this wall any more, the next start joins anew. */
export const forgetWall = (code: string): void => deviceShelf.remove(shelfKey(code))
