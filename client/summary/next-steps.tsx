import type { Summary } from '#shared/summary/summary.ts'
import { Card } from '../kit/card.tsx'
import { Empty } from '../kit/empty.tsx'
import { Stack } from '../kit/stack.tsx'
import { Voice } from '../kit/voice.tsx'
import { dayWords } from '../kit/when.ts'
import styles from './summary.module.css'

/** Who does what by when, and for which question. */
export function NextSteps({ summary: { commitments, questions } }: { readonly summary: Summary }) {
  if (commitments.length === 0) return <Empty words="No next steps yet. What is the smallest one?" />
  const textOf = new Map(questions.map(({ id, text }) => [id, text]))
  return (
    <Stack gap="small" as="ul">
      {commitments.map(({ id, what, who, due, done, question }) => (
        <Card as="li" key={id} thread>
          <Voice as="p">{what}</Voice>
          <p>
            <bdi>{who}</bdi>
            {due && `, by ${dayWords(due)}`}
            {done && <strong className={styles.done}> Done</strong>}
          </p>
          {question && textOf.has(question) && (
            <p className={styles.kinds} dir="auto">
              {textOf.get(question)}
            </p>
          )}
        </Card>
      ))}
    </Stack>
  )
}
