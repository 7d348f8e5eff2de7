import { useId } from 'react'
import { PlaceList } from './place-list.tsx'
import styles from './result.module.css'
import { type ToldResult, useResult } from './use-result.ts'

/** After a round that was only about a tie: the order of all the questions, with its outcome in it. */
export function WholeOrder({ poll }: Pick<ToldResult, 'poll'>) {
  const heading = useId()
  const whole = useResult(poll.previous)
  if (!whole || whole.poll.questions.length <= poll.questions.length) return null
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h2 id={heading}>The whole order</h2>
      <p>This round was only between questions that shared a place in round {whole.poll.round}.</p>
      <PlaceList rows={whole.rows} />
    </section>
  )
}
