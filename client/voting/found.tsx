import { findings } from '#shared/voting/findings.ts'
import { delphiAdvice } from '#shared/voting/rounds.ts'
import { ADVICE_WORDS, STABILITY_WORDS } from '#shared/voting/words.ts'
import styles from './result.module.css'
import type { ToldResult } from './use-result.ts'

/** What the counting found besides who leads, how firm that is, and how it came about. */
export function Found(told: ToldResult) {
  const { result, rows, shown } = told
  const sentences = foundSentences(told)
  if (result.status !== 'counted') return null
  return (
    <>
      {sentences.length > 0 && (
        <ul className={styles.found}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {shown.More && <shown.More result={result} rows={rows} />}
    </>
  )
}

function foundSentences({ result, asked, poll, before }: ToldResult): readonly string[] {
  const numbers = new Map<string, number>(asked.map(({ id, number }) => [id, number]))
  const [first] = result.stability?.pairs ?? []
  const advice = delphiAdvice(result, poll.round, before?.result)
  return [
    ...findings(result, (id) => `question ${numbers.get(id) ?? id}`),
    // Of two that share the first place nobody asks how firm it is.
    ...(first && result.order?.[0]?.length === 1 ? [STABILITY_WORDS[first.word]] : []),
    ...(advice ? [ADVICE_WORDS[advice]] : []),
  ]
}
