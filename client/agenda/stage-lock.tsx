import { Button } from '../kit/button.tsx'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'

/** Whether people may write in the stage the room is at. The button says what it will do, the line what is. */
export function StageLock() {
  const stage = useShared(({ agenda }) => agenda.current)
  const isLocked = useShared(({ agenda }) => agenda.stages[agenda.current]?.locked ?? false)
  const { tell, state, more } = useTelling()
  const change = () =>
    isLocked
      ? tell({ type: 'unlockStage', stage }, 'People can write again.')
      : tell({ type: 'lockStage', stage }, 'People can read, and not write.')
  return (
    <>
      <Button kind="quiet" onClick={change}>
        {isLocked ? 'Unlock this stage' : 'Lock this stage'}
      </Button>
      {state === 'refused' && <p>{more}</p>}
    </>
  )
}
