import { memo, useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import type { RankedBallot, RankedConfig } from '#shared/voting/methods/ranked.ts'
import { Button } from '../../kit/button.tsx'
import { useAnnounce } from '../../kit/live-regions.tsx'
import { useSteady } from '../../kit/use-steady.ts'
import { VisuallyHidden } from '../../kit/visually-hidden.tsx'
import { Voice } from '../../kit/voice.tsx'
import type { Asked } from '../asked.ts'
import type { SheetProps } from '../paper.ts'
import { type Move, moveId, RankedRow } from './ranked-row.tsx'
import {
  isFirstOfPlace,
  isRanked,
  joinedAbove,
  movedDown,
  movedUp,
  placeOf,
  type Ranking,
  ranked,
  sharesPlace,
  unranked,
} from './ranking.ts'
import styles from './ranked-sheet.module.css'

/** Tapping ranks: each tap is the next place. Everything else is a button; nothing is dragged. */
export function RankedSheet({ questions, config, own, from, onChange }: SheetProps<RankedConfig, RankedBallot>) {
  const { ranking } = own
  const announce = useAnnounce()
  const [open, setOpen] = useState<string | undefined>(from > 0 ? questions[from]?.id : undefined)
  const inOrder = ranking.flat().flatMap((id) => questions.filter((asked) => asked.id === id))
  const rest = questions.filter(({ id }) => !isRanked(ranking, id))
  const next = 1 + ranking.flat().length

  /** The buttons move with their question, so the focus has to follow to `focus`, or to the first of these that is there. */
  function change(changed: Ranking, asked: Asked, focus: readonly (string | undefined)[]) {
    flushSync(() => onChange({ ranking: changed }))
    const place = placeOf(changed, asked.id)
    announce(
      'own',
      place
        ? `Place ${place}${sharesPlace(changed, asked.id) ? ', shared' : ''}: ${asked.text}`
        : `Not ranked: ${asked.text}`,
    )
    const elements = focus.map((id) => (id === undefined ? null : document.getElementById(id)))
    elements.find((element) => element !== null)?.focus()
  }
  const rankNext = useSteady((asked: Asked) => {
    const at = rest.indexOf(asked)
    const following = rest[at + 1] ?? rest[at - 1]
    change(ranked(ranking, asked.id), asked, [following && restId(following), 'your-order'])
  })
  const move = useSteady((asked: Asked, name: Move) =>
    change(MOVES[name](ranking, asked.id), asked, [moveId(asked, name), restId(asked), 'your-order']),
  )
  const show = useCallback((id: string, isOpen: boolean) => setOpen(isOpen ? id : undefined), [])

  return (
    <div className={styles.sheet}>
      <section aria-labelledby="your-order" className={styles.part}>
        <h2 id="your-order" tabIndex={-1}>
          Your order
        </h2>
        {inOrder.length === 0 && (
          <p className={styles.soft}>Tap what should come first. The next tap is the second place.</p>
        )}
        <ol className={styles.rows} data-long>
          {inOrder.map((asked) => (
            <RankedRow
              key={asked.id}
              asked={asked}
              place={placeOf(ranking, asked.id) ?? 0}
              isShared={sharesPlace(ranking, asked.id)}
              isJoined={!isFirstOfPlace(ranking, asked.id)}
              mayShare={config.rule !== 'stv'}
              isOpen={open === asked.id}
              onOpen={show}
              onMove={move}
            />
          ))}
        </ol>
      </section>
      <section aria-labelledby="not-ranked" className={styles.part}>
        <h2 id="not-ranked" className={styles.line}>
          {rest.length === 0 ? 'Everything is ranked' : `Not ranked (${rest.length})`}
        </h2>
        <ul className={styles.rows} data-long>
          {rest.map((asked) => (
            <NotRanked key={asked.id} asked={asked} next={next} onRank={rankNext} />
          ))}
        </ul>
        {rest.length > 0 && <p className={styles.soft}>{UNRANKED_WORDS[config.unranked]}</p>}
        {inOrder.length > 0 && (
          <div>
            <Button kind="quiet" onClick={() => onChange({ ranking: [] })}>
              Start again
            </Button>
          </div>
        )}
      </section>
    </div>
  )
}

interface NotRankedProps {
  readonly asked: Asked
  /** The place it would get. */
  readonly next: number
  readonly onRank: (asked: Asked) => void
}

const NotRanked = memo(({ asked, next, onRank }: NotRankedProps) => (
  <li>
    <button id={restId(asked)} type="button" className={styles.rest} onClick={() => onRank(asked)}>
      <span className={styles.next} aria-hidden="true">
        {next}
      </span>
      <VisuallyHidden>{`Make it place ${next}: `}</VisuallyHidden>
      <Voice size="small">{asked.text}</Voice>
    </button>
  </li>
))

const MOVES: Readonly<Record<Move, (ranking: Ranking, item: string) => Ranking>> = {
  up: movedUp,
  down: movedDown,
  same: joinedAbove,
  out: unranked,
}

const UNRANKED_WORDS: Readonly<Record<RankedConfig['unranked'], string>> = {
  last: 'What you leave here counts as last, all of it alike. You can stop where you like.',
  ignored: 'What you leave here says nothing, for or against. You can stop where you like.',
}

const restId = ({ number }: Asked) => `rank-${number}`
