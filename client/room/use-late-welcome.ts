import { useEffect, useState } from 'react'
import { useAnnounce } from '../kit/live-regions.tsx'
import { tookArrival } from '../realtime/device.ts'
import { useRoom, useShared } from '../realtime/room-context.tsx'
import { stageNow } from './planned-stages.ts'

/** For somebody who has just come in after the beginning: where everybody is. Stays until the next stage. */
export function useLateWelcome(): string | undefined {
  const { code } = useRoom()
  const stage = stageNow(useShared(({ agenda }) => agenda))
  const announce = useAnnounce()
  const [arrivedAt] = useState(() => (tookArrival(code) && stage?.kind !== 'lobby' ? stage?.id : undefined))
  const words = stage !== undefined && stage.id === arrivedAt ? `Welcome. We are at: ${stage.title}` : undefined
  useEffect(() => {
    if (words !== undefined) announce('stage', words)
  }, [words, announce])
  return words
}
