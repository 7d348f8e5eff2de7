import type { Role } from '#shared/core/actor.ts'
import type { Ballot } from '#shared/voting/poll.ts'
import { deviceShelf, tabShelf } from './browser-storage.ts'
import { forgetCopies } from './copies.ts'

/** Who this device is in a room. */
export interface Membership {
  readonly token: string
  readonly person: string
  readonly role: Role
  readonly name?: string
  /** True on a device several people use: then nothing outlives the tab. */
  readonly isShared: boolean
}

const memberKey = (room: string) => `member.${room}`
const ballotKey = (room: string, poll: string) => `ballot.${room}.${poll}`

export function membershipOf(room: string): Membership | undefined {
  const found = tabShelf.read(memberKey(room)) ?? deviceShelf.read(memberKey(room))
  return isMembership(found) ? found : undefined
}

/** Whether the device could keep it. Where it could not, a reload asks for the details again. */
export function rememberMembership(room: string, membership: Membership): boolean {
  const [shelf, other] = membership.isShared ? [tabShelf, deviceShelf] : [deviceShelf, tabShelf]
  other.remove(memberKey(room))
  return shelf.write(memberKey(room), membership)
}

/** Takes everything about a room off this device, but not what still waits in the outbox. */
export function forgetRoom(room: string): void {
  forgetCopies(room)
  for (const shelf of [tabShelf, deviceShelf]) {
    shelf.remove(memberKey(room))
    for (const key of shelf.keys()) if (key.startsWith(`ballot.${room}.`)) shelf.remove(key)
  }
}

function isMembership(value: unknown): value is Membership {
  if (typeof value !== 'object' || value === null) return false
  const { token, person } = value as Partial<Membership> // looked at before it is believed
  return typeof token === 'string' && typeof person === 'string'
}

/** Once an anonymous poll is closed, only this device knows what was answered here. */
export function rememberBallot(room: string, poll: string, ballot: Ballot): void {
  const shelf = membershipOf(room)?.isShared ? tabShelf : deviceShelf
  shelf.write(ballotKey(room, poll), ballot)
}

export function rememberedBallot(room: string, poll: string): Ballot | undefined {
  const found = tabShelf.read(ballotKey(room, poll)) ?? deviceShelf.read(ballotKey(room, poll))
  return typeof found === 'object' && found !== null ? (found as Ballot) : undefined // written above
}

export function forgetBallot(room: string, poll: string): void {
  for (const shelf of [tabShelf, deviceShelf]) shelf.remove(ballotKey(room, poll))
}

/** A room that was begun or facilitated in this browser. */
export interface FacilitatedRoom {
  readonly room: string
  readonly title: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

const FACILITATED = 'facilitated'
const MOST_REMEMBERED = 20

/** The latest first. */
export function facilitatedRooms(): readonly FacilitatedRoom[] {
  const found = deviceShelf.read(FACILITATED)
  return Array.isArray(found) ? (found as readonly FacilitatedRoom[]) : [] // written below
}

export function rememberFacilitatedRoom(entry: FacilitatedRoom): void {
  const others = facilitatedRooms().filter(({ room }) => room !== entry.room)
  deviceShelf.write(FACILITATED, [entry, ...others].slice(0, MOST_REMEMBERED))
}

export function forgetFacilitatedRoom(room: string): void {
  const others = facilitatedRooms().filter((entry) => entry.room !== room)
  deviceShelf.write(FACILITATED, others)
}

const arrivalKey = (room: string) => `arrived.${room}`

/** The join page says that somebody has just come in; a reload is no arrival. */
export const noteArrival = (room: string): boolean => tabShelf.write(arrivalKey(room), true)

export function tookArrival(room: string): boolean {
  const isNew = tabShelf.read(arrivalKey(room)) === true
  tabShelf.remove(arrivalKey(room))
  return isNew
}
