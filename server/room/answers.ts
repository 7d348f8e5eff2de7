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

/** The answers given so far, so that the same command from the same person is done once and answered alike. */
export function answerBook(memory: Pick<Memory, 'answers'>) {
  const done = new Map<string, KeptAnswer>()
  const refusals = new Map<string, Answer>()
  const underWay = new Map<string, Promise<Answer>>()
  learn(memory)

  function learn({ answers }: Pick<Memory, 'answers'>) {
    for (const { person, command, value } of answers) done.set(keyOf(person, command), value as KeptAnswer) // as kept below
  }

  function kept(person: PersonId, command: string, revision: number): Answer | undefined {
    const answer = done.get(keyOf(person, command))
    return answer && { ok: true, revision, ...answer }
  }

  return {
    /** Takes over what is stored, at the start and whenever the room has been read again. */
    learn,
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

export const refused = (refusal: Refusal): Answer => ({ ok: false, refusal })

const keyOf = (person: PersonId, command: string) => `${person}/${command}`
