import { remembered } from '#shared/kit/remembered.ts'
import type { View } from '#shared/protocol/wire.ts'

/** What everybody of an audience is shown in one revision is one object, so it is written out once for all of them. */
const textOf = remembered((shared: View['shared']) => JSON.stringify(shared))

/**
 * The packet that Socket.IO would make of `emit('view', view)`: an event (2) in the main namespace. Of 2,000 people who
 * come in at once each is then written out their own part alone, a few hundred bytes instead of some 50 kB.
 */
export function viewPacket({ shared, ...rest }: View): string {
  const others = JSON.stringify(rest)
  return `2["view",{"shared":${textOf(shared)},${others.slice(1)}]`
}
