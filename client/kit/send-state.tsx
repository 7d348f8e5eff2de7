import { classNames } from './class-names.ts'
import { DrawnTick, ProblemIcon } from './icons.tsx'
import styles from './send-state.module.css'
import { thisDevice } from './this-device.ts'

/**
 * What became of what somebody did. `sending` only after 400 ms; `sent` only after the server's yes; `held` while
 * something is missing without which it cannot be sent.
 */
export type Sending = 'idle' | 'held' | 'sending' | 'sent' | 'saved' | 'unkept' | 'refused' | 'taken_back'

export interface SendStateProps {
  readonly state: Sending
  /** What follows: "3 of 12 answered." after Sent; the reason after a refusal, "Voting is closed." */
  readonly more?: string | undefined
}

/** The words of a state, the same for eye and announcer. */
export function sendWords(state: Sending, more: string | undefined): string {
  if (state === 'idle') return ''
  if (state === 'refused') return `Not sent: ${more ?? 'try again.'}`
  const said = {
    held: 'Not sent yet.',
    sending: 'Sending…',
    sent: 'Sent.',
    saved: `Saved on ${thisDevice()}. It will be sent.`,
    unkept: `Not saved on ${thisDevice()}. Keep this page open until it is sent.`,
    taken_back: 'Taken back.',
  }[state]
  return more ? `${said} ${more}` : said
}

/** Stands where the finger was and keeps its line, so nothing jumps. The caller also announces `sendWords`. */
export const SendState = ({ state, more }: SendStateProps) => (
  <p className={classNames(styles.state, styles[state])}>
    {state === 'sent' && <DrawnTick />}
    {state === 'refused' && <ProblemIcon />}
    <span>{sendWords(state, more)}</span>
  </p>
)
