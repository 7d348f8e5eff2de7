import type { ReactNode } from 'react'
import styles from './visually-hidden.module.css'

/** Words for the ear only. Use it to complete what the eye already sees, never for something only some people get. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.hidden}>{children}</span>
)
