import { fail, ok, type Result } from '../kit/result.ts'
import type { Actor, PersonId, VoterId } from './actor.ts'
import type { Refusal } from './refusal.ts'

interface Tagged {
  readonly type: string
}

/** What a rule may know besides the room. Rules have no clock, no dice and no keys of their own. */
export interface Occasion {
  readonly actor: Actor
  /** Milliseconds since the epoch. */
  readonly at: number
  /** A fresh id for whatever this command brings into being. */
  newId(): string
  /** Who a person is in a poll, or undefined when that can no longer be known. */
  voterIn(poll: string, person: PersonId): VoterId | undefined
  /** SHA-256 of a text, in hex. */
  digest(text: string): string
  /**
   * What counting exactly this comes to, where it was counted beforehand because it takes long. Undefined where it was
   * not, or something else was: then a rule counts for itself.
   */
  counted?(what: object): object | undefined
}

/** What follows from a command: what has happened, and what the sender is told besides "done". */
export interface Outcome<Event> {
  readonly events: readonly Event[]
  readonly value?: Readonly<Record<string, unknown>>
}

export type Decision<Event> = Result<Outcome<Event>, Refusal>

/** One rule per command, named after it. A command without a rule does not compile. */
export type Deciders<State, Command extends Tagged, Event> = {
  readonly [C in Command as C['type']]: (state: State, command: C, occasion: Occasion) => Decision<Event>
}

/** One change of state per event, named after it. */
export type Evolvers<State, Event extends Tagged> = {
  readonly [E in Event as E['type']]: (state: State, event: E) => Partial<State>
}

export const accept = <E>(...events: readonly E[]): Decision<E> => ok({ events })
export const acceptWith = <E>(value: Readonly<Record<string, unknown>>, ...events: readonly E[]): Decision<E> =>
  ok({ events, value })
export const refuse = (code: Refusal['code'], detail?: string): Decision<never> =>
  fail(detail === undefined ? { code } : { code, detail })
