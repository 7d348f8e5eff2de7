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

interface Shelf extends Pick<World, 'log'> {
  readonly id: string
  readonly store: Pick<Store, 'answersTo'>
  /** Everybody who ever came in. */
  people(): RoomState['people']
}

/**
 * The answers given so far, so that the same command from the same person is done once and answered alike. Those from
 * before the room woke are read when somebody asks for something: most people of a long room ask for nothing more.
 */
export function answerBook({ id, store, log, people }: Shelf) {
  /** Of whoever came later nothing is stored that is not known. */
  const cameBefore = people().size
  const done = new Map<string, KeptAnswer>()
  const refusals = new Map<string, Answer>()
  const underWay = new Map<string, Promise<Answer>>()
  const read = new Map<PersonId, Promise<boolean> | true>()
  /** Something may have been written that nobody was told of, so nobody's answers are known any longer. */
  let isInDoubt = false

  async function readOf(person: PersonId): Promise<boolean> {
    try {
      for (const { command, value } of await store.answersTo(id, person))
        done.set(keyOf(person, command), value as KeptAnswer) // as kept below
      return true
    } catch (reason) {
      log.error({ err: reason, room: id, person }, 'what somebody was answered could not be read')
      return false
    }
  }

  function kept(person: PersonId, command: string, revision: number): Answer | undefined {
    const answer = done.get(keyOf(person, command))
    return answer && { ok: true, revision, ...answer }
  }

  return {
    /** To be awaited before anything is asked about this person: whether all that they were answered is known. */
    recall(person: PersonId): Promise<boolean> | true {
      const known = read.get(person)
      if (known !== undefined) return known
      if (!isInDoubt && (people().get(person)?.number ?? 0) > cameBefore) return true
      const reading = readOf(person)
      read.set(person, reading)
      void reading.then((isRead) => {
        if (read.get(person) !== reading) return // in doubt since
        if (isRead) read.set(person, true)
        else read.delete(person) // the next one tries anew
      })
      return reading
    },
    /** The room was read again after a failure: what is stored counts. */
    doubt() {
      isInDoubt = true
      read.clear()
    },
    kept,
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
    keep: (person: PersonId, command: string, answer: KeptAnswer) => void done.set(keyOf(person, command), answer),
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
