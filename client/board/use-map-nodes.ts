import { useNodesState } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import type { Cursor } from '#shared/board/cursor.ts'
import type { Stickies } from '#shared/board/doc.ts'
import { GROUPS, type GroupName, groupOf } from '#shared/board/reading-order.ts'
import { useWide } from '../kit/use-wide.ts'
import { type Arrangement, COLUMN, foldsOf, MOST_ON_PHONE, spotsOf } from './arrangement.ts'
import type { MapNode } from './map-card.tsx'
import { useRestingOrder } from './use-resting-order.ts'
import { GROUP_WORDS, titleOf } from './words.ts'

/** Folded groups stand two in a row, above all cards. */
const FOLD_ROW = 150

interface Looking {
  readonly stickies: Stickies
  readonly arrangement: Arrangement
  readonly cursors: ReadonlyMap<number, Cursor>
  readonly selected: string | undefined
  readonly mayDrag: boolean
}

/** The cards as the map draws them: where others are dragging them, else where they lie. */
export function useMapNodes({ stickies, arrangement, cursors, selected, mayDrag }: Looking) {
  const isWide = useWide()
  const [opened, setOpened] = useState<ReadonlySet<GroupName>>(new Set())
  const [nodes, setNodes, onNodesChange] = useNodesState<MapNode>([])
  const isFolded = !isWide && stickies.size > MOST_ON_PHONE

  const order = useRestingOrder(stickies)

  const wanted = useMemo(() => {
    const folds = isFolded ? foldsOf(stickies).filter(({ group }) => !opened.has(group)) : []
    const folded = new Set(folds.flatMap(({ ids }) => ids))
    const shown = order.filter((id) => !folded.has(id))
    const spots = spotsOf(stickies, arrangement)
    const drags = new Map([...cursors.values()].flatMap(({ drag }) => (drag ? [[drag.id, drag.pos] as const] : [])))
    return [
      ...folds.map(({ group, ids }, index): MapNode => ({
        id: `fold ${group}`,
        type: 'fold',
        draggable: false,
        position: { x: (index % 2) * COLUMN, y: (Math.floor(index / 2) - GROUPS.length / 2) * FOLD_ROW },
        data: { group, count: ids.length, open: () => setOpened((before) => new Set([...before, group])) },
      })),
      ...shown.flatMap((id, index): MapNode[] => {
        const sticky = stickies.get(id)
        if (!sticky) return []
        const [x, y] = drags.get(id) ?? spots.get(id) ?? sticky.pos
        return [
          {
            id,
            type: 'card',
            draggable: mayDrag,
            selected: id === selected,
            position: { x, y },
            data: { sticky },
            ariaLabel: `Card ${index + 1} of ${shown.length}. ${GROUP_WORDS[groupOf(sticky)]}: ${titleOf(sticky)}`,
            domAttributes: CARD,
          },
        ]
      }),
    ]
  }, [stickies, arrangement, cursors, selected, mayDrag, isFolded, opened, order])

  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]))
      return wanted.map((node): MapNode => {
        const old = known.get(node.id)
        return old && isSame(old, node) ? old : merged(old, node)
      })
    })
  }, [wanted, setNodes])

  return { nodes, onNodesChange }
}

const CARD = { 'aria-roledescription': 'card' } as const

/** A node that is the same object is not drawn again: with 300 cards and one moving, that is the whole difference. */
function isSame(old: MapNode, next: MapNode): boolean {
  const isDrawnThere = old.dragging || (old.position.x === next.position.x && old.position.y === next.position.y)
  if (!isDrawnThere || old.ariaLabel !== next.ariaLabel || old.draggable !== next.draggable) return false
  if (old.type === 'card' && next.type === 'card')
    return old.data.sticky === next.data.sticky && (old.selected ?? false) === next.selected
  return old.type === 'fold' && next.type === 'fold' && old.data.count === next.data.count
}

/** What the map has measured, and where this person is dragging it, is the map's own. */
const merged = (old: MapNode | undefined, next: MapNode): MapNode =>
  ({ ...old, ...next, ...(old?.dragging && { position: old.position }) }) as MapNode // same id, same type
