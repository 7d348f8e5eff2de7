import { useNodesState } from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import type { Cursor } from '#shared/board/cursor.ts'
import type { Stickies } from '#shared/board/doc.ts'
import { GROUPS, type GroupName, groupOf, readingOrder } from '#shared/board/reading-order.ts'
import { useWide } from '../kit/use-wide.ts'
import { type Arrangement, COLUMN, foldsOf, MOST_ON_PHONE, ROW, spotsOf } from './arrangement.ts'
import type { MapNode } from './map-card.tsx'
import { GROUP_WORDS, titleOf } from './words.ts'

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

  const wanted = useMemo(() => {
    const folds = isFolded ? foldsOf(stickies).filter(({ group }) => !opened.has(group)) : []
    const folded = new Set(folds.flatMap(({ ids }) => ids))
    const shown = readingOrder(stickies).filter((id) => !folded.has(id))
    const spots = spotsOf(stickies, arrangement)
    const drags = new Map([...cursors.values()].flatMap(({ drag }) => (drag ? [[drag.id, drag.pos] as const] : [])))
    return [
      ...folds.map(({ group, ids }): MapNode => ({
        id: `fold ${group}`,
        type: 'fold',
        draggable: false,
        position: { x: GROUPS.indexOf(group) * COLUMN, y: -2 * ROW },
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
            domAttributes: { 'aria-roledescription': 'card' },
          },
        ]
      }),
    ]
  }, [stickies, arrangement, cursors, selected, mayDrag, isFolded, opened])

  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]))
      return wanted.map((node): MapNode => {
        const old = known.get(node.id)
        if (!old) return node
        // What the map has measured, and where this person is dragging it, is the map's own.
        return { ...old, ...node, ...(old.dragging && { position: old.position }) } as MapNode // same id, same type
      })
    })
  }, [wanted, setNodes])

  return { nodes, onNodesChange }
}
