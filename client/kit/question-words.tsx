import styles from './question-words.module.css'
import { Voice, type VoiceProps } from './voice.tsx'

export interface QuestionWordsProps extends Pick<VoiceProps, 'as' | 'size' | 'id'> {
  readonly text: string
  /** What an answer would let people do; empty where nobody has said. */
  readonly action: string
}

/** A question as people read it everywhere: in the voice, what an answer enables soft under it. */
export const QuestionWords = ({ text, action, as = 'p', size, id }: QuestionWordsProps) => (
  <div className={styles.question}>
    <Voice as={as} size={size} id={id}>
      {text}
    </Voice>
    <EnabledAction action={action} />
  </div>
)

/** What an answer would let people do, soft under its question; nothing where nobody has said. */
export const EnabledAction = ({ action }: Pick<QuestionWordsProps, 'action'>) =>
  action && (
    <p className={styles.action} dir="auto">
      {enabledBy(action)}
    </p>
  )

/** "With an answer we could target grants by street." */
export function enabledBy(action: string): string {
  const [first = '', second = ''] = action
  const begins = second === second.toLowerCase() ? first.toLowerCase() : first
  return `With an answer we could ${begins}${action.slice(first.length)}${/[.?!…]$/u.test(action) ? '' : '.'}`
}
