import { useEffect, useState } from 'react'
import type { PollId } from '#shared/voting/poll.ts'

/** The results this page has shown: each is revealed once, later it simply stands there. */
const seen = new Set<PollId>()

/** Whether this is the moment in which a result is seen for the first time. */
export function useReveal(poll: PollId): boolean {
  const [isReveal] = useState(() => !seen.has(poll))
  useEffect(() => {
    seen.add(poll)
  }, [poll])
  return isReveal
}
