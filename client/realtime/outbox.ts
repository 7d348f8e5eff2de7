import type { Refusal, RefusalCode } from '#shared/core/refusal.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { WireCommand } from './wire-command.ts'

/** A command on this device that the room has not answered yet. Its id never changes, so it is done once. */
export interface Waiting {
  readonly id: string
  readonly command: WireCommand
  /** Milliseconds since the epoch. */
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
  readonly notSent: readonly NotSent[]
}

export const emptyOutbox: Outbox = { waiting: [], underway: undefined, pausedUntil: 0, notSent: [] }

/** After this many milliseconds without an answer a command counts as having waited. */
export const WAITED = 5_000

/** Refusals that say nothing about the command: it stays and goes out again after so many milliseconds. */
const PAUSES: Readonly<Partial<Record<RefusalCode, number>>> = { tooFast: 1_000, readOnly: 5_000 }

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

/** What was kept from before comes before what has been asked since. */
export function restored(outbox: Outbox, waiting: readonly Waiting[], notSent: readonly NotSent[]): Outbox {
  const known = new Set(outbox.waiting.map(({ id }) => id))
  return {
    ...outbox,
    waiting: [...waiting.filter(({ id }) => !known.has(id)), ...outbox.waiting],
    notSent: [...notSent, ...outbox.notSent],
  }
}

/** The one to send now, if any. */
export const nextToSend = ({ waiting, underway, pausedUntil }: Outbox, now: number): Waiting | undefined =>
  underway === undefined && now >= pausedUntil ? waiting[0] : undefined

export const sent = (outbox: Outbox, id: string): Outbox => ({ ...outbox, underway: id })

/** The line went before an answer came: the command waits again, under the same id. */
export const interrupted = (outbox: Outbox): Outbox => ({ ...outbox, underway: undefined })

/** Takes an answer in. `isSettled` is false where the command stays to be sent again. */
export function answered(outbox: Outbox, id: string, answer: Answer, now: number) {
  const entry = outbox.waiting.find((waiting) => waiting.id === id)
  const free = { ...outbox, underway: outbox.underway === id ? undefined : outbox.underway }
  const pause = answer.ok ? undefined : PAUSES[answer.refusal.code]
  if (pause !== undefined) return { outbox: { ...free, pausedUntil: now + pause }, isSettled: false }
  const waiting = free.waiting.filter((other) => other.id !== id)
  const isLate = entry !== undefined && now - entry.askedAt >= WAITED
  const notSent = !answer.ok && isLate ? [...free.notSent, { ...entry, refusal: answer.refusal }] : free.notSent
  return { outbox: { ...free, waiting, notSent }, isSettled: true }
}

/** Somebody has seen it and lets it go, or is about to ask again. */
export const letGo = (outbox: Outbox, id: string): Outbox => ({
  ...outbox,
  notSent: outbox.notSent.filter((entry) => entry.id !== id),
})
