import type { PersonId } from '#shared/core/actor.ts'
import type { Refusal } from '#shared/core/refusal.ts'
import type { Problem } from '#shared/kit/schema.ts'
import type { Answer, Head } from '#shared/protocol/wire.ts'
import type { RoomState } from '#shared/room/room.ts'
import type { GivenAnswer, Store } from '../store/store.ts'
import type { World } from '../world.ts'

/** What is kept of an answer. That of a ballot says "done" and no more: a revision or a head would tell when it came. */
export interface KeptAnswer {
  readonly revision?: number
  readonly head?: Head
  readonly value?: Readonly<Record<string, unknown>>
}

/** What came of a decision: the revision in which it is shown, and where the log has got to. */
export interface Told {
  readonly revision: number
  readonly head: Head
}

/** As the store is to keep it; the head is put in by the store, which knows it first. */
export const givenAnswer = (person: PersonId, command: string, value: KeptAnswer): GivenAnswer => ({
  person,
  command,
  value,
  ...(value.revision !== undefined && { isMarked: true }),
})

/** Refusals are remembered on the side, and only the latest: a refused command has changed nothing. */
const MOST_REFUSALS = 1_000
/** So many answers of each person are at hand; a device sends again what it sent last, and a long day is not kept whole. */
const AT_HAND = 50

interface Shelf extends Pick<World, 'log'> {
  readonly id: string
  readonly store: Pick<Store, 'answer'>
  /** Everybody who ever came in. */
  people(): RoomState['people']
}

/**
 * The answers given so far, so that the same command from the same person is done once and answered alike. Older ones,
 * and those from before the room woke, are looked up one by one: hardly any is ever asked for again.
 */
export function answerBook({ id, store, log, people }: Shelf) {
  /** Of whoever came later nothing is stored that is not known. */
  const cameBefore = people().size
  const done = new Map<PersonId, Map<string, KeptAnswer>>()
  /** Of whom more is stored than is at hand. */
  const hasMore = new Set<PersonId>()
  const refusals = new Map<string, Answer>()
  const underWay = new Map<string, Promise<Answer>>()
  /** Something may have been written that nobody was told of, so of everybody more may be stored. */
  let isInDoubt = false

  const mayHaveMore = (person: PersonId) =>
    isInDoubt || hasMore.has(person) || (people().get(person)?.number ?? 0) <= cameBefore

  function keep(person: PersonId, command: string, answer: KeptAnswer) {
    const own = done.get(person) ?? new Map<string, KeptAnswer>()
    done.set(person, own)
    own.set(command, answer)
    const [oldest] = own.keys()
    if (own.size <= AT_HAND || oldest === undefined) return
    own.delete(oldest)
    hasMore.add(person)
  }

  function kept(person: PersonId, command: string, revision: number): Answer | undefined {
    const answer = done.get(person)?.get(command)
    return answer && { ok: true, revision, ...answer }
  }

  async function found(person: PersonId, command: string, revision: number): Promise<Answer | undefined> {
    if (!mayHaveMore(person)) return undefined
    try {
      const answer = await store.answer(id, person, command)
      return answer === undefined ? undefined : { ok: true, revision, ...(answer as KeptAnswer) } // as it was given
    } catch (reason) {
      log.error({ err: reason, room: id, person }, 'what somebody was answered could not be read')
      return refused({ code: 'readOnly' }) // perhaps it was done, and must not be done twice
    }
  }

  return {
    /** The room was read again after a failure: what is stored counts. */
    doubt: () => void (isInDoubt = true),
    /** Whether it was done and what was answered, wherever that is kept. */
    find: async (person: PersonId, command: string, revision: number) =>
      kept(person, command, revision) ?? found(person, command, revision),
    /** Of what is at hand: nobody who is new here waits for a look at the disk. */
    known(person: PersonId, command: string, revision: number): Answer | Promise<Answer> | undefined {
      const key = keyOf(person, command)
      return kept(person, command, revision) ?? underWay.get(key) ?? refusals.get(key)
    },
    /** Holds the place while the answer becomes durable, so that a second sending waits for the first. */
    begin(person: PersonId, command: string, answer: Promise<Answer>) {
      const key = keyOf(person, command)
      underWay.set(key, answer)
      const end = () => void underWay.delete(key)
      answer.then(end, end)
    },
    /** Does what is not at hand, unless it turns out to have been done long ago. */
    unlessDone(person: PersonId, command: string, revision: number, act: () => Promise<Answer>): Promise<Answer> {
      if (!mayHaveMore(person)) return act()
      return found(person, command, revision).then((answer) => answer ?? act())
    },
    keep,
    refuse(person: PersonId, command: string, answer: Answer) {
      refusals.set(keyOf(person, command), answer)
      const [oldest] = refusals.keys()
      if (refusals.size > MOST_REFUSALS && oldest !== undefined) refusals.delete(oldest)
    },
  }
}

export const malformed = ({ path, message }: Problem): Answer =>
  refused({ code: 'malformed', detail: `${path}: ${message}` })

export const refused = (refusal: Refusal): Answer => ({ ok: false, refusal })

const keyOf = (person: PersonId, command: string) => `${person}/${command}`
