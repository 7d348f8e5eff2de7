import { StatusBox } from '../../kit/status-box.tsx'
import type { Advice } from './opening-advice.ts'
import styles from './opening.module.css'

/** Said right above the button that opens; pressing it all the same overrules the advice. */
export const OpeningAdviceBox = ({ advice }: { readonly advice: readonly Advice[] }) =>
  advice.length > 0 && (
    <StatusBox tone="care" title="Before you open">
      <ul className={styles.advice}>
        {advice.map(({ id, title, todo }) => (
          <li key={id}>
            <strong>{title}</strong> {todo}
          </li>
        ))}
      </ul>
      <p>You know the room. You can open all the same.</p>
    </StatusBox>
  )
