import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './stack.module.css'

export interface StackProps {
  readonly children: ReactNode
  /** `small` inside a thing, `normal` between the fields of a form, `large` between groups. */
  readonly gap: 'small' | 'normal' | 'large'
  readonly as?: 'div' | 'ul' | 'ol' | 'section' | 'form' | undefined
  /** The id of the heading that names a section. */
  readonly labelledBy?: string | undefined
}

/** White space between things under each other. */
export const Stack = ({ children, gap, as: Element = 'div', labelledBy }: StackProps) => (
  <Element className={classNames(styles.stack, styles[gap])} aria-labelledby={labelledBy}>
    {children}
  </Element>
)

/** Things beside each other that wrap when the line is full: buttons, tags. */
export const Row = ({ children }: { readonly children: ReactNode }) => <div className={styles.row}>{children}</div>
