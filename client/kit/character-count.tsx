import { graphemes } from '#shared/kit/text.ts'
import { classNames } from './class-names.ts'
import { plural } from './plural.ts'
import styles from './character-count.module.css'

export interface CharacterCountProps {
  readonly text: string
  readonly limit: number
  /** So that a control can name it in `aria-describedby`. */
  readonly id?: string | undefined
}

/** Characters left as people count them. Not live: it would speak at every key. */
export function CharacterCount({ text, limit, id }: CharacterCountProps) {
  const left = limit - graphemes(text.trim())
  return (
    <p id={id} className={classNames(styles.count, left < 0 && styles.over)}>
      {left >= 0
        ? plural(left, { one: '# character left', other: '# characters left' })
        : plural(-left, { one: '# character too many', other: '# characters too many' })}
    </p>
  )
}
