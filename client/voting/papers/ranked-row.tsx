import { Button } from '../../kit/button.tsx'
import { useWide } from '../../kit/use-wide.ts'
import { VisuallyHidden } from '../../kit/visually-hidden.tsx'
import { Voice } from '../../kit/voice.tsx'
import type { Asked } from '../asked.ts'
import {
  isFirstOfPlace,
  joinedAbove,
  movedDown,
  movedUp,
  placeOf,
  type Ranking,
  sharesPlace,
  unranked,
} from './ranking.ts'
import styles from './ranked-sheet.module.css'

interface Props {
  readonly asked: Asked
  readonly ranking: Ranking
  readonly mayShare: boolean
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  /** `focus` is the id of the button that was pressed, which may have moved. */
  readonly onMove: (next: Ranking, focus: string) => void
}

/** One question in its place. A phone shows its buttons when it is tapped, a laptop always. */
export function RankedRow({ asked, ranking, mayShare, isOpen, onOpen, onMove }: Props) {
  const isWide = useWide()
  const place = placeOf(ranking, asked.id) ?? 0
  const isShared = sharesPlace(ranking, asked.id)
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
        <button type="button" className={styles.head} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {words}
        </button>
      )}
      {(isWide || isOpen) && <Moves asked={asked} ranking={ranking} mayShare={mayShare} onMove={onMove} />}
    </li>
  )
}

function Moves({ asked, ranking, mayShare, onMove }: Pick<Props, 'asked' | 'ranking' | 'mayShare' | 'onMove'>) {
  const { id, text, number } = asked
  const isJoined = !isFirstOfPlace(ranking, id)
  const move = (name: string, to: (ranking: Ranking, item: string) => Ranking) => ({
    id: `${name}-${number}`,
    onClick: () => onMove(to(ranking, id), `${name}-${number}`),
  })
  return (
    <div className={styles.moves} role="group" aria-label={`Move question ${number}`}>
      <Button aria-label={`Move up: ${text}`} {...move('up', movedUp)}>
        <Arrow path="M8 13V3M3.5 7.5 8 3l4.5 4.5" />
      </Button>
      <Button aria-label={`Move down: ${text}`} {...move('down', movedDown)}>
        <Arrow path="M8 3v10M3.5 8.5 8 13l4.5-4.5" />
      </Button>
      {mayShare && (
        <Button aria-pressed={isJoined} aria-label={`Same place as above: ${text}`} {...move('same', joinedAbove)}>
          Same as above
        </Button>
      )}
      <Button kind="quiet" aria-label={`Take out: ${text}`} {...move('out', unranked)}>
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
