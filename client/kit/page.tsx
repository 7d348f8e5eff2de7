import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { HEADING } from './focus-heading.ts'
import styles from './page.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'
import { Wordmark } from './wordmark.tsx'

export interface PageProps {
  /** The browser's title, most particular first: "What matters most? Heat and homes"; or a part that keeps it. */
  readonly documentTitle: string | ReactElement
  /** True after a form was refused: the title then begins with "Error: ". */
  readonly hasError?: boolean | undefined
  /** The one h1: plain words, or a Voice with a question. */
  readonly heading: ReactNode
  /** True where the eye needs no heading, as on a board. */
  readonly headingHidden?: boolean | undefined
  /** One quiet line above the heading: where am I. */
  readonly where?: ReactNode
  /** One soft line under the heading. */
  readonly lead?: ReactNode
  /** Header: where the wordmark leads, the stage, time left, connection and menu. */
  readonly home: string
  readonly stage?: ReactNode
  readonly time?: ReactNode
  readonly badge?: ReactNode
  readonly menu?: ReactNode
  /** A Banner under the header. */
  readonly banner?: ReactNode
  /** Buttons that stay at the bottom of a phone. */
  readonly bar?: ReactNode
  readonly footer?: ReactNode
  /** `narrow` for forms and one question, `page` for lists and tables, `full` for a board. */
  readonly width: 'narrow' | 'page' | 'full'
  readonly children: ReactNode
}

/** The frame of every screen but the wall: header, one h1, what there is to do, and its buttons. */
export function Page(props: PageProps) {
  const { documentTitle, heading, headingHidden, where, lead, width, children } = props
  return (
    <div className={styles.page}>
      {typeof documentTitle === 'string' ? (
        <title>{props.hasError ? `Error: ${documentTitle}` : documentTitle}</title>
      ) : (
        documentTitle
      )}
      <a className={styles.skip} href="#main" onClick={skipToMain}>
        Skip to main content
      </a>
      <PageHeader {...props} />
      <main id="main" tabIndex={-1} className={classNames(styles.main, width !== 'page' && styles[width])}>
        <div className={styles.column}>
          <div className={styles.heading}>
            {where && <p className={styles.where}>{where}</p>}
            <h1 id={HEADING} tabIndex={-1}>
              {headingHidden ? <VisuallyHidden>{heading}</VisuallyHidden> : heading}
            </h1>
            {lead && <p className={styles.lead}>{lead}</p>}
          </div>
          {children}
        </div>
      </main>
      {props.bar && (
        <div className={styles.foot}>
          <div className={styles.buttons}>{props.bar}</div>
        </div>
      )}
      {props.footer && (
        <footer className={styles.footer}>
          <div>{props.footer}</div>
        </footer>
      )}
    </div>
  )
}

const PageHeader = ({ home, stage, time, badge, menu, banner }: PageProps) => (
  <header className={styles.header}>
    <div className={styles.bar}>
      <Wordmark href={home} />
      <div className={styles.now}>
        {stage && <span className={styles.stage}>{stage}</span>}
        {time}
      </div>
      <div className={styles.end}>
        {badge && <div className={styles.badge}>{badge}</div>}
        {menu}
      </div>
    </div>
    {banner}
  </header>
)

/** The address names the screen, so skipping must not change it. */
function skipToMain(event: { preventDefault(): void }) {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
