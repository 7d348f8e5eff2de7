import styles from './action.module.css'
import { actionWords } from './words.ts'

/** What an answer would let people do, soft under its question. */
export function Action({ action }: { readonly action: string }) {
  const words = actionWords(action)
  return (
    words && (
      <p className={styles.action} dir="auto">
        {words}
      </p>
    )
  )
}
