import type { PollView } from '#shared/room/views/poll-view.ts'
import { K_USUAL } from '#shared/voting/poll.ts'
import { PRIVACY_WORDS } from '#shared/voting/words.ts'
import styles from './ballot.module.css'
import { thresholdWords } from './words.ts'

/** Who will know what, before anybody answers. */
export const PrivacyLine = ({ poll }: { readonly poll: Pick<PollView, 'mode' | 'k'> }) => (
  <p className={styles.privacy}>
    {PRIVACY_WORDS[poll.mode]} {thresholdWords(poll.k)}
  </p>
)

/** The least that must be read before the first answer on a small screen; an unusual threshold is part of it. */
export const PrivacyFirst = ({ poll }: { readonly poll: Pick<PollView, 'mode' | 'k'> }) => (
  <p className={styles.privacy}>
    {PRIVACY_WORDS[poll.mode]} {poll.k < K_USUAL && thresholdWords(poll.k)}
  </p>
)

/** What `PrivacyFirst` left for after the answers. */
export const PrivacyRest = ({ poll }: { readonly poll: Pick<PollView, 'k'> }) =>
  poll.k >= K_USUAL && <p className={styles.privacy}>{thresholdWords(poll.k)}</p>
