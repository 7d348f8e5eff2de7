import './map-library.css'
import { ReactFlow, ReactFlowProvider, useReactFlow, ViewportPortal } from '@xyflow/react'
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Cursor } from '#shared/board/cursor.ts'
import type { Stickies } from '#shared/board/doc.ts'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { Select } from '../kit/select.tsx'
import type { Arrangement } from './arrangement.ts'
import { edgesOf, type MapNode, NODE_TYPES } from './map-card.tsx'
import { mapKeys } from './map-keys.ts'
import { MapToolbar, type Tool } from './map-toolbar.tsx'
import styles from './map.module.css'
import { usePlace, useStickies } from './place.ts'
import { useCursors, usePointing } from './use-cursors.ts'
import { useMapNodes } from './use-map-nodes.ts'

export interface BoardMapProps {
  readonly filter: (stickies: Stickies) => Stickies
  readonly awareness: Awareness | undefined
  readonly onNew: () => void
  /** A field that belongs beside those of the map. */
  readonly show: ReactNode
}

const ARRANGEMENTS: ReadonlyArray<{ readonly value: Arrangement; readonly label: string }> = [
  { value: 'hand', label: 'By hand' },
  { value: 'kind', label: 'By kind' },
  { value: 'badEasy', label: 'Worst at the top, easiest on the right' },
]

/** The board as a map. Loaded only when somebody asks for it. */
export const BoardMap = (props: BoardMapProps) => (
  <ReactFlowProvider>
    <MapView {...props} />
  </ReactFlowProvider>
)

function MapView({ filter, awareness, onNew, show }: BoardMapProps) {
  const place = usePlace()
  const all = useDeferredValue(useStickies()) // a slow phone skips what it cannot draw
  const [arrangement, setArrangement] = useState<Arrangement>('hand')
  const [find, setFind] = useState('')
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const [tool, setTool] = useState<Tool | undefined>(undefined)
  const box = useRef<HTMLDivElement>(null)

  const stickies = useMemo(() => found(filter(all), find), [all, filter, find])
  const mayMove = place.mayWrite && arrangement === 'hand'
  const chosen = selected === undefined ? undefined : stickies.get(selected)
  const keys = mapKeys(place, {
    mayMove,
    openNew: onNew,
    select: setSelected,
    openMove(id) {
      setSelected(id)
      setTool('move')
    },
  })

  function backToCard() {
    setSelected(undefined)
    setTool(undefined)
    box.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(selected ?? '')}"]`)?.focus()
  }

  return (
    <div className={styles.view} ref={box}>
      {find !== '' && stickies.size === 0 && <p>No match. Try one word.</p>}
      {selected !== undefined && chosen && (
        <MapToolbar id={selected} sticky={chosen} tool={tool} onTool={setTool} onClose={backToCard} mayMove={mayMove} />
      )}
      <Flow
        stickies={stickies}
        arrangement={arrangement}
        awareness={awareness}
        selected={selected}
        onSelect={setSelected}
        mayMove={mayMove}
        onKeyDown={keys}
      />
      <div className={styles.head}>
        {show}
        <Select
          label="Arrange"
          options={ARRANGEMENTS}
          value={arrangement}
          empty={false}
          onChange={(next) => next && setArrangement(next)}
        />
        <Field label="Find" type="search" value={find} onChange={setFind} />
      </div>
    </div>
  )
}

interface FlowProps {
  readonly stickies: Stickies
  readonly arrangement: Arrangement
  readonly awareness: Awareness | undefined
  readonly selected: string | undefined
  readonly onSelect: (id: string | undefined) => void
  readonly mayMove: boolean
  /** Extras: the toolbar does the same. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function Flow({ stickies, arrangement, awareness, selected, onSelect, mayMove, onKeyDown }: FlowProps) {
  const { board, undo, mayWrite } = usePlace()
  const { screenToFlowPosition, zoomIn, zoomOut, fitView } = useReactFlow<MapNode>()
  const wrapper = useRef<HTMLDivElement>(null)
  const cursors = useCursors(awareness)
  const { point, leave } = usePointing(awareness, mayWrite)
  const { nodes, onNodesChange } = useMapNodes({ stickies, arrangement, cursors, selected, mayDrag: mayMove })
  const links = useSyncExternalStore(board.subscribe, board.links)
  const edges = useMemo(() => edgesOf(stickies, links), [stickies, links])

  useEffect(() => wrapper.current?.setAttribute('role', 'region'), []) // the library says `application`, which silences readers

  const at = ({ clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>): Cursor['at'] => {
    const { x, y } = screenToFlowPosition({ x: clientX, y: clientY })
    return [Math.round(x), Math.round(y)]
  }

  return (
    <div className={styles.flow}>
      <div className={styles.frame}>
        <ReactFlow<MapNode>
          ref={wrapper}
          aria-label="Map of the board"
          onKeyDown={onKeyDown}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          onNodesChange={onNodesChange}
          onNodeClick={(_, { id, type }) => type === 'card' && onSelect(id)}
          onPaneClick={() => onSelect(undefined)}
          onPaneMouseMove={(event) => point({ at: at(event) })}
          onPaneMouseLeave={leave}
          onNodeDrag={(_, { id, position: { x, y } }) => point({ at: [x, y], drag: { id, pos: [x, y] } })}
          onNodeDragStop={(_, { id, position: { x, y } }) => {
            undo.stopCapturing()
            board.move(id, [Math.round(x), Math.round(y)])
            point({ at: [x, y] })
          }}
          nodesConnectable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          zoomOnScroll={false}
          autoPanOnNodeFocus
          minZoom={0.15}
          maxZoom={2}
          attributionPosition="bottom-left"
          fitView
          fitViewOptions={{ maxZoom: 1, minZoom: 0.55, padding: 0.1 }}
        >
          <Cursors cursors={cursors} />
        </ReactFlow>
      </div>
      <div className={styles.zoom}>
        <Button onClick={() => void zoomIn()}>Closer</Button>
        <Button onClick={() => void zoomOut()}>Further</Button>
        <Button onClick={() => void fitView({ maxZoom: 1, padding: 0.1 })}>See all</Button>
      </div>
    </div>
  )
}

/** Where others point. For the eye only: what they do is said elsewhere. */
const Cursors = ({ cursors }: { readonly cursors: ReadonlyMap<number, Cursor> }) => (
  <ViewportPortal>
    {[...cursors].map(
      ([
        client,
        {
          at: [x, y],
          user,
        },
      ]) => (
        <div
          key={client}
          className={styles.cursor}
          aria-hidden="true"
          style={{ transform: `translate(${x}px, ${y}px)` }}
        >
          <svg viewBox="0 0 16 16">
            <path d="M1 1l5.5 14 2-6 6-2z" />
          </svg>
          <bdi>{user?.name ?? 'Somebody'}</bdi>
        </div>
      ),
    )}
  </ViewportPortal>
)

function found(stickies: Stickies, words: string): Stickies {
  const wanted = words.trim().toLocaleLowerCase()
  if (wanted === '') return stickies
  return new Map([...stickies].filter(([, { text }]) => text.toLocaleLowerCase().includes(wanted)))
}
