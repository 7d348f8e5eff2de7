import { useState } from 'react'
import type { StageId } from '#shared/agenda/stages.ts'
import { useAnnounce } from '../kit/live-regions.tsx'
import { REFUSAL_WORDS } from '../kit/refusal-words.ts'
import { type Send, useSend, useShared } from '../realtime/room-context.tsx'

export interface StageMoves {
  /** Takes everybody there at once. */
  goTo(stage: StageId): void
  /** Where the room came from by the last move made here, while it still is where that move led. */
  readonly cameFrom: StageId | undefined
  readonly state: Send['state']
  readonly refusal: string | undefined
}

/** Moves the room and knows the way back. What happened is read out by the room's news, not here. */
export function useStageMoves(): StageMoves {
  const current = useShared(({ agenda }) => agenda.current)
  const announce = useAnnounce()
  const { state, refusal, send } = useSend()
  const [move, setMove] = useState<{ readonly from: StageId; readonly to: StageId } | undefined>(undefined)
  const words = state === 'refused' && refusal ? REFUSAL_WORDS[refusal.code] : undefined
  return {
    async goTo(to) {
      if (to === current) return
      const from = current
      const answer = await send({ type: 'moveToStage', stage: to })
      if (answer.ok) setMove({ from, to })
      else announce('own', REFUSAL_WORDS[answer.refusal.code])
    },
    cameFrom: move?.to === current ? move.from : undefined,
    state,
    refusal: words,
  }
}
