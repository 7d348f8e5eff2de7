import type { ComponentPropsWithRef } from 'react'
import { classNames } from './class-names.ts'
import styles from './card.module.css'

export interface CardProps extends Omit<ComponentPropsWithRef<'div'>, 'className' | 'style'> {
  /** The element; `li` inside a list, `section` or `article` with a name. A div unless said. */
  readonly as?: 'div' | 'li' | 'article' | 'section' | undefined
  /** A quiet panel instead of a white card. */
  readonly inset?: boolean | undefined
  /** Draws this card's part of the thread down its side. */
  readonly thread?: boolean | undefined
}

/** White, lifted a little: what people read and act on. */
export function Card({ as = 'div', inset, thread, ...rest }: CardProps) {
  const Element = as as 'div' // one set of props for four elements that share them
  return <Element {...rest} className={classNames(styles.card, inset && styles.inset, thread && styles.thread)} />
}
