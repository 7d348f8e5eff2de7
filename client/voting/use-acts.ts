import { useState } from 'react'
import { useAnnounce } from '../kit/live-regions.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { useAsk } from '../realtime/room-context.tsx'
import type { WireCommand } from '../realtime/wire-command.ts'

/** What a facilitator did last, told until the next act. */
export interface Acts {
  readonly outcome: { readonly words: string; readonly isProblem: boolean } | undefined
  /** Says `words` once the room has done it, or why not. */
  act(command: WireCommand, words: string): Promise<boolean>
}

export function useActs(): Acts {
  const ask = useAsk()
  const announce = useAnnounce()
  const [outcome, setOutcome] = useState<Acts['outcome']>(undefined)
  return {
    outcome,
    async act(command, words) {
      setOutcome(undefined)
      const answer = await ask(command)
      const told = answer.ok ? words : REFUSAL_WORDS[answer.refusal.code]
      setOutcome({ words: told, isProblem: !answer.ok })
      announce('own', told)
      return answer.ok
    },
  }
}
