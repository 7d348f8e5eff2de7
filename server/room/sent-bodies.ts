import { createHmac, randomBytes } from 'node:crypto'
import type { PersonId } from '#shared/core/actor.ts'
import { canonical } from '#shared/voting/canonical.ts'

const MOST = 5_000

/**
 * What was sent under which id, so that the same id with something else in it is not answered "done". Kept as digests,
 * in memory only and under a key of this room's waking: of a ballot they would tell which it was.
 */
export function sentBodies() {
  let key = randomBytes(32)
  const sent = new Map<string, string>()
  const digest = (body: unknown) =>
    createHmac('sha256', key)
      .update(canonical([body]))
      .digest('base64')

  return {
    isAnother(person: PersonId, command: string, body: unknown): boolean {
      const before = sent.get(`${person}/${command}`)
      return before !== undefined && before !== digest(body)
    },
    note(person: PersonId, command: string, body: unknown) {
      sent.set(`${person}/${command}`, digest(body))
      const [oldest] = sent.keys()
      if (sent.size > MOST && oldest !== undefined) sent.delete(oldest)
    },
    /** When a poll closes, nothing may be left that a ballot could be told by. */
    forget() {
      sent.clear()
      key = randomBytes(32)
    },
  }
}
