import type { PersonId } from '#shared/core/actor.ts'
import { type Audience, audienceOf, AUDIENCES, type Viewer } from '../room/audience.ts'
import type { RoomHost } from '../room/room-host.ts'
import type { RoomSocket } from './gateway.ts'
import type { Reader } from './slow-readers.ts'
import { viewPacket } from './view-packet.ts'

/** Milliseconds for the other side to hear why. A reader that has stopped reading never would. */
const FAREWELL = 5_000

interface Means {
  readonly socket: RoomSocket
  readonly host: RoomHost
  readonly person: PersonId
  placeOf(code: string, audience: Audience): string
  isBehind(reader: Reader): boolean
}

/** One connection as the room sees it, and as the one who watches over slow readers does. */
export function viewerOver({ socket, host, person, placeOf, isBehind }: Means) {
  const { code } = host
  const rise = () => AUDIENCES.forEach((audience) => void socket.leave(placeOf(code, audience)))

  const viewer: Viewer = {
    person,
    // As `socket.emit` does, in the same order; but what is the same for many is not written out for each.
    show: (view) =>
      void (isBehind(reader) || write(socket, viewPacket(socket.data.isSetBack ? { ...view, isSetBack: true } : view))),
    showChange: (change) => void (isBehind(reader) || socket.emit('change', change)),
    moveTo(audience) {
      rise()
      if (!isBehind(reader)) void socket.join(placeOf(code, audience))
    },
    leave(why) {
      socket.emit('goodbye', { code: why })
      // Whoever is to come back loses only the line: a client that is told "disconnect" stays away.
      if (why === 'restarting' || why === 'tooSlow') closeSoon(socket.conn)
      else socket.disconnect(true)
    },
  }

  /** By the role that is durable, as what they are shown: one that then comes to nothing must not have let them in. */
  const takePlace = () => viewer.moveTo(audienceOf(host.state().people.get(person)?.role ?? 'observer'))

  const reader: Reader = {
    queued: () => queueOf(socket.conn).map(({ data }) => lengthOf(data)),
    leaveAlone: rise,
    catchUp() {
      takePlace()
      host.sync(viewer, undefined)
    },
    giveUp: () => viewer.leave('tooSlow'),
  }
  return { viewer, reader, takePlace }
}

/** What is encoded already, by the way that everything goes which a socket is told: behind all that it is still to hear. */
const write = (socket: object, packet: string) =>
  (socket as { packet(packets: readonly string[], options: object): void }).packet([packet], { preEncoded: true })

function closeSoon(line: RoomSocket['conn']) {
  line.close()
  const timer = setTimeout(() => line.close(true), FAREWELL)
  timer.unref()
  line.once('close', () => clearTimeout(timer))
}

interface Packet {
  readonly data?: unknown
}

/** engine.io says that this is where it keeps what waits; its types keep it to themselves. */
const queueOf = (line: object): readonly Packet[] => (line as { readonly writeBuffer: readonly Packet[] }).writeBuffer

const lengthOf = (data: unknown) =>
  typeof data === 'string' ? data.length : Buffer.isBuffer(data) ? data.byteLength : 0
