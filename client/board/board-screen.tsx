import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { boardOf, type Stickies } from '#shared/board/doc.ts'
import type { UnsentWords } from '#shared/board/unsent.ts'
import type { OpenDocument } from '../realtime/document-connection.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Empty } from '../kit/empty.tsx'
import { Select } from '../kit/select.tsx'
import { surePart } from '../kit/sure-part.ts'
import { UndoBar } from '../kit/undo-bar.tsx'
import { type NewCard, redoLast, undoLast } from './acts.ts'
import { AddCard } from './add-card.tsx'
import { useArrivals } from './arrivals.ts'
import styles from './board-screen.module.css'
import { BoardState } from './board-state.tsx'
import { Outline } from './outline.tsx'
import { type BoardPlace, BoardPlaceProvider } from './place.ts'
import { RecoveredDrafts } from './recovered-drafts.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { undoKeys } from './undo-keys.ts'
import { useBoardView } from './use-board-view.ts'

/** The map and its library come only when somebody asks for them. */
const BoardMap = lazy(() => surePart(async () => ({ default: (await import('./map.tsx')).BoardMap })))

export interface BoardScreenProps extends Pick<BoardPlace, 'me' | 'questions' | 'holdings' | 'newId' | 'say'> {
  readonly open: OpenDocument
  /** Whether the room lets this person write now. */
  readonly mayWrite: boolean
  readonly onDismiss: (draft: UnsentWords) => void
  readonly onRetry: () => void
  /** Says what others did. */
  readonly tell: (words: string) => void
}

/** The shared board, as outline or as map, for phones and laptops. Stands under the heading of its stage. */
export function BoardScreen({ open, onDismiss, onRetry, tell, ...room }: BoardScreenProps) {
  const board = boardOf(open.doc)
  const { undo } = board
  const [done, offerUndo] = useState<string | undefined>(undefined)
  const mayWrite = room.mayWrite && (open.status === 'live' || open.status === 'offline')
  const place: BoardPlace = { ...room, mayWrite, board, undo, offerUndo }
  useArrivals(board, tell)
  useEffect(() => board.subscribe((isOurs) => isOurs && offerUndo(undefined)), [board])

  return (
    <BoardPlaceProvider value={place}>
      <Shortcuts label="Board" className={styles.screen} keys={undoKeys(place)}>
        <BoardState document="board" status={open.status} mayWrite={room.mayWrite} onRetry={onRetry} />
        {open.status !== 'opening' && (
          <BoardBody open={open} place={place} onDismiss={onDismiss}>
            {done !== undefined && (
              <UndoBar
                onUndo={() => {
                  undoLast(place)
                  offerUndo(undefined)
                }}
              >
                {done}
              </UndoBar>
            )}
          </BoardBody>
        )}
      </Shortcuts>
    </BoardPlaceProvider>
  )
}

interface BodyProps {
  readonly open: OpenDocument
  readonly place: BoardPlace
  readonly onDismiss: (draft: UnsentWords) => void
  readonly children: ReactNode
}

function BoardBody({ open, place, onDismiss, children }: BodyProps) {
  const { board, mayWrite, questions, say } = place
  const stickies = useSyncExternalStore(board.subscribe, board.stickies)
  const [view, setView] = useBoardView()
  const [question, setQuestion] = useState<string | undefined>(undefined)
  const [adding, setAdding] = useState<Adding | undefined>(undefined)
  const filter = useCallback((all: Stickies) => pinnedTo(all, question), [question])
  const count = useMemo(() => filter(stickies).size, [filter, stickies])
  const add = () => setAdding({ start: question === undefined ? {} : { questions: [question] } })

  const show = questions.size > 0 && (
    <Select
      label="Show"
      options={[...questions].map(([value, label]) => ({ value, label }))}
      value={question}
      empty="All questions"
      onChange={setQuestion}
    />
  )

  function added() {
    if (adding?.draft) onDismiss(adding.draft)
    setAdding(undefined)
  }

  return (
    <>
      <RecoveredDrafts
        drafts={open.recovered}
        onDismiss={onDismiss}
        onAdd={mayWrite ? (draft) => setAdding({ start: { text: draft.text }, draft }) : undefined}
        say={say}
      />
      <div className={styles.head}>
        <div className={styles.acts}>
          {mayWrite && (
            <Button kind="primary" onClick={add}>
              Add a card
            </Button>
          )}
          {mayWrite && <UndoButtons place={place} />}
          <Button onClick={() => setView(view === 'map' ? 'outline' : 'map')}>
            {view === 'map' ? 'Show as outline' : 'Show as map'}
          </Button>
        </div>
        {view === 'outline' && show}
      </div>
      {children}
      {count === 0 && (
        <Empty
          words={
            question === undefined ? 'No barriers yet. What stops people sharing?' : 'No cards for this question yet.'
          }
        />
      )}
      {view === 'map' ? (
        <Suspense fallback={<p>Opening the map.</p>}>
          <BoardMap filter={filter} awareness={open.awareness} onNew={add} show={show} />
        </Suspense>
      ) : (
        <Outline filter={filter} />
      )}
      <Dialog isOpen={adding !== undefined} onClose={() => setAdding(undefined)} title="Add a card" closeLabel="Cancel">
        <AddCard start={adding?.start} onAdded={added} onCancel={() => setAdding(undefined)} />
      </Dialog>
    </>
  )
}

interface Adding {
  readonly start: Partial<NewCard>
  readonly draft?: UnsentWords
}

const UndoButtons = ({ place }: { readonly place: BoardPlace }) => (
  <>
    <Button kind="quiet" onClick={() => undoLast(place)}>
      Undo
    </Button>
    <Button kind="quiet" onClick={() => redoLast(place)}>
      Redo
    </Button>
  </>
)

const pinnedTo = (stickies: Stickies, question: string | undefined): Stickies =>
  question === undefined
    ? stickies
    : new Map([...stickies].filter(([, { questions = [] }]) => questions.includes(question)))
