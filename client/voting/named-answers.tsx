import { Suspense } from 'react'
import { Disclosure } from '../kit/disclosure.tsx'
import styles from './result.module.css'
import { OwnAnswers } from './own-answers.tsx'
import type { ToldResult } from './use-result.ts'

/** Who answered what, where the mode said beforehand that this can be seen. */
export function NamedAnswers({ poll, asked }: ToldResult) {
  const answers = Object.entries(poll.answers ?? {})
  if (answers.length === 0) return null
  return (
    <Disclosure summary={`Who gave which answer (${answers.length})`}>
      <Suspense fallback={<p>Loading…</p>}>
        <div className={styles.people}>
          {answers.map(([who, { name, ballot }]) => (
            <Disclosure key={who} summary={<bdi>{name || nameless(who)}</bdi>}>
              <OwnAnswers poll={poll} ballot={ballot} questions={asked} />
            </Disclosure>
          ))}
        </div>
      </Suspense>
    </Disclosure>
  )
}

const nameless = (who: string) =>
  who.startsWith('paper-') ? `Paper ballot ${who.slice('paper-'.length)}` : 'No name given'
