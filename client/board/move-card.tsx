import { useState } from 'react'
import type { BarrierRoot } from '#shared/board/kinds.ts'
import { BARRIER_ROOTS } from '#shared/board/kinds.ts'
import { type GroupName, groupOf, GROUPS, readingOrder } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { plural } from '../kit/plural.ts'
import { Select } from '../kit/select.tsx'
import { COLUMN } from './arrangement.ts'
import type { PartProps } from './card-parts.tsx'
import { type BoardPlace, usePlace, useStickies } from './place.ts'
import { GROUP_WORDS, titleOf } from './words.ts'

const FIRST = 'first'
/** Nobody moves a card to "several kinds": that follows from its kinds. */
const PLACES = GROUPS.filter((group) => group !== 'combination')

/** Moves a card to a kind and a place in its order, without dragging. */
export function MoveCard({ id, sticky, onClose }: PartProps & { readonly onClose: () => void }) {
  const place = usePlace()
  const stickies = useStickies()
  const [group, setGroup] = useState<GroupName>(groupOf(sticky))
  const [after, setAfter] = useState<string | undefined>(undefined)
  const others = readingOrder(stickies).filter((other) => {
    const card = stickies.get(other)
    return other !== id && card !== undefined && groupOf(card) === group
  })

  function move() {
    moveTo(place, id, sticky, group, after, others)
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
        label="To"
        options={(group === 'combination' ? GROUPS : PLACES).map((value) => ({ value, label: GROUP_WORDS[value] }))}
        value={group}
        empty={false}
        onChange={(next) => {
          if (next) setGroup(next)
          setAfter(undefined)
        }}
      />
      <Select
        label="Where"
        options={[
          { value: FIRST, label: 'First' },
          ...others.map((value) => ({ value, label: `After: ${titleOf(stickies.get(value) ?? sticky)}` })),
        ]}
        value={after}
        empty="Leave it where it is"
        onChange={setAfter}
      />
    </Dialog>
  )
}

function moveTo(
  { board, undo, say }: BoardPlace,
  id: string,
  sticky: Sticky,
  group: GroupName,
  after: string | undefined,
  others: readonly string[],
) {
  undo.stopCapturing()
  board.together(() => {
    if (group !== groupOf(sticky)) join(board, id, group)
    const spot = after === undefined ? undefined : spotAfter(board.stickies(), after, others)
    if (spot) board.move(id, spot)
  })
  undo.stopCapturing()
  say(`Moved to ${GROUP_WORDS[group]}. ${plural(others.length + 1, { one: '# card', other: '# cards' })} there.`)
}

function join(board: BoardPlace['board'], id: string, group: GroupName) {
  if (group === 'opportunity' || group === 'idea' || group === 'note') return board.set(id, 'kind', group)
  board.set(id, 'kind', 'barrier')
  board.set(id, 'barrierKinds', isRoot(group) ? [group] : undefined)
}

const isRoot = (group: GroupName): group is BarrierRoot => BARRIER_ROOTS.some((root) => root === group)

/** A spot that is read directly after another card: between it and the next in its row, or to its right. */
function spotAfter(
  stickies: ReadonlyMap<string, Sticky>,
  after: string,
  others: readonly string[],
): Sticky['pos'] | undefined {
  const first = stickies.get(others[0] ?? '')
  if (after === FIRST) return first && [first.pos[0] - COLUMN, first.pos[1]]
  const before = stickies.get(after)
  if (!before) return undefined
  const next = stickies.get(others[others.indexOf(after) + 1] ?? '')
  const [x, y] = before.pos
  return next?.pos[1] === y && next.pos[0] > x ? [(x + next.pos[0]) / 2, y] : [x + COLUMN, y]
}
