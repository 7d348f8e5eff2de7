import { enabledBy } from '../../kit/question-words.tsx'
import { VisuallyHidden } from '../../kit/visually-hidden.tsx'
import { Voice } from '../../kit/voice.tsx'
import type { Asked } from '../asked.ts'
import styles from './pairwise-sheet.module.css'

interface Props {
  readonly asked: Asked
  readonly onChoose: () => void
}

/** One of the two: the whole card is the button, what an answer enables is read along. */
export const PairCard = ({ asked, onChoose }: Props) => (
  <button type="button" className={styles.card} onClick={onChoose}>
    <VisuallyHidden>First: </VisuallyHidden>
    <Voice size="small">{asked.text}</Voice>
    {asked.action && <span className={styles.action}>{enabledBy(asked.action)}</span>}
  </button>
)
