import type { ComponentPropsWithRef } from 'react'
import { classNames } from './class-names.ts'
import styles from './button.module.css'

/** `primary` is the one filled teal button of a screen; `danger` removes for ever and nothing less. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  /** Secondary unless said. */
  readonly kind?: ButtonKind | undefined
  /** Takes the whole line, as on phones. */
  readonly wide?: boolean | undefined
}

/** Never `disabled`: pressed at the wrong time a button says what is missing. */
export type ButtonProps = Look & Omit<ComponentPropsWithRef<'button'>, 'disabled' | 'className' | 'style'>

export const Button = ({ kind, wide, ...rest }: ButtonProps) => (
  <button type="button" {...rest} className={lookOf(kind, wide)} />
)

export type LinkButtonProps = Look &
  Omit<ComponentPropsWithRef<'a'>, 'className' | 'style' | 'href'> & { readonly href: string }

/** A link that looks like a button: it goes somewhere, it does nothing. */
export const LinkButton = ({ kind, wide, children, ...rest }: LinkButtonProps) => (
  <a {...rest} className={lookOf(kind, wide)}>
    {children}
  </a>
)

const lookOf = (kind: ButtonKind = 'secondary', wide: boolean | undefined) =>
  classNames(styles.button, styles[kind], wide && styles.wide)
