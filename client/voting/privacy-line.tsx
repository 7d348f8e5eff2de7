import type { PollView } from '#shared/room/views/poll-view.ts'
import styles from './ballot.module.css'
import { PRIVACY_WORDS, thresholdWords } from './words.ts'

/** Who will know what, before anybody answers. */
export const PrivacyLine = ({ poll }: { readonly poll: Pick<PollView, 'mode' | 'k'> }) => (
  <p className={styles.privacy}>
    {PRIVACY_WORDS[poll.mode]} {thresholdWords(poll.k)}
  </p>
)
