import { useRef, useState } from 'react'
import { Button, type ButtonKind } from './button.tsx'
import styles from './copy-text.module.css'
import { Field } from './field.tsx'
import { useAnnounce } from './live-regions.tsx'

export interface CopyButtonProps {
  readonly text: string
  /** What it copies, as "Copy link". */
  readonly children: string
  readonly kind?: ButtonKind | undefined
  /** Where the browser forbids copying: the text stands somewhere to be selected. */
  readonly onForbidden?: (() => void) | undefined
}

const COPIED = 'Copied'
const BY_HAND = 'Select it and copy it'

/** Puts a text on the clipboard and says so in its own label, until the text is another one. */
export function CopyButton({ text, children, kind, onForbidden }: CopyButtonProps) {
  const announce = useAnnounce()
  const [became, setBecame] = useState<{ readonly text: string; readonly words: string } | undefined>(undefined)
  async function copy() {
    // The clipboard is missing where the page came over plain HTTP, as on a venue's own network.
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    const words = isCopied ? COPIED : BY_HAND
    setBecame({ text, words })
    announce('own', `${words}.`)
    if (!isCopied) onForbidden?.()
  }
  return (
    <Button kind={kind} onClick={() => void copy()}>
      {became?.text === text ? became.words : children}
    </Button>
  )
}

export interface CopyFieldProps {
  readonly text: string
  /** What the text is, as "Invitation link". */
  readonly label: string
  /** The button's words, as "Copy link". */
  readonly action: string
}

/** A text to take elsewhere: shown whole, selected when it has to be copied by hand. */
export function CopyField({ text, label, action }: CopyFieldProps) {
  const shown = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.copy}>
      <Field label={label} value={text} onChange={() => undefined} readOnly ref={shown} spellCheck={false} />
      <CopyButton text={text} onForbidden={() => shown.current?.select()}>
        {action}
      </CopyButton>
    </div>
  )
}
