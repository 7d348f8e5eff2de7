import { read } from '#shared/kit/schema.ts'
import { headSchema } from '#shared/protocol/wire.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { World } from '../world.ts'

/** Whether a room has lost something that a device was answered; said once in the log, whoever comes. */
export function setBacks(log: World['log']) {
  const known = new WeakSet<RoomHost>()
  return async (host: RoomHost, shown: unknown): Promise<boolean> => {
    const head = read(headSchema, shown)
    if (!head.ok || (await host.hasBeenAt(head.value))) return false
    if (!known.has(host)) log.error({ room: host.id, ...head.value }, 'a device was answered what is no longer there')
    known.add(host)
    return true
  }
}
