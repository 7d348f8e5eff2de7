import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './voice.module.css'

export interface VoiceProps {
  readonly children: ReactNode
  /** The element; a span unless said. */
  readonly as?: 'span' | 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'blockquote' | undefined
  readonly size?: 'small' | 'normal' | 'large' | undefined
  /** Lighter, for what stands under the question. */
  readonly soft?: boolean | undefined
  readonly id?: string | undefined
}

/** What people wrote, set as print and in the direction it was written. */
export const Voice = ({ as: Element = 'span', size = 'normal', soft, id, children }: VoiceProps) => (
  <Element
    id={id}
    dir="auto"
    className={classNames(styles.voice, size !== 'normal' && styles[size], soft && styles.soft)}
  >
    {children}
  </Element>
)
