import { noticeLines } from '#shared/room/notice.ts'
import { useNow } from '../kit/use-now.ts'
import { useShared } from '../realtime/room-context.tsx'
import styles from './privacy-notice.module.css'

const MINUTE = 60_000

/** What everybody was told before they joined, to be read again at any time. */
export function PrivacyNotice() {
  const { notice, retentionDays, deletedAt } = useShared(({ room }) => room)
  const now = useNow(MINUTE)
  return (
    <dl className={styles.notice}>
      {noticeLines({ notice, retentionDays, deletedAt, now }).map(({ about, words }) => (
        <div key={about}>
          <dt>{about}</dt>
          <dd dir="auto">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
