import { useShared } from '../realtime/room-context.tsx'
import { Voice } from '../kit/voice.tsx'
import { minutesWords } from '../kit/when.ts'
import styles from './wall-frame.module.css'

/** W2: what is asked now, large enough for the back row. */
export function TitleView() {
  const stage = useShared(({ agenda }) => agenda.stages[agenda.current])
  return (
    <section className={styles.title}>
      <h1 dir="auto">{stage?.title}</h1>
      <Voice as="p">{stage?.instruction}</Voice>
      {!!stage?.minutes && <p className={styles.soft}>{minutesWords(stage.minutes)}</p>}
    </section>
  )
}
