import type { Socket } from 'socket.io'
import { Adapter, type BroadcastOptions, type Room, type SocketId } from 'socket.io-adapter'
import { LeanSocket, textFrame } from './lean-socket.ts'

/** Deliveries after which whatever else waits has its turn: 150 take a few milliseconds at most. */
const SLICE = 150

/** One connection in a place, and what of the broadcasts it has had. */
interface Link {
  readonly socket: Socket
  /** The number of the last broadcast that was given to it. */
  served: number
  /** Where it is, and how many broadcasts there had been when it came: it is no audience of those. */
  readonly since: Map<Room, number>
}

interface Broadcast {
  readonly number: number
  readonly room: Room
  readonly packet: unknown
  readonly packets: readonly string[]
  readonly frame: Buffer
  /** For the stock way, which reads the ready frame out of it. */
  readonly options: object
  readonly links: readonly Link[]
  next: number
}

/**
 * Tells a whole room something at the price of the writes alone, still Socket.IO on the wire and in what it promises.
 * - A packet is encoded and framed once and that one buffer written to every websocket that keeps up; engine.io would
 *   make a packet, queue it, flush it and raise eight events for each (more than half of the cost). Whoever polls, changes from polling
 *   to a websocket or has something queued gets it the stock way, behind what is queued.
 * - A room of thousands is told in slices, so that a vote that comes meanwhile is answered between two of them.
 * - Nothing overtakes: broadcasts go one after the other, and whoever is about to be told something else, or to leave,
 *   is first given what they have not had.
 */
export class LeanBroadcast extends Adapter {
  readonly #links = new Map<SocketId, Link>()
  readonly #places = new Map<Room, Set<Link>>()
  readonly #underWay: Broadcast[] = []
  #count = 0

  override addAll(id: SocketId, rooms: Set<Room>): void {
    void super.addAll(id, rooms)
    for (const room of rooms) if (room !== id) this.#enter(id, room) // its own name is a room to everybody
  }

  #enter(id: SocketId, room: Room) {
    const socket: Socket | undefined = this.nsp.sockets.get(id)
    const link = this.#links.get(id) ?? (socket && this.#linkTo(socket))
    if (!link || link.since.has(room)) return
    link.since.set(room, this.#count)
    const there = this.#places.get(room) ?? new Set()
    this.#places.set(room, there.add(link))
  }

  #linkTo(socket: Socket): Link {
    const link: Link = { socket, served: 0, since: new Map() }
    this.#links.set(socket.id, link)
    const line = inside(socket)
    const packet = line.packet.bind(line)
    line.packet = (...given) => {
      if (this.#underWay.length > 0) this.#catchUp(link)
      packet(...given)
    }
    return link
  }

  override del(id: SocketId, room: Room): void {
    const link = this.#links.get(id)
    if (link) {
      this.#catchUp(link)
      this.#leave(link, room)
    }
    void super.del(id, room)
  }

  /** Its connection has ended: nobody is there to be told anything. */
  override delAll(id: SocketId): void {
    const link = this.#links.get(id)
    if (link) for (const room of link.since.keys()) this.#leave(link, room)
    this.#links.delete(id)
    super.delAll(id)
  }

  #leave(link: Link, room: Room) {
    link.since.delete(room)
    const there = this.#places.get(room)
    there?.delete(link)
    if (there?.size === 0) this.#places.delete(room)
  }

  override broadcast(packet: Parameters<Adapter['broadcast']>[0], options: BroadcastOptions): void {
    const [room] = options.rooms
    const there = room !== undefined && isPlain(options) && this.#places.get(room)
    if (!there || there.size !== this.rooms.get(room)?.size) return this.#stock(packet, options)
    packet.nsp = this.nsp.name
    const packets: readonly unknown[] = this.nsp.server.encoder.encode(packet)
    if (!isText(packets)) return this.#stock(packet, options)
    const frame = textFrame(`4${packets[0]}`) // engine.io's "message"
    this.#underWay.push({
      number: (this.#count += 1),
      room,
      packet,
      packets,
      frame,
      options: { preEncoded: true, wsPreEncodedFrame: [frame] },
      links: [...there], // who comes later is not meant, who leaves is given it first
      next: 0,
    })
    if (this.#underWay.length === 1) this.#go(SLICE)
  }

  /** What is not the one thing that this does well: after everything that was before it. */
  #stock(packet: unknown, options: BroadcastOptions) {
    this.#go(Number.POSITIVE_INFINITY)
    super.broadcast(packet, options)
  }

  override broadcastWithAck(...given: Parameters<Adapter['broadcastWithAck']>): void {
    this.#go(Number.POSITIVE_INFINITY)
    super.broadcastWithAck(...given)
  }

  #go(most: number) {
    let left = most
    for (let now = this.#underWay[0]; now; now = this.#underWay[0]) {
      for (let link = now.links[now.next]; link && left > 0; link = now.links[now.next]) {
        now.next += 1
        left -= 1
        if (link.served < now.number) deliver(now, link)
      }
      if (now.next < now.links.length) return void setImmediate(() => this.#go(SLICE))
      this.#underWay.shift()
    }
  }

  #catchUp(link: Link) {
    for (const broadcast of this.#underWay) {
      const since = link.since.get(broadcast.room)
      const isMeant = since !== undefined && since < broadcast.number
      if (isMeant && link.served < broadcast.number) deliver(broadcast, link)
    }
  }
}

function deliver({ number, packet, packets, frame, options }: Broadcast, link: Link) {
  link.served = number
  const line = inside(link.socket)
  line.notifyOutgoingListeners(packet)
  const { readyState, transport, writeBuffer } = line.client.conn
  const wire = transport.socket
  const isIdle = readyState === 'open' && transport.writable && writeBuffer.length === 0
  if (isIdle && wire instanceof LeanSocket && wire.keepsUp()) wire.writeFrame(frame)
  else line.client.writeToEngine(packets, options)
}

const isPlain = ({ rooms, except, flags }: BroadcastOptions) =>
  rooms.size === 1 && !except?.size && (!flags || Object.keys(flags).length === 0)

const isText = (packets: readonly unknown[]): packets is readonly [string] =>
  packets.length === 1 && typeof packets[0] === 'string'

/**
 * What this leans on inside Socket.IO and engine.io, which their types keep to themselves. Versions are pinned;
 * `tests/realtime/lean-versions.test.ts` fails with the first that is another.
 */
interface Inside {
  packet(...given: readonly unknown[]): void
  notifyOutgoingListeners(packet: unknown): void
  readonly client: {
    writeToEngine(packets: readonly unknown[], options: object): void
    readonly conn: {
      readonly readyState: string
      readonly writeBuffer: readonly unknown[]
      /** `socket` is there when this is a websocket. */
      readonly transport: { readonly writable: boolean; readonly socket?: unknown }
    }
  }
}

const inside = (socket: Socket) => socket as unknown as Inside
