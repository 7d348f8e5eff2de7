import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { LiveRegions } from './live-regions.tsx'

export interface DialogProps {
  readonly isOpen: boolean
  /** Asked for by Escape or the corner button. The owner closes by setting `isOpen` false. */
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  /** The buttons at the end, the main one first. */
  readonly actions?: ReactNode
  /** "Close" unless said; "Cancel" where closing drops what was typed. */
  readonly closeLabel?: string | undefined
  readonly wide?: boolean | undefined
}

/** A native modal dialog. Focus goes to its heading, so that it is read first, and back to the opener at the end. */
export const Dialog = ({ isOpen, ...props }: DialogProps) => (isOpen ? <OpenDialog {...props} /> : null)

function OpenDialog({ onClose, title, children, actions, closeLabel, wide }: Omit<DialogProps, 'isOpen'>) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const name = useId()
  useEffect(() => {
    const box = dialog.current
    const opener = document.activeElement
    if (box && !box.open) box.showModal()
    heading.current?.focus()
    return () => {
      box?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classNames(styles.dialog, wide && styles.wide)}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.inside}>
        <div className={styles.head}>
          <h2 id={name} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <Button kind="quiet" onClick={onClose}>
            {closeLabel ?? 'Close'}
          </Button>
        </div>
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <LiveRegions />
    </dialog>
  )
}
