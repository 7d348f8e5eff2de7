import type { ReactNode } from 'react'
import type { BarrierRoot, StickyKind } from '#shared/board/kinds.ts'
import { CARD_WORDS, ROOT_WORDS } from '#shared/board/words.ts'
import { classNames } from './class-names.ts'
import styles from './kind-tag.module.css'

/** What a card on the board can be: six kinds of barrier, and three kinds of answer to them. */
export type TagKind = BarrierRoot | Exclude<StickyKind, 'barrier'>

const { barrier: _, ...ANSWER_WORDS } = CARD_WORDS

/** The words of each kind, the same on every screen and in every export. */
export const KIND_WORDS: Readonly<Record<TagKind, string>> = { ...ROOT_WORDS, ...ANSWER_WORDS }

const SHAPES: Readonly<Record<TagKind, ReactNode>> = {
  risk: <path d="M1.5 1.5h13v13h-13z" />,
  motivation: <circle cx="8" cy="8" r="7" />,
  capacity: <path d="M8 1 15.5 14.5H.5Z" />,
  support: <path d="m8 .5 7.5 7.5L8 15.5.5 8Z" />,
  technology: <path d="M5.5 1h5v4.5H15v5h-4.5V15h-5v-4.5H1v-5h4.5Z" />,
  equality: <path d="M4.25 1.5h7.5L15.5 8l-3.75 6.5h-7.5L.5 8Z" />,
  opportunity: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <circle cx="8" cy="8" r="2.25" />
    </>
  ),
  idea: <circle cx="8" cy="8" r="6.5" strokeDasharray="0.01 3.4" strokeLinecap="round" />,
  note: <path d="M2 4h12M2 8h12M2 12h7" strokeLinecap="round" />,
}

const OPEN: ReadonlySet<TagKind> = new Set(['opportunity', 'idea', 'note'])

/** The shape alone, for a map or a chart; the word must stand near. */
export const KindShape = ({ kind }: { readonly kind: TagKind }) => (
  <svg
    className={classNames(styles.shape, styles[kind], OPEN.has(kind) && styles.open)}
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    {SHAPES[kind]}
  </svg>
)

/** Shape, word and colour of a kind: always all three. */
export const KindTag = ({ kind }: { readonly kind: TagKind }) => (
  <span className={styles.tag}>
    <KindShape kind={kind} />
    {KIND_WORDS[kind]}
  </span>
)
