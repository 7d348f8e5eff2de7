import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { RankedBallot, RankedConfig } from '#shared/voting/methods/ranked.ts'
import { Button } from '../../kit/button.tsx'
import { useAnnounce } from '../../kit/live-regions.tsx'
import { VisuallyHidden } from '../../kit/visually-hidden.tsx'
import { Voice } from '../../kit/voice.tsx'
import type { Asked } from '../asked.ts'
import type { SheetProps } from '../paper.ts'
import { RankedRow } from './ranked-row.tsx'
import { isRanked, placeOf, type Ranking, ranked, sharesPlace } from './ranking.ts'
import styles from './ranked-sheet.module.css'

/** Tapping ranks: each tap is the next place. Everything else is a button; nothing is dragged. */
export function RankedSheet({ questions, config, own, from, onChange }: SheetProps<RankedConfig, RankedBallot>) {
  const { ranking } = own
  const announce = useAnnounce()
  const [open, setOpen] = useState<string | undefined>(from > 0 ? questions[from]?.id : undefined)
  const inOrder = ranking.flat().flatMap((id) => questions.filter((asked) => asked.id === id))
  const rest = questions.filter(({ id }) => !isRanked(ranking, id))

  /** The buttons move with their question, so the focus has to follow to `focus`, or to the first of these that is there. */
  function change(next: Ranking, asked: Asked, focus: readonly (string | undefined)[]) {
    flushSync(() => onChange({ ranking: next }))
    const place = placeOf(next, asked.id)
    announce(
      'own',
      place
        ? `Place ${place}${sharesPlace(next, asked.id) ? ', shared' : ''}: ${asked.text}`
        : `Not ranked: ${asked.text}`,
    )
    const elements = focus.map((id) => (id === undefined ? null : document.getElementById(id)))
    elements.find((element) => element !== null)?.focus()
  }
  function rankNext(asked: Asked, at: number) {
    const following = rest[at + 1] ?? rest[at - 1]
    change(ranked(ranking, asked.id), asked, [following && restId(following), 'your-order'])
  }

  return (
    <div className={styles.sheet}>
      <section aria-labelledby="your-order" className={styles.part}>
        <h2 id="your-order" tabIndex={-1}>
          Your order
        </h2>
        {inOrder.length === 0 && (
          <p className={styles.soft}>Tap what should come first. The next tap is the second place.</p>
        )}
        <ol className={styles.rows}>
          {inOrder.map((asked) => (
            <RankedRow
              key={asked.id}
              asked={asked}
              ranking={ranking}
              mayShare={config.rule !== 'stv'}
              isOpen={open === asked.id}
              onOpen={(isOpen) => setOpen(isOpen ? asked.id : undefined)}
              onMove={(next, focus) => change(next, asked, [focus, restId(asked), 'your-order'])}
            />
          ))}
        </ol>
      </section>
      <section aria-labelledby="not-ranked" className={styles.part}>
        <h2 id="not-ranked" className={styles.line}>
          {rest.length === 0 ? 'Everything is ranked' : `Not ranked (${rest.length})`}
        </h2>
        <ul className={styles.rows}>
          {rest.map((asked, at) => (
            <li key={asked.id}>
              <button id={restId(asked)} type="button" className={styles.rest} onClick={() => rankNext(asked, at)}>
                <span className={styles.next} aria-hidden="true">
                  {1 + ranking.flat().length}
                </span>
                <VisuallyHidden>{`Make it place ${1 + ranking.flat().length}: `}</VisuallyHidden>
                <Voice size="small">{asked.text}</Voice>
              </button>
            </li>
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

const UNRANKED_WORDS: Readonly<Record<RankedConfig['unranked'], string>> = {
  last: 'What you leave here counts as last, all of it alike. You can stop where you like.',
  ignored: 'What you leave here says nothing, for or against. You can stop where you like.',
}

const restId = ({ number }: Asked) => `rank-${number}`
