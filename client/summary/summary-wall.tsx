import { countsOf } from '#shared/summary/overview.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { Button } from '../kit/button.tsx'
import { Figure } from '../kit/figure.tsx'
import { plural } from '../kit/plural.ts'
import { useTurning } from '../kit/use-turning.ts'
import { useSummary } from './use-summary.ts'
import { WallThread } from './wall-thread.tsx'
import styles from './summary-wall.module.css'

/** W8: thanks, the workshop in numbers, and its threads drawn one by one. Nobody is named. */
export function SummaryWall() {
  const { summary } = useSummary({ names: false })
  return <WallContents summary={summary} />
}

/** A thread nobody has taken up would be an empty line. */
const isTold = ({ status }: Summary['questions'][number]) => status === 'accepted'

export function WallContents({ summary }: { readonly summary: Summary }) {
  const questions = summary.questions.filter(isTold)
  const { page, isTurning, toggle } = useTurning(questions.length)
  const question = questions[page]
  return (
    <div className={styles.wall}>
      <section className={styles.thanks} aria-labelledby="wall-thanks">
        <h2 id="wall-thanks">Thank you</h2>
        <ul className={styles.counts}>
          {countsOf(summary).map(({ id, number, words }) => (
            <li key={id}>
              <Figure number={number} words={words} />
            </li>
          ))}
        </ul>
      </section>
      {question && (
        <section className={styles.one} aria-label={`Thread ${page + 1} of ${questions.length}`}>
          <WallThread key={question.id} summary={summary} question={question} />
          {questions.length > 1 && (
            <div className={styles.foot}>
              <p>
                {page + 1} of {plural(questions.length, { one: '# question', other: '# questions' })}
              </p>
              <Button kind="quiet" onClick={toggle}>
                {isTurning ? 'Keep this one' : 'Turn the pages'}
              </Button>
            </div>
          )}
        </section>
      )}
    </div>
  )
}
