import { plural } from '../kit/plural.ts'
import { useShared } from '../realtime/room-context.tsx'
import styles from './commitments.module.css'

const FEWEST = 3
const AGAIN_WORDS = { yes: 'Yes', perhaps: 'Perhaps', no: 'No' } as const

/** How it was for people, as counts, from three people on. */
export function FeedbackCounts() {
  const { given, worthwhile, again } = useShared((shared) => shared.feedback)
  if (given === 0) return null
  if (!worthwhile || !again)
    return (
      <p className={styles.soft}>
        We show how it was when {FEWEST} or more people have answered. So far {given} {given === 1 ? 'has' : 'have'}.
      </p>
    )
  return (
    <div className={styles.counts}>
      <p>{plural(given, { one: '# person has answered.', other: '# people have answered.' })}</p>
      <Counts
        title="Was it worth the time?"
        rows={worthwhile.map((count, at) => ({ label: MARKS[at] ?? String(at + 1), count }))}
      />
      <Counts
        title="Would you do it again?"
        rows={(['yes', 'perhaps', 'no'] as const).map((one) => ({ label: AGAIN_WORDS[one], count: again[one] }))}
      />
    </div>
  )
}

const MARKS = ['1 a waste of time', '2', '3', '4', '5 well worth it']

interface CountsProps {
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly count: number }[]
}

function Counts({ title, rows }: CountsProps) {
  const most = Math.max(...rows.map(({ count }) => count), 1)
  return (
    <div>
      <h3>{title}</h3>
      <dl className={styles.bars}>
        {rows.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span className={styles.bar} style={{ inlineSize: `${(count / most) * 100}%` }} />
              <b>{count}</b>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
