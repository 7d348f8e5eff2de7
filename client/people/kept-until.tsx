import { keptWords } from '#shared/room/kept.ts'
import { useNow } from '../kit/use-now.ts'
import { useShared } from '../realtime/room-context.tsx'

const MINUTE = 60_000

/** How long the room is kept, counted down to the day. */
export function KeptUntil() {
  const { retentionDays, deletedAt } = useShared(({ room }) => room)
  const now = useNow(MINUTE)
  return <>{keptWords({ retentionDays, deletedAt, now })}</>
}
