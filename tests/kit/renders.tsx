import { render, type RenderResult } from '@testing-library/react'
import { Profiler, type ReactNode } from 'react'

/** What a component is called and how often it ran. */
export type Renders = Readonly<Record<string, number>>

interface Fiber {
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  readonly flags: number
  readonly type: unknown
}

/** React sets this on a fiber whose component function ran in the commit; a memoised one that bailed out lacks it. */
const PERFORMED_WORK = 1

/**
 * Shows a screen and counts which of its components run. React's profiler says when something was committed; what ran is
 * read from the tree, as its developer tools do it.
 */
export function renderCounted(screen: ReactNode): RenderResult & { rendersIn(act: () => void): Renders } {
  let counts = new Map<string, number>()
  const container = document.body.appendChild(document.createElement('div'))
  const shown = render(
    <Profiler id="all" onRender={() => visit(rootOf(container).current, counts)}>
      {screen}
    </Profiler>,
    { container },
  )
  return {
    ...shown,
    rendersIn(happen) {
      counts = new Map()
      happen()
      return Object.fromEntries([...counts].toSorted())
    },
  }
}

export const sumOf = (renders: Renders): number => Object.values(renders).reduce((sum, count) => sum + count, 0)

function rootOf(container: object): { readonly current: Fiber } {
  const key = Object.keys(container).find((name) => name.startsWith('__reactContainer$'))
  const fiber = key && (container as Record<string, { readonly stateNode: { readonly current: Fiber } }>)[key] // React's own mark
  if (!fiber) throw new Error('there is no React root here')
  return fiber.stateNode
}

/** A part whose children are the very same objects as before was passed over as a whole. */
function visit(fiber: Fiber, counts: Map<string, number>) {
  const name = nameOf(fiber.type)
  if (name !== undefined && (fiber.flags & PERFORMED_WORK) !== 0) counts.set(name, (counts.get(name) ?? 0) + 1)
  if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return
  for (let child = fiber.child; child; child = child.sibling) visitIfNew(child, fiber, counts)
}

function visitIfNew(child: Fiber, parent: Fiber, counts: Map<string, number>) {
  for (let before = parent.alternate?.child ?? null; before; before = before.sibling) if (before === child) return
  visit(child, counts)
}

function nameOf(type: unknown): string | undefined {
  if (typeof type === 'function') return type.name
  if (typeof type === 'object' && type !== null && 'type' in type) return nameOf(type.type) // memo
  return undefined
}
