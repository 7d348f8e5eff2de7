import type { Refusal, RefusalCode } from '#shared/core/refusal.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { WireCommand } from './wire-command.ts'

/** A command on this device that the room has not answered yet. Its id never changes, so it is done once. */
export interface Waiting {
  readonly id: string
  readonly command: WireCommand
  /** Milliseconds since the epoch; no two of one device are the same, so that their order is known. */
  readonly askedAt: number
}

/** A command that waited and was then refused: kept in sight until somebody copies it, tries again or lets it go. */
export interface NotSent extends Waiting {
  readonly refusal: Refusal
}

/** Commands waiting on the device, oldest first. One is on its way at a time: that keeps their order. */
export interface Outbox {
  readonly waiting: readonly Waiting[]
  /** The id of the one on its way. */
  readonly underway: string | undefined
  /** The room asked to be left alone until then. */
  readonly pausedUntil: number
  /** When the next may go at the room's own pace. */
  readonly freeAt: number
  readonly notSent: readonly NotSent[]
}

export const emptyOutbox: Outbox = { waiting: [], underway: undefined, pausedUntil: 0, freeAt: -Infinity, notSent: [] }

/** After this many milliseconds without an answer a command counts as having waited. */
export const WAITED = 5_000

/** The room takes 20 commands a second from a person, whose other tabs and board have a share in that. */
const INTERVAL = 60
const BURST = 30

/** Refusals that say nothing about the command: it stays and goes out again after so many milliseconds. */
const PAUSES: Readonly<Partial<Record<RefusalCode, number>>> = { tooFast: 1_000, readOnly: 5_000 }
const LONGEST_PAUSE = 5_000

/** A time for a new command that is later than that of every other, whatever the clock says. */
export const timeFor = ({ waiting }: Outbox, now: number): number =>
  Math.max(now, ...waiting.slice(-1).map(({ askedAt }) => askedAt + 1))

/** Adds a command. A ballot that has not left yet gives way to the later one; `replaced` is its id. */
export function asked(outbox: Outbox, entry: Waiting): { readonly outbox: Outbox; readonly replaced?: string } {
  const replaced = supersededBy(outbox, entry.command)
  const others = outbox.waiting.filter(({ id }) => id !== replaced)
  return { outbox: { ...outbox, waiting: [...others, entry] }, ...(replaced !== undefined && { replaced }) }
}

function supersededBy({ waiting, underway }: Outbox, command: WireCommand): string | undefined {
  if (command.type !== 'castBallot') return undefined
  const last = waiting.findLast(({ command: other }) => 'poll' in other && other.poll === command.poll)
  return last?.command.type === 'castBallot' && last.id !== underway ? last.id : undefined
}

/** Takes in what lies on the device, from before a reload or from another tab: all in the order in which it was asked. */
export function restored(outbox: Outbox, waiting: readonly Waiting[], notSent: readonly NotSent[]): Outbox {
  const known = new Set([...outbox.waiting, ...outbox.notSent].map(({ id }) => id))
  const isNew = ({ id }: Waiting) => !known.has(id)
  return {
    ...outbox,
    waiting: [...waiting.filter(isNew), ...outbox.waiting].toSorted((one, other) => one.askedAt - other.askedAt),
    notSent: [...notSent.filter(isNew), ...outbox.notSent],
  }
}

/** Milliseconds until the next may go. A clock that was put back does not make them more. */
export function restBefore({ pausedUntil, freeAt }: Outbox, now: number): number {
  const left = (until: number, most: number) => (until - now > most ? 0 : Math.max(0, until - now))
  return Math.max(left(pausedUntil, LONGEST_PAUSE), left(freeAt, INTERVAL))
}

/** The one to send now, if any. */
export const nextToSend = (outbox: Outbox, now: number): Waiting | undefined =>
  outbox.underway === undefined && restBefore(outbox, now) === 0 ? outbox.waiting[0] : undefined

/** Thousands that waited go out at the pace at which the room takes them, and none has to be refused for haste. */
export const sent = (outbox: Outbox, id: string, now: number): Outbox => ({
  ...outbox,
  underway: id,
  freeAt: Math.max(Math.min(outbox.freeAt, now + INTERVAL), now - BURST * INTERVAL) + INTERVAL,
})

/** The line went before an answer came: the command waits again, under the same id. */
export const interrupted = (outbox: Outbox): Outbox => ({ ...outbox, underway: undefined })

/**
 * Takes an answer in. `isSettled` is false where the command stays to be sent again. A refusal goes to the tray when it
 * comes late, or when whoever asked is not there to hear it, as after a reload.
 */
export function answered(outbox: Outbox, id: string, answer: Answer, { now, isHeard }: Hearing) {
  const entry = outbox.waiting.find((waiting) => waiting.id === id)
  const free = { ...outbox, underway: outbox.underway === id ? undefined : outbox.underway }
  const pause = answer.ok ? undefined : PAUSES[answer.refusal.code]
  if (pause !== undefined) return { outbox: { ...free, pausedUntil: now + pause }, isSettled: false }
  const waiting = free.waiting.filter((other) => other.id !== id)
  const isForTray = entry !== undefined && (!isHeard || Math.abs(now - entry.askedAt) >= WAITED)
  const notSent = !answer.ok && isForTray ? [...free.notSent, { ...entry, refusal: answer.refusal }] : free.notSent
  return { outbox: { ...free, waiting, notSent }, isSettled: true }
}

interface Hearing {
  readonly now: number
  /** Whether whoever asked is still there. */
  readonly isHeard: boolean
}

/** Somebody has seen it and lets it go, or is about to ask again. */
export function letGo(outbox: Outbox, ids: readonly string[]): Outbox {
  const gone = new Set(ids)
  return { ...outbox, notSent: outbox.notSent.filter(({ id }) => !gone.has(id)) }
}
