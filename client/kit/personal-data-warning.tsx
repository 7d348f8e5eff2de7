import { useEffect } from 'react'
import { Button } from './button.tsx'
import { useAnnounce } from './live-regions.tsx'
import type { Finding } from './personal-data.ts'
import styles from './personal-data-warning.module.css'
import { StatusBox } from './status-box.tsx'

export interface PersonalDataWarningProps {
  readonly finding: Finding
  readonly onRemove: () => void
  readonly onKeep: () => void
}

/** Stands under the field before its text is sent, is heard once, and leaves the choice to the person. */
export function PersonalDataWarning({ finding, onRemove, onKeep }: PersonalDataWarningProps) {
  const announce = useAnnounce()
  const words = `This looks like ${finding.looksLike}. Remove it if it belongs to a person.`
  useEffect(() => announce('own', words), [announce, words])
  return (
    <StatusBox tone="care" title={words}>
      <bdi className={styles.found}>{finding.text}</bdi>
      <div className={styles.actions}>
        <Button onClick={onRemove}>Remove</Button>
        <Button onClick={onKeep}>Keep</Button>
      </div>
    </StatusBox>
  )
}
