import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Sticky } from '#shared/board/shape.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Select } from '../kit/select.tsx'
import { Voice } from '../kit/voice.tsx'
import { removeCard } from './acts.ts'
import { AddCard } from './add-card.tsx'
import { COLUMN, ROW } from './arrangement.ts'
import { CardEditor } from './card-editor.tsx'
import { type PartProps, PinsPart, RatingPart } from './card-parts.tsx'
import styles from './map.module.css'
import { mayRemove, usePlace, useStickies } from './place.ts'
import { Shortcuts } from './shortcuts.tsx'
import { titleOf } from './words.ts'

export type Tool = 'edit' | 'move' | 'rate' | 'pin' | 'answer'

export interface MapToolbarProps extends PartProps {
  readonly tool: Tool | undefined
  readonly onTool: (tool: Tool | undefined) => void
  readonly onClose: () => void
  readonly mayMove: boolean
}

/** One toolbar for the selected card, above the map. It takes the focus, and Escape gives it back to the card. */
export function MapToolbar({ id, sticky, tool, onTool, onClose, mayMove }: MapToolbarProps) {
  const place = usePlace()
  const start = useRef<HTMLSpanElement>(null)
  useEffect(() => start.current?.parentElement?.querySelector('button')?.focus(), [id])
  const title = titleOf(sticky)
  const close = () => onTool(undefined)
  const opener = (name: Tool, label: string) => <Button onClick={() => onTool(name)}>{label}</Button>
  return (
    <Shortcuts
      label={`Selected: ${title}`}
      className={styles.toolbar}
      keys={({ key }) => key === 'Escape' && !tool && onClose()}
    >
      <span ref={start} hidden />
      <Voice size="small">{title}</Voice>
      {place.mayWrite && (
        <>
          {opener('edit', 'Edit')}
          {mayMove && opener('move', 'Move')}
          {sticky.kind === 'barrier' && opener('rate', 'How bad')}
          {opener('pin', 'Pin to')}
          {sticky.kind === 'barrier' && opener('answer', 'Answer with')}
          {mayRemove(place, sticky.by) && (
            <Button
              onClick={() => {
                removeCard(place, id)
                onClose()
              }}
            >
              Remove
            </Button>
          )}
        </>
      )}
      <Button kind="quiet" onClick={onClose}>
        Done
      </Button>
      <ToolDialog title="Edit this card" isOpen={tool === 'edit'} onClose={close}>
        <CardEditor id={id} sticky={sticky} onDone={close} />
      </ToolDialog>
      <ToolDialog title="How bad is it?" isOpen={tool === 'rate'} onClose={close}>
        <RatingPart id={id} sticky={sticky} />
      </ToolDialog>
      <ToolDialog title="Pin this card" isOpen={tool === 'pin'} onClose={close}>
        <PinsPart id={id} sticky={sticky} />
      </ToolDialog>
      <ToolDialog title="Answer this barrier" isOpen={tool === 'answer'} onClose={close}>
        <AddCard start={{ kind: 'opportunity', answers: [id] }} onAdded={close} onCancel={close} />
      </ToolDialog>
      {tool === 'move' && <MoveOnMap id={id} onClose={close} />}
    </Shortcuts>
  )
}

interface ToolDialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

const ToolDialog = (props: ToolDialogProps) => <Dialog {...props} />

const SIDES = { left: [-COLUMN, 0], right: [COLUMN, 0], above: [0, -ROW], below: [0, ROW] } as const
type Side = keyof typeof SIDES

function MoveOnMap({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { board, undo, say } = usePlace()
  const stickies = useStickies()
  const [beside, setBeside] = useState<string | undefined>(undefined)
  const [side, setSide] = useState<Side>('right')
  const [isMissing, setIsMissing] = useState(false)
  const others = [...stickies].filter(([other]) => other !== id)

  function move() {
    const target: Sticky | undefined = stickies.get(beside ?? '')
    if (!target) return setIsMissing(true)
    undo.stopCapturing()
    board.move(id, [target.pos[0] + SIDES[side][0], target.pos[1] + SIDES[side][1]])
    undo.stopCapturing()
    say(`Moved. It is now ${side === 'left' || side === 'right' ? `to the ${side} of` : side}: ${titleOf(target)}.`)
    onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Move this card"
      closeLabel="Cancel"
      actions={
        <Button kind="primary" onClick={move}>
          Move it
        </Button>
      }
    >
      <Select
        label="Next to"
        options={others.map(([value, sticky]) => ({ value, label: titleOf(sticky) }))}
        value={beside}
        onChange={setBeside}
        error={isMissing && beside === undefined ? 'Choose a card to move it next to' : undefined}
      />
      <Select<Side>
        label="On which side?"
        options={[
          { value: 'left', label: 'Left of it' },
          { value: 'right', label: 'Right of it' },
          { value: 'above', label: 'Above it' },
          { value: 'below', label: 'Below it' },
        ]}
        value={side}
        empty={false}
        onChange={(chosen) => chosen && setSide(chosen)}
      />
    </Dialog>
  )
}
