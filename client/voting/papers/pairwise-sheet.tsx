import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { PairwiseBallot, PairwiseConfig } from '#shared/voting/methods/pairwise.ts'
import { nextPair } from '#shared/voting/methods/pairwise/next-pair.ts'
import { Button } from '../../kit/button.tsx'
import { Row } from '../../kit/stack.tsx'
import { StatusBox } from '../../kit/status-box.tsx'
import { useOwn } from '../../realtime/room-context.tsx'
import type { Asked } from '../asked.ts'
import type { SheetProps } from '../paper.ts'
import { DecidedPairs } from './decided-pairs.tsx'
import { PairCard } from './pair-card.tsx'
import { enoughPairs, seedOf } from './pairs.ts'
import styles from './pairwise-sheet.module.css'

type Pair = readonly [string, string]

/** Two at a time, as long as somebody likes. What comes next hangs on their own answers alone. */
export function PairwiseSheet({ questions, own, onChange }: SheetProps<PairwiseConfig, PairwiseBallot>) {
  const { pairs } = own
  const seed = seedOf(useOwn(({ person }) => person.id))
  const [skipped, setSkipped] = useState<readonly Pair[]>([])
  const items = questions.map(({ id }) => id)
  const top = Math.max(1, Math.min(5, Math.ceil(items.length / 3)))
  const next = nextPair({ items, answers: pairs, skipped, seed, top })
  const [left, right] = 'pair' in next ? next.pair.map((id) => questions.find((asked) => asked.id === id)) : []

  /** The cards change under the finger, so the focus goes to what is asked. */
  function go(change: () => void) {
    flushSync(change)
    document.getElementById('next-pair')?.focus()
  }
  const decide = (a: Asked, b: Asked, outcome: 0 | 0.5 | 1) => () =>
    go(() => onChange({ pairs: [...pairs, [a.id, b.id, outcome]] }))

  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        <h2 id="next-pair" tabIndex={-1}>
          {left && right
            ? `Pair ${pairs.length + 1}: which comes first?`
            : DONE_WORDS['done' in next ? next.done : 'clear']}
        </h2>
        <Progress decided={pairs.length} enough={enoughPairs(items.length)} />
      </div>
      {left && right && (
        <>
          <div className={styles.pair}>
            <PairCard asked={left} onChoose={decide(left, right, 1)} />
            <span className={styles.or}>or</span>
            <PairCard asked={right} onChoose={decide(left, right, 0)} />
          </div>
          <Row>
            <Button onClick={decide(left, right, 0.5)}>Can’t decide</Button>
            <Button
              kind="quiet"
              aria-label="Skip this pair"
              onClick={() => go(() => setSkipped([...skipped, [left.id, right.id]]))}
            >
              Skip
            </Button>
          </Row>
        </>
      )}
      {!left && pairs.length === 0 && skipped.length > 0 && (
        <StatusBox tone="info" title="You skipped every pair.">
          <Button onClick={() => go(() => setSkipped([]))}>Show them again</Button>
        </StatusBox>
      )}
      <DecidedPairs questions={questions} pairs={pairs} onChange={(left_) => onChange({ pairs: left_ })} />
    </div>
  )
}

const DONE_WORDS = {
  clear: 'That is enough: your order is clear.',
  all_shown: 'You have seen every pair.',
} as const

const Progress = ({ decided, enough }: { readonly decided: number; readonly enough: number }) => (
  <div className={styles.progress}>
    <span className={styles.track} aria-hidden="true">
      <span className={styles.done} style={{ inlineSize: `${Math.min(100, (100 * decided) / enough)}%` }} />
    </span>
    <p>
      {decided < enough
        ? `${decided} of about ${enough}. You can stop at any time.`
        : `${decided} decided: that is enough. You can go on.`}
    </p>
  </div>
)
