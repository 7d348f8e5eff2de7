import { useState } from 'react'
import { PersonalDataWarning } from './personal-data-warning.tsx'
import { personalDataIn, withoutFinding } from './personal-data.ts'
import { TextArea, type TextAreaProps } from './text-area.tsx'
import styles from './watched-text.module.css'

/** A text area that points out, on this device, what may belong to a person. What was kept once is not asked again. */
export function WatchedText(props: TextAreaProps) {
  const { value, onChange } = props
  const [kept, setKept] = useState<readonly string[]>([])
  const finding = personalDataIn(value).find(({ text }) => !kept.includes(text))
  return (
    <div className={styles.watched}>
      <TextArea {...props} />
      {finding && (
        <PersonalDataWarning
          finding={finding}
          onRemove={() => onChange(withoutFinding(value, finding))}
          onKeep={() => setKept([...kept, finding.text])}
        />
      )}
    </div>
  )
}
