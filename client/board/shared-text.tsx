import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { HERE } from '#shared/board/doc.ts'
import { fitsIn } from '#shared/board/shape.ts'
import { graphemes } from '#shared/kit/text.ts'
import { CharacterCount } from '../kit/character-count.tsx'
import { FieldFrame, type FieldWords } from '../kit/field-frame.tsx'
import { personalDataIn } from '../kit/personal-data.ts'
import { PersonalDataWarning } from '../kit/personal-data-warning.tsx'
import { bindText } from './bind-text.ts'
import styles from './shared-text.module.css'

export interface SharedTextProps extends FieldWords {
  readonly shared: Y.Text
  /** Most letters, as people count them. */
  readonly limit: number
  readonly takesFocus?: boolean | undefined
}

/** A field in which several people write at once. What is typed is shared at every key, so there is nothing to save. */
export function SharedText({ shared, limit, takesFocus, error, ...words }: SharedTextProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [tooLong, setTooLong] = useState<number | undefined>(undefined)
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const text = useSyncExternalStore(
    (changed) => {
      shared.observe(changed)
      return () => shared.unobserve(changed)
    },
    () => shared.toString(),
  )

  useEffect(() => {
    const area = field.current
    if (!area) return undefined
    return bindText(area, shared, {
      origin: HERE,
      accepts: (wanted) => fitsIn(wanted, limit),
      onHeldBack: (isHeldBack) => setTooLong(isHeldBack ? graphemes(area.value) : undefined),
    })
  }, [shared, limit])

  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])

  const finding = personalDataIn(text).find((each) => !kept.has(each.text))
  const refused =
    tooLong === undefined ? undefined : `Use ${limit} characters or fewer (now ${tooLong}). Others see it when it fits.`
  return (
    <div className={styles.shared}>
      <FieldFrame {...words} error={refused ?? error} after={<CharacterCount text={text} limit={limit} />}>
        {(control) => (
          <textarea
            ref={field}
            data-shared
            dir="auto"
            rows={3}
            {...control}
            className={`${control.className} ${styles.field}`}
          />
        )}
      </FieldFrame>
      {finding && (
        <PersonalDataWarning
          finding={finding}
          onRemove={() => shared.doc?.transact(() => shared.delete(finding.start, finding.text.length), HERE)}
          onKeep={() => setKept(new Set([...kept, finding.text]))}
        />
      )}
    </div>
  )
}
