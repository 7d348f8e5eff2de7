import { createContext, use, useCallback, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { DownIcon } from './icons.tsx'
import styles from './menu.module.css'

export interface MenuProps {
  readonly label: string
  /** Names the menu when the label alone is too short, as "More about: {text}". */
  readonly name?: string | undefined
  /** MenuItems, or anything else: settings may stand in a menu too. */
  readonly children: ReactNode
  /** Without an edge, for the header. */
  readonly quiet?: boolean | undefined
  /** Which edge of the opener the panel keeps to; the end unless said. */
  readonly side?: 'start' | 'end' | undefined
}

const CloseMenu = createContext<() => void>(() => undefined)

/** A disclosure: a button that shows a panel. Escape closes it and returns; so does a press or Tab outside. */
export function Menu({ label, name, children, quiet, side = 'end' }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useId()
  const close = useCallback(() => {
    setIsOpen(false)
    opener.current?.focus()
  }, [])
  useEffect(() => {
    if (!isOpen) return undefined
    const leave = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setIsOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
      document.removeEventListener('keydown', escape)
    }
  }, [isOpen, close])
  return (
    <div className={styles.menu} ref={box}>
      <span className={classNames(styles.opener, quiet && styles.quiet)}>
        <Button
          ref={opener}
          kind={quiet ? 'quiet' : 'secondary'}
          aria-expanded={isOpen}
          aria-controls={isOpen ? panel : undefined}
          aria-label={name}
          onClick={() => setIsOpen(!isOpen)}
        >
          {label}
          <DownIcon />
        </Button>
      </span>
      {isOpen && (
        <div id={panel} className={classNames(styles.panel, side === 'start' && styles.start)}>
          <CloseMenu value={close}>{children}</CloseMenu>
        </div>
      )}
    </div>
  )
}

export type MenuItemProps =
  | { readonly children: ReactNode; readonly href: string }
  | { readonly children: ReactNode; readonly onPress: () => void }

/** One thing to do or a place to go; the menu closes first, so the action may move focus on. */
export function MenuItem(props: MenuItemProps) {
  const close = use(CloseMenu)
  if ('href' in props) {
    return (
      <a className={styles.item} href={props.href} onClick={close}>
        {props.children}
      </a>
    )
  }
  const press = () => {
    close()
    props.onPress()
  }
  return (
    <button type="button" className={styles.item} onClick={press}>
      {props.children}
    </button>
  )
}
