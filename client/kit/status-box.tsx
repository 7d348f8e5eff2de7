import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { CareIcon, GoodIcon, InfoIcon, ProblemIcon } from './icons.tsx'
import styles from './status-box.module.css'

export type Tone = 'info' | 'good' | 'care' | 'problem'

const ICONS = { info: InfoIcon, good: GoodIcon, care: CareIcon, problem: ProblemIcon } as const

export interface StatusBoxProps {
  readonly tone: Tone
  /** The first line, strong. */
  readonly title?: ReactNode
  readonly children?: ReactNode
}

/** A wash: this is said to you. Not live; what must be heard goes through the announcer. */
export function StatusBox({ tone, title, children }: StatusBoxProps) {
  const Icon = ICONS[tone]
  return (
    <div className={classNames(styles.box, styles[tone])}>
      <Icon />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}

export interface BannerProps {
  readonly tone: Tone
  readonly children: ReactNode
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode
}

/** One line across the page, under the header, for what concerns the whole room. */
export function Banner({ tone, children, actions }: BannerProps) {
  const Icon = ICONS[tone]
  return (
    <div className={classNames(styles.banner, styles[tone])}>
      <div className={styles.inner}>
        <Icon />
        <div className={styles.words}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </div>
    </div>
  )
}
