import type { PollView } from '#shared/room/views/poll-view.ts'
import { isOrderOnly } from '#shared/voting/order-only.ts'
import { K_USUAL } from '#shared/voting/poll.ts'
import { ORDER_ONLY_WORDS, PRIVACY_WORDS } from '#shared/voting/words.ts'
import styles from './ballot.module.css'
import { thresholdWords } from './words.ts'

interface Props {
  readonly poll: Pick<PollView, 'mode' | 'k' | 'config'>
}

/** Who will know what, before anybody answers. */
export const PrivacyLine = ({ poll }: Props) => (
  <p className={styles.privacy}>
    {PRIVACY_WORDS[poll.mode]} {thresholdWords(poll.k)} {isOrderOnly(poll.config) && ORDER_ONLY_WORDS}
  </p>
)

/** The least that must be read before the first answer on a small screen; what is unusual is part of it. */
export const PrivacyFirst = ({ poll }: Props) => (
  <p className={styles.privacy}>
    {PRIVACY_WORDS[poll.mode]} {poll.k < K_USUAL && thresholdWords(poll.k)}{' '}
    {isOrderOnly(poll.config) && ORDER_ONLY_WORDS}
  </p>
)

/** What `PrivacyFirst` left for after the answers. */
export const PrivacyRest = ({ poll }: Props) =>
  poll.k >= K_USUAL && <p className={styles.privacy}>{thresholdWords(poll.k)}</p>
