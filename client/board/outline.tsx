import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { Stickies } from '#shared/board/doc.ts'
import type { Group } from '#shared/board/reading-order.ts'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { plural } from '../kit/plural.ts'
import { StatusBox } from '../kit/status-box.tsx'
import { type HeldOutline, useHeldOutline } from './held-outline.ts'
import { Editing, OutlineCard } from './outline-card.tsx'
import styles from './outline.module.css'
import { useStickies } from './place.ts'
import { GROUP_WORDS } from './words.ts'

/** Groups that are always there, so that people see what kinds there are. */
const ALWAYS: ReadonlySet<Group['name']> = new Set([
  'risk',
  'motivation',
  'capacity',
  'support',
  'technology',
  'equality',
])

/** The board as headings and lists: the same cards, the same order and the same acts as on the map. */
export function Outline({ filter }: { readonly filter: (stickies: Stickies) => Stickies }) {
  const held = useHeldOutline(filter)
  const count = held.groups.reduce((sum, { entries }) => sum + entries.length, 0)
  const shown = held.groups.filter(({ name, entries }) => entries.length > 0 || (ALWAYS.has(name) && count > 0))
  return (
    <Editing value={held.onEditing}>
      <div className={styles.outline} onFocus={held.onFocus} onBlur={held.onBlur}>
        <Changes held={held} />
        {shown.map((group) => (
          <Section key={group.name} group={group} />
        ))}
      </div>
    </Editing>
  )
}

function Changes({ held: { changes, update } }: { readonly held: HeldOutline }) {
  const box = useRef<HTMLDivElement>(null)
  const wasPressed = useRef(false)
  useEffect(() => {
    if (changes === 0 && wasPressed.current) box.current?.focus()
    wasPressed.current = false
  }, [changes])
  const press = () => {
    wasPressed.current = true
    update()
  }
  return (
    <div ref={box} tabIndex={-1} className={styles.changes}>
      {changes > 0 && (
        <StatusBox tone="info" title={plural(changes, { one: '# change.', other: '# changes.' })}>
          <Button onClick={press}>Update the list</Button>
        </StatusBox>
      )}
    </div>
  )
}

function Section({ group: { name, entries } }: { readonly group: Group }) {
  const heading = useId()
  const stickies = useStickies()
  const neighbours = entries.map(({ id }) => id)
  const total = entries.reduce((sum, { answeredBy }) => sum + 1 + answeredBy.length, 0)
  return (
    <section aria-labelledby={heading} className={entries.length > 0 ? styles.group : styles.empty} data-group={name}>
      <h2 id={heading}>
        {GROUP_WORDS[name]} <span className={styles.count}>({total})</span>
      </h2>
      {entries.length === 0 ? (
        <p className={styles.none}>No cards yet.</p>
      ) : (
        <ul className={styles.cards}>
          {entries.map(({ id, answeredBy }) => (
            <Shown key={id} id={id} stickies={stickies} neighbours={neighbours}>
              {answeredBy.length > 0 && (
                <ul className={styles.answers} aria-label="What would help">
                  {answeredBy.map((answer) => (
                    <Shown key={answer} id={answer} stickies={stickies} neighbours={answeredBy} />
                  ))}
                </ul>
              )}
            </Shown>
          ))}
        </ul>
      )}
    </section>
  )
}

interface ShownProps {
  readonly id: string
  readonly stickies: Stickies
  readonly neighbours: readonly string[]
  readonly children?: ReactNode
}

/** A card that somebody removed while the list stood still keeps its place, so that nothing jumps. */
function Shown({ id, stickies, ...rest }: ShownProps) {
  const sticky = stickies.get(id)
  if (sticky) return <OutlineCard id={id} sticky={sticky} {...rest} />
  return (
    <Card as="li" inset>
      <p>This card was removed.</p>
    </Card>
  )
}
