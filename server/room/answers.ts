import type { PersonId } from '#shared/core/actor.ts'
import type { Refusal } from '#shared/core/refusal.ts'
import type { Answer, Head } from '#shared/protocol/wire.ts'
import type { GivenAnswer, Memory } from '../store/store.ts'

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

/** What was answered to a command, from where it is stored for good. */
type Recall = (person: PersonId, command: string) => Promise<unknown>

/** The answers given so far, so that the same command from the same person is done once and answered alike. */
export function answerBook(memory: Pick<Memory, 'answers'>, recall: Recall) {
  const done = new Map<PersonId, Map<string, KeptAnswer>>()
  /** Of whom more is stored than is at hand. */
  const hasMore = new Set<PersonId>()
  const refusals = new Map<string, Answer>()
  const underWay = new Map<string, Promise<Answer>>()
  learn(memory)

  function learn({ answers }: Pick<Memory, 'answers'>) {
    for (const { person, command, value } of answers) keep(person, command, value as KeptAnswer) // as it was given
  }

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
    const answer = hasMore.has(person) ? await recall(person, command) : undefined
    return answer === undefined ? undefined : { ok: true, revision, ...(answer as KeptAnswer) } // as it was given
  }

  return {
    /** Takes over what is stored, at the start and whenever the room has been read again. */
    learn,
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
      if (!hasMore.has(person)) return act()
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

export const refused = (refusal: Refusal): Answer => ({ ok: false, refusal })

const keyOf = (person: PersonId, command: string) => `${person}/${command}`
