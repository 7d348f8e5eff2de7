import { Button } from '../kit/button.tsx'
import { Timer } from '../kit/timer.tsx'
import { minutesWords } from '../kit/when.ts'
import { useShared } from '../realtime/room-context.tsx'
import { useTelling } from '../realtime/use-telling.ts'
import styles from './stage-timer.module.css'

const MINUTE = 60
/** For a stage whose plan says no length. */
const USUAL_MINUTES = 5

/** The time for a stage: started, given another minute, stopped. It is advice; nothing closes when it is up. */
export function StageTimer() {
  const timer = useShared(({ agenda }) => agenda.timer)
  const planned = useShared(({ agenda }) => agenda.stages[agenda.current]?.minutes ?? 0)
  const { tell, state, more } = useTelling()
  const minutes = planned || USUAL_MINUTES
  return (
    <section className={styles.timer} aria-label="Time for this stage">
      {timer ? (
        <>
          <Timer endsAt={timer.endsAt} />
          <Button onClick={() => tell({ type: 'extendTimer', seconds: MINUTE }, 'One more minute.')}>+1 minute</Button>
          <Button kind="quiet" onClick={() => tell({ type: 'stopTimer' }, 'The timer is stopped.')}>
            Stop the timer
          </Button>
        </>
      ) : (
        <Button onClick={() => tell({ type: 'startTimer', seconds: minutes * MINUTE }, 'The timer is running.')}>
          Start {minutesWords(minutes)}
        </Button>
      )}
      {state === 'refused' && <p>{more}</p>}
    </section>
  )
}
