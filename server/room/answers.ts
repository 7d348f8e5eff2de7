import type { PersonId } from '#shared/core/actor.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { Memory } from '../store/store.ts'

/** What is kept of an answer. That of a ballot says "done" and no more: a revision would tell when it came. */
export interface KeptAnswer {
  readonly revision?: number
  readonly value?: Readonly<Record<string, unknown>>
}

/** Refusals are remembered on the side, and only the latest: a refused command has changed nothing. */
const MOST_REFUSALS = 1_000

/** The answers given so far, so that the same command from the same person is done once and answered alike. */
export function answerBook(memory: Pick<Memory, 'answers'>) {
  const done = new Map<string, KeptAnswer>()
  const refused = new Map<string, Answer>()
  const underWay = new Map<string, Promise<Answer>>()
  learn(memory)

  function learn({ answers }: Pick<Memory, 'answers'>) {
    for (const { person, command, value } of answers) done.set(keyOf(person, command), value as KeptAnswer) // as kept below
  }

  function kept(person: PersonId, command: string, revision: number): Answer | undefined {
    const answer = done.get(keyOf(person, command))
    return answer && { ok: true, revision: answer.revision ?? revision, ...(answer.value && { value: answer.value }) }
  }

  return {
    /** Takes over what is stored, at the start and whenever the room has been read again. */
    learn,
    kept,
    known(person: PersonId, command: string, revision: number): Answer | Promise<Answer> | undefined {
      const key = keyOf(person, command)
      return kept(person, command, revision) ?? underWay.get(key) ?? refused.get(key)
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
      refused.set(keyOf(person, command), answer)
      const [oldest] = refused.keys()
      if (refused.size > MOST_REFUSALS && oldest !== undefined) refused.delete(oldest)
    },
  }
}

const keyOf = (person: PersonId, command: string) => `${person}/${command}`
