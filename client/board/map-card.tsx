import { Handle, Position, type Edge, type Node, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { Links, Stickies } from '#shared/board/doc.ts'
import type { LinkKind } from '#shared/board/kinds.ts'
import { type GroupName, rootsOf } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { Button } from '../kit/button.tsx'
import { classNames } from '../kit/class-names.ts'
import { plural } from '../kit/plural.ts'
import { CardFace } from './card-face.tsx'
import styles from './map.module.css'
import { GROUP_WORDS, titleOf } from './words.ts'

export type CardNode = Node<{ readonly sticky: Sticky }, 'card'>
export type FoldNode = Node<{ readonly group: GroupName; readonly count: number; readonly open: () => void }, 'fold'>
export type MapNode = CardNode | FoldNode

/** Barrier: an edge in its kind; opportunity: double teal; idea: dotted; note: none. The tag says the same in words. */
const CardOnMap = memo(({ id, data: { sticky }, selected }: NodeProps<CardNode>) => {
  const roots = rootsOf(sticky)
  const edge = sticky.kind !== 'barrier' ? sticky.kind : roots.length === 1 ? roots[0] : 'plain'
  return (
    <div className={classNames(styles.card, edge && styles[edge], selected && styles.selected)}>
      <Handle type="target" position={Position.Left} isConnectable={false} className={styles.handle} />
      <CardFace id={id} sticky={sticky} compact />
      <Handle type="source" position={Position.Right} isConnectable={false} className={styles.handle} />
    </div>
  )
})
CardOnMap.displayName = 'CardOnMap'

const FoldOnMap = memo(({ data: { group, count, open } }: NodeProps<FoldNode>) => (
  <div className={styles.card}>
    <p className={styles.fold}>{GROUP_WORDS[group]}</p>
    <Button onClick={open}>Show {plural(count, { one: '# card', other: '# cards' })}</Button>
  </div>
))
FoldOnMap.displayName = 'FoldOnMap'

export const NODE_TYPES = { card: CardOnMap, fold: FoldOnMap }

const LINK_WORDS: Readonly<Record<LinkKind, string>> = {
  answers: 'answered',
  causes: 'causes',
  needs: 'needs',
  relates: 'goes with',
}

/** Lines from what would help to what it helps against, and the links people made. */
export function edgesOf(stickies: Stickies, links: Links): Edge[] {
  const between = (id: string, source: string, target: string, label: string): Edge[] => {
    const [from, to] = [stickies.get(source), stickies.get(target)]
    if (!from || !to) return []
    const ariaLabel = `${titleOf(from)}, ${label}: ${titleOf(to)}`
    return [{ id, source, target, label, ariaLabel, focusable: false, selectable: false }]
  }
  return [
    ...[...stickies].flatMap(([id, { answers = [] }]) =>
      answers.flatMap((barrier) => between(`${id} ${barrier}`, barrier, id, LINK_WORDS.answers)),
    ),
    ...[...links].flatMap(([id, { from, to, kind }]) => between(id, from, to, LINK_WORDS[kind])),
  ]
}
