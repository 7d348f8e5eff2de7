import type { PairwiseBallot } from '#shared/voting/methods/pairwise.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { Voice } from '../../kit/voice.tsx'
import type { Asked } from '../asked.ts'
import styles from './pairwise-sheet.module.css'

type Pairs = PairwiseBallot['pairs']

interface Props {
  readonly questions: readonly Asked[]
  readonly pairs: Pairs
  readonly onChange: (pairs: Pairs) => void
}

/** What was decided so far, the latest first; each can be taken back, and is then asked again. */
export function DecidedPairs({ questions, pairs, onChange }: Props) {
  if (pairs.length === 0) return null
  const of = (id: string) => questions.find((asked) => asked.id === id)
  return (
    <Disclosure summary={`Pairs you decided (${pairs.length})`}>
      <ol className={styles.decided}>
        {pairs.toReversed().map((pair) => {
          const [a, b, outcome] = pair
          const [first, second] = outcome === 0 ? [of(b), of(a)] : [of(a), of(b)]
          return (
            <li key={`${a} ${b}`} className={styles.one}>
              <p>
                <Voice size="small">{first?.text}</Voice>
                <span className={styles.over}>{outcome === 0.5 ? 'and, not decided between them,' : 'before'}</span>
                <Voice size="small" soft>
                  {second?.text}
                </Voice>
              </p>
              <Button
                kind="quiet"
                aria-label={`Take back questions ${first?.number} and ${second?.number}`}
                onClick={() => onChange(pairs.filter((other) => other !== pair))}
              >
                Take back
              </Button>
            </li>
          )
        })}
      </ol>
    </Disclosure>
  )
}
