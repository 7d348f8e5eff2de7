import { NumberedQuestion } from './numbered-question.tsx'
import type { ResultRow } from './result-rows.ts'
import styles from './result.module.css'

/** Questions by their places alone, best first. */
export const PlaceList = ({ rows }: { readonly rows: readonly ResultRow[] }) => (
  <ul className={styles.whole}>
    {rows.map((row) => (
      <li key={row.id}>
        <span className={styles.wholeRank}>{row.rankWords}</span>
        <NumberedQuestion {...row} />
      </li>
    ))}
  </ul>
)
