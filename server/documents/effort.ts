import * as Y from 'yjs'
import { type Laid, type Node, type Sketch, sketchOf } from './sketch.ts'

/** Steps that Yjs may take to find the places of one update's items. Honest work takes a few hundred. */
const MAX_STEPS = 30_000
/** So many items of one list may ask for a search before searching is tried out; each costs the list's length at most. */
const UNTRIED = 8

interface List {
  readonly laid: [Laid, ...Laid[]]
  searches: number
}

/**
 * Whether Yjs would search too long. It walks over everything that others put between an item's two neighbours, and
 * whoever lies about the neighbours makes it walk over all there is, for each item: ten thousand letters took seconds.
 * So where many items of one list are not simply typed on, the search is tried out first, step by step.
 */
export function isLaborious(doc: Y.Doc, laid: readonly Laid[]): boolean {
  let left = MAX_STEPS
  for (const list of listsOf(laid)) {
    if (list.searches <= UNTRIED) continue
    left -= stepsFor(doc, list.laid, left)
    if (left < 0) return true
  }
  return false
}

function listsOf(laid: readonly Laid[]): readonly List[] {
  const lists = new Map<unknown, Map<string | null, List>>()
  const ends = new Map<number, Set<number>>()
  for (const one of laid) {
    const { item, place } = one
    const keys = lists.get(place.within.made) ?? new Map<string | null, List>()
    lists.set(place.within.made, keys)
    const list = keys.get(place.key)
    // Directly behind the end of something new there is nothing yet.
    const searches = item.origin !== null && ends.get(item.origin.client)?.delete(item.origin.clock) ? 0 : 1
    const { client, clock } = item.lastId
    ends.set(client, (ends.get(client) ?? new Set()).add(clock))
    if (!list) keys.set(place.key, { laid: [one], searches })
    else {
      list.laid.push(one)
      list.searches += searches
    }
  }
  return [...lists.values()].flatMap((keys) => [...keys.values()])
}

/** How far Yjs would walk to lay these into their list; little more than `most` when that is not enough. */
function stepsFor(doc: Y.Doc, laid: List['laid'], most: number): number {
  const sketch = sketchOf(doc, laid[0].place, laid)
  let steps = 0
  for (const { item } of laid) {
    const left = item.origin && sketch.upTo(item.origin)
    const right = item.rightOrigin && sketch.from(item.rightOrigin)
    if (!left) steps += sketch.walk()
    const start = left ? sketch.rightOf(left) : sketch.first()
    const isElsewhere = left ? start !== right : !right || sketch.leftOf(right) !== null
    const found = isElsewhere
      ? searched({ sketch, item, left, start, right }, most - steps)
      : { steps: 0, behind: left }
    steps += found.steps
    if (steps > most) return steps
    sketch.lay(item, found.behind)
  }
  return steps
}

interface Search {
  readonly sketch: Sketch
  readonly item: Y.Item
  readonly left: Node | null
  readonly start: Node | null
  readonly right: Node | null
}

/** As `Item.integrate` of Yjs: past all that was put there by a lower client id, and what hangs on it. */
function searched({ sketch, item, left, start, right }: Search, most: number) {
  let [steps, behind, open] = [0, left, new Set<Node>()]
  const seen = new Set<Node>()
  for (let other = start; other && other !== right && ++steps <= most; other = sketch.rightOf(other)) {
    seen.add(other)
    open.add(other)
    const isSibling = Y.compareIDs(item.origin, other.origin)
    const root = isSibling || !other.origin ? null : sketch.at(other.origin)
    const isLower = other.id.client < item.id.client
    if (isSibling ? !isLower && Y.compareIDs(item.rightOrigin, other.item.rightOrigin) : !root || !seen.has(root)) break
    if (isSibling ? isLower : root && !open.has(root)) [behind, open] = [other, new Set()]
  }
  return { steps, behind }
}
