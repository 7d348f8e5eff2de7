import { useId } from 'react'
import { Stack } from '../kit/stack.tsx'
import { StageBar } from '../kit/stage-bar.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { plannedStages } from './planned-stages.ts'

/** The stages in their order: done, now, to come. */
export function Plan({ heading }: { readonly heading: string }) {
  const agenda = useShared((shared) => shared.agenda)
  const id = useId()
  return (
    <Stack as="section" gap="small" labelledBy={id}>
      <h2 id={id}>{heading}</h2>
      <StageBar stages={plannedStages(agenda)} />
    </Stack>
  )
}
