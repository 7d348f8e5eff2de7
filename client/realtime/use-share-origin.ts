import { useShared } from './room-context.tsx'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Where other devices find this room. A page that was opened as `localhost` must not send phones there: then it is the
 * address that the server says it has in its network.
 */
export function useShareOrigin(): string {
  const address = useShared(({ room }) => room.address)
  return LOOPBACK.has(location.hostname) && address !== undefined ? address : location.origin
}
