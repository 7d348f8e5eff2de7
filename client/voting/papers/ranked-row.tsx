import { memo } from 'react'
import { Button } from '../../kit/button.tsx'
import { useWide } from '../../kit/use-wide.ts'
import { VisuallyHidden } from '../../kit/visually-hidden.tsx'
import { Voice } from '../../kit/voice.tsx'
import type { Asked } from '../asked.ts'
import styles from './ranked-sheet.module.css'

export type Move = 'up' | 'down' | 'same' | 'out'

interface Props {
  readonly asked: Asked
  /** 1 for the first. */
  readonly place: number
  readonly isShared: boolean
  /** Whether it shares its place with the one right above. */
  readonly isJoined: boolean
  readonly mayShare: boolean
  readonly isOpen: boolean
  readonly onOpen: (id: string, isOpen: boolean) => void
  readonly onMove: (asked: Asked, move: Move) => void
}

/** The id of a button, which moves with its question. */
export const moveId = ({ number }: Asked, move: Move) => `${move}-${number}`

/** One question in its place. A phone shows its buttons when it is tapped, a laptop always. */
export const RankedRow = memo((props: Props) => {
  const { asked, place, isShared, isOpen, onOpen } = props
  const isWide = useWide()
  const words = (
    <>
      <span className={styles.place} aria-hidden="true">
        {place}
        {isShared && '='}
      </span>
      <VisuallyHidden>{`Place ${place}${isShared ? ', shared' : ''}: `}</VisuallyHidden>
      <Voice size="small">{asked.text}</Voice>
    </>
  )
  return (
    <li className={styles.row}>
      {isWide ? (
        <div className={styles.head}>{words}</div>
      ) : (
        <button type="button" className={styles.head} aria-expanded={isOpen} onClick={() => onOpen(asked.id, !isOpen)}>
          {words}
        </button>
      )}
      {(isWide || isOpen) && <Moves {...props} />}
    </li>
  )
})

function Moves({ asked, isJoined, mayShare, onMove }: Pick<Props, 'asked' | 'isJoined' | 'mayShare' | 'onMove'>) {
  const { text, number } = asked
  const move = (name: Move) => ({ id: moveId(asked, name), onClick: () => onMove(asked, name) })
  return (
    <div className={styles.moves} role="group" aria-label={`Move question ${number}`}>
      <Button aria-label={`Move up: ${text}`} {...move('up')}>
        <Arrow path="M8 13V3M3.5 7.5 8 3l4.5 4.5" />
      </Button>
      <Button aria-label={`Move down: ${text}`} {...move('down')}>
        <Arrow path="M8 3v10M3.5 8.5 8 13l4.5-4.5" />
      </Button>
      {mayShare && (
        <Button aria-pressed={isJoined} aria-label={`Same place as above: ${text}`} {...move('same')}>
          Same as above
        </Button>
      )}
      <Button kind="quiet" aria-label={`Take out: ${text}`} {...move('out')}>
        Take out
      </Button>
    </div>
  )
}

const Arrow = ({ path }: { readonly path: string }) => (
  <svg
    viewBox="0 0 16 16"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    aria-hidden="true"
  >
    <path d={path} strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
