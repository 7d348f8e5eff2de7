import type { Commitment } from '#shared/commitments/commitment.ts'
import { Empty } from '../kit/empty.tsx'
import { Figure } from '../kit/figure.tsx'
import { plural } from '../kit/plural.ts'
import { TurningList } from '../kit/turning-list.tsx'
import { Voice } from '../kit/voice.tsx'
import { dayWords } from '../kit/when.ts'
import { useShared } from '../realtime/room-context.tsx'
import styles from './commitments.module.css'
import { inTurn } from './known.ts'
import { shortened } from './words.ts'

const MOST_LETTERS = 160
const LETTERS_A_LINE = 58

/** The next steps on the big screen, the soonest first. */
export function CommitmentsWall() {
  const steps = inTurn(useShared((shared) => shared.commitments))
  if (steps.length === 0) return <Empty words="No next steps yet. What is the smallest one?" />
  const done = steps.filter((step) => step.done).length
  return (
    <div className={styles.wall}>
      <section className={styles.count} aria-label="How many">
        <Figure number={steps.length} words={plural(steps.length, { one: 'next step', other: 'next steps' })} />
        <p>{done > 0 ? `${done} done already` : 'Take yours on your phone.'}</p>
      </section>
      <TurningList items={steps} idOf={({ id }) => id} linesOf={linesOf}>
        {(step) => <WallStep step={step} />}
      </TurningList>
    </div>
  )
}

const linesOf = ({ what }: Commitment) => Math.ceil(Math.min(what.length, MOST_LETTERS) / LETTERS_A_LINE) * 1.47 + 2.7

const WallStep = ({ step: { what, who, due, done } }: { readonly step: Commitment }) => (
  <div className={styles.head}>
    <Voice as="h2">{shortened(what, MOST_LETTERS)}</Voice>
    <p className={styles.wallFacts}>
      {done && <span className={styles.done}>Done. </span>}
      <bdi>{shortened(who)}</bdi>
      {due && `, by ${dayWords(due)}`}
    </p>
  </div>
)
