import type { DelphiItem } from '#shared/voting/methods/delphi.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { rememberedBallot } from '../../realtime/device.ts'
import { useOwn, useRoomConnection, useShared } from '../../realtime/room-context.tsx'
import { oneDecimal } from '../words.ts'
import { estimateOn } from './estimate-on.ts'
import styles from './earlier-estimates.module.css'

interface Props {
  /** The round before. */
  readonly poll: PollId
  readonly question: string
  readonly scale: readonly [number, number]
}

/** What the room said last time and what oneself said: in words, and as a small picture of the same. */
export function EarlierEstimates({ poll, question, scale }: Props) {
  const items = useShared(({ polls }) => polls[poll]?.result?.items) ?? {}
  const held = useOwn(({ ballots }) => ballots[poll])
  const { code } = useRoomConnection()
  const own = estimateOn(held ?? rememberedBallot(code, poll), question)
  const item = items[question as keyof typeof items] as Partial<DelphiItem> | undefined // of the same method as this paper
  const yours = own === undefined ? undefined : own === 'cant_judge' ? 'You could not judge.' : `You said ${own}.`
  if (item?.median == null || item.q1 == null || item.q3 == null)
    return <p className={styles.words}>Last round: the room’s answers are not shown. {yours}</p>
  return (
    <div className={styles.earlier}>
      <p className={styles.words}>
        Last round the middle answer was {oneDecimal(item.median)}. Half of the room said {oneDecimal(item.q1)} to{' '}
        {oneDecimal(item.q3)}. {yours}
      </p>
      <Rail
        item={{ median: item.median, q1: item.q1, q3: item.q3, counts: item.counts ?? [] }}
        own={own}
        scale={scale}
      />
    </div>
  )
}

interface RailProps {
  readonly item: {
    readonly median: number
    readonly q1: number
    readonly q3: number
    readonly counts: readonly number[]
  }
  readonly own: number | 'cant_judge' | undefined
  readonly scale: readonly [number, number]
}

/** More columns than this are too thin to see. */
const MOST_COLUMNS = 24

/** A rail from the least to the most: how many said what, the middle half as a band, the middle as a line, one's own as a ring. */
function Rail({ item, own, scale: [least, most] }: RailProps) {
  const place = (estimate: number) => `${(100 * (estimate - least + 0.5)) / (most - least + 1)}%`
  const tallest = Math.max(1, ...item.counts)
  return (
    <div className={styles.rail} aria-hidden="true">
      {item.counts.length <= MOST_COLUMNS && (
        <div className={styles.columns}>
          {item.counts.map((count, at) => (
            <span key={`${least + at}`} style={{ blockSize: `${(100 * count) / tallest}%` }} />
          ))}
        </div>
      )}
      <div className={styles.track}>
        <span
          className={styles.band}
          style={{ insetInlineStart: place(item.q1), insetInlineEnd: `calc(100% - ${place(item.q3)})` }}
        />
        <span className={styles.middle} style={{ insetInlineStart: place(item.median) }} />
        {typeof own === 'number' && <span className={styles.own} style={{ insetInlineStart: place(own) }} />}
      </div>
      <div className={styles.ends}>
        <span>{least}</span>
        <span>{most}</span>
      </div>
    </div>
  )
}
