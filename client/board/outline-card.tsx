import { createContext, use, useEffect, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Sticky } from '#shared/board/shape.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { Menu, MenuItem } from '../kit/menu.tsx'
import { removeCard, shiftCard } from './acts.ts'
import { AddCard } from './add-card.tsx'
import { CardEditor } from './card-editor.tsx'
import { CardFace } from './card-face.tsx'
import { MoveCard } from './move-card.tsx'
import styles from './outline.module.css'
import { mayRemove, usePlace } from './place.ts'
import { titleOf } from './words.ts'

export interface OutlineCardProps {
  readonly id: string
  readonly sticky: Sticky
  /** The cards beside it, itself included, in their order. */
  readonly neighbours: readonly string[]
  /** Opportunities that stand under it. */
  readonly children?: ReactNode
}

/** Tells the outline that a card is open for editing. */
export const Editing = createContext<(isOpen: boolean) => void>(() => undefined)

type Mode = 'reading' | 'editing' | 'moving' | 'answering'

export function OutlineCard({ id, sticky, neighbours, children }: OutlineCardProps) {
  const place = usePlace()
  const [mode, setMode] = useState<Mode>('reading')
  const onEditing = use(Editing)
  useEffect(() => {
    if (mode !== 'editing') return undefined
    onEditing(true)
    return () => onEditing(false)
  }, [mode, onEditing])

  /** Back to the button that opened what is now closed, wherever the card stands by then. */
  function done(opener: string) {
    setMode('reading')
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-card="${id}"] [data-opens="${opener}"]`)?.focus(),
    )
  }

  function hear(event: KeyboardEvent) {
    if (!event.altKey || event.ctrlKey || event.metaKey || !place.mayWrite) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    shiftCard(place, id, neighbours, event.key === 'ArrowDown' ? 1 : -1)
  }

  return (
    // The keys are shortcuts for the Move button below.
    <Card as="li" data-card={id} onKeyDown={hear}>
      <CardFace id={id} sticky={sticky} />
      {place.mayWrite && mode !== 'editing' && (
        <CardButtons id={id} sticky={sticky} neighbours={neighbours} onMode={setMode} />
      )}
      {mode === 'editing' && <CardEditor id={id} sticky={sticky} onDone={() => done('editing')} />}
      {mode === 'moving' && <MoveCard id={id} sticky={sticky} onClose={() => setMode('reading')} />}
      {mode === 'answering' && (
        <div className={styles.editor}>
          <AddCard
            start={{ kind: 'opportunity', answers: [id], ...(sticky.questions && { questions: sticky.questions }) }}
            onAdded={() => done('answering')}
            onCancel={() => done('answering')}
          />
        </div>
      )}
      {children}
    </Card>
  )
}

interface ButtonsProps extends Pick<OutlineCardProps, 'id' | 'sticky' | 'neighbours'> {
  readonly onMode: (mode: Mode) => void
}

function CardButtons({ id, sticky, neighbours, onMode }: ButtonsProps) {
  const place = usePlace()
  const title = titleOf(sticky)
  return (
    <div className={styles.buttons}>
      <Button data-opens="editing" aria-label={`Edit: ${title}`} onClick={() => onMode('editing')}>
        Edit
      </Button>
      {sticky.kind === 'barrier' && (
        <Button data-opens="answering" aria-label={`Answer it: ${title}`} onClick={() => onMode('answering')}>
          Answer it
        </Button>
      )}
      <Menu label="More" name={`More for: ${title}`} side="start">
        <MenuItem onPress={() => onMode('moving')}>Move</MenuItem>
        <MenuItem onPress={() => shiftCard(place, id, neighbours, -1)}>Move up</MenuItem>
        <MenuItem onPress={() => shiftCard(place, id, neighbours, 1)}>Move down</MenuItem>
        {mayRemove(place, sticky.by) && <MenuItem onPress={() => removeCard(place, id)}>Remove</MenuItem>}
      </Menu>
    </div>
  )
}
