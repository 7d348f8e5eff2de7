import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { type Board, boardOf, type Stickies } from '#shared/board/doc.ts'
import { BARRIER_ROOTS } from '#shared/board/kinds.ts'
import { readingOrder, rootsOf } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { Empty } from '../kit/empty.tsx'
import { Figure } from '../kit/figure.tsx'
import { KindShape, KIND_WORDS, type TagKind } from '../kit/kind-tag.tsx'
import { plural } from '../kit/plural.ts'
import { Voice } from '../kit/voice.tsx'
import styles from './board-wall.module.css'
import { Tags } from './card-face.tsx'
import { factsOf, GROUP_WORDS } from './words.ts'

const MOST_SHOWN = 3
const MOST_LETTERS = 140

/** The board on the big screen: how many of each kind, and the few to look at together. It fits, whatever is on it. */
export function BoardWall({ doc }: { readonly doc: Y.Doc }) {
  const board: Board = boardOf(doc)
  const stickies = useSyncExternalStore(board.subscribe, board.stickies)
  if (stickies.size === 0) return <Empty words="No barriers yet. What stops people sharing?" />
  const { title, cards } = toLookAt(stickies)
  return (
    <div className={styles.wall}>
      <section aria-label="Cards by kind">
        <Figure number={stickies.size} words={plural(stickies.size, { one: 'card', other: 'cards' })} />
        <Counts stickies={stickies} />
      </section>
      <section aria-labelledby="wall-cards" className={styles.look}>
        <h2 id="wall-cards">{title}</h2>
        <ul className={styles.cards}>
          {cards.map(([id, sticky]) => (
            <li key={id} className={styles.card}>
              <Tags sticky={sticky} />
              <Voice as="p">{shortened(sticky.text)}</Voice>
              <p className={styles.facts}>{factsOf(sticky).slice(0, 2).join('. ')}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Counts({ stickies }: { readonly stickies: Stickies }) {
  const all = [...stickies.values()]
  const ofKind = (kind: TagKind) =>
    all.filter((sticky) =>
      sticky.kind === 'barrier' ? rootsOf(sticky).some((root) => root === kind) : sticky.kind === kind,
    ).length
  const rows: readonly TagKind[] = [...BARRIER_ROOTS, 'opportunity', 'idea', 'note']
  const unsorted = all.filter((sticky) => sticky.kind === 'barrier' && rootsOf(sticky).length === 0).length
  return (
    <ul className={styles.counts}>
      {rows.map((kind) => (
        <li key={kind}>
          <KindShape kind={kind} />
          <span>{KIND_WORDS[kind]}</span>
          <b>{ofKind(kind)}</b>
        </li>
      ))}
      {unsorted > 0 && (
        <li>
          <span />
          <span>{GROUP_WORDS.unsorted}</span>
          <b>{unsorted}</b>
        </li>
      )}
    </ul>
  )
}

type Shown = readonly [string, Sticky]

/** Judged barriers, worst and easiest first: there people can begin. Until one is judged, the last ones in order. */
export function toLookAt(stickies: Stickies): { readonly title: string; readonly cards: readonly Shown[] } {
  const barriers = readingOrder(stickies).flatMap((id): Shown[] => {
    const sticky = stickies.get(id)
    return sticky?.kind === 'barrier' ? [[id, sticky]] : []
  })
  const judged = barriers.filter(([, { severity }]) => typeof severity === 'number')
  if (judged.length === 0) {
    const last = barriers.length > 0 ? barriers : [...stickies]
    return { title: 'Read these', cards: last.slice(-MOST_SHOWN) }
  }
  return { title: 'Start with', cards: judged.toSorted(([, a], [, b]) => weight(b) - weight(a)).slice(0, MOST_SHOWN) }
}

/** How bad comes first; how easy to fix decides between equals. */
const weight = ({ severity, tractability }: Sticky): number => marked(severity) * 10 + marked(tractability)
const marked = (mark: Sticky['severity']): number => (typeof mark === 'number' ? mark : 0)

/** On the wall a card is a pointer to itself; phones have all of it. */
const shortened = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 3).trimEnd()}...` : text.replaceAll('\n', ' ')
