import * as Y from 'yjs'
import type { Place } from './places.ts'

export interface Laid {
  readonly item: Y.Item
  readonly place: Exclude<Place, 'gone'>
}

/** An item in a list, or a part of one that something was put into the middle of. */
export interface Node {
  readonly item: Y.Item
  readonly id: Y.ID
  readonly origin: Y.ID | null
  /** The clock behind it. */
  end: number
  /** Undefined: as in the document. */
  left: Node | null | undefined
  right: Node | null | undefined
}

/** One list of a document and what is to be laid into it, drawn only as far as it is looked at. The document stays. */
export function sketchOf(doc: Y.Doc, { within, key }: Laid['place'], laid: readonly Laid[]) {
  const type = typeAt(doc, within.made)
  const { nodeOf, at, cut } = nodesIn(doc, laid)
  const wrap = (item: Y.Item | null | undefined): Node | null => (item ? nodeOf(item) : null)
  const leftOf = (node: Node): Node | null => (node.left === undefined ? wrap(node.item.left) : node.left)
  const rightOf = (node: Node): Node | null => (node.right === undefined ? wrap(node.item.right) : node.right)
  const divide = (node: Node, clock: number) => cut(node, clock, rightOf(node))
  /** Of a map's key Yjs knows the last value, and walks back to the first. */
  const last = key === null ? null : wrap(type?._map.get(key))
  let [head, walk] = [key === null ? wrap(type?._start) : last, 0]
  for (let before = last && leftOf(last); before; before = leftOf(before)) [head, walk] = [before, walk + 1]

  return {
    at,
    leftOf,
    rightOf,
    first: () => head,
    /** How many steps it takes to find the first. */
    walk: () => walk,
    /** The part that ends with this id. */
    upTo(id: Y.ID): Node {
      const node = at(id)
      if (node.end > id.clock + 1) divide(node, id.clock + 1)
      return node
    },
    /** The part that begins with this id. */
    from(id: Y.ID): Node {
      const node = at(id)
      return node.id.clock < id.clock ? divide(node, id.clock) : node
    },
    lay(item: Y.Item, left: Node | null) {
      const node = nodeOf(item)
      node.left = left
      node.right = left ? rightOf(left) : head
      if (node.right) node.right.left = node
      if (key !== null) walk++
      if (left) left.right = node
      else head = node
    },
  }
}

export type Sketch = ReturnType<typeof sketchOf>

function nodesIn(doc: Y.Doc, laid: readonly Laid[]) {
  const parts = new Map<Y.Item, Node[]>()
  const fresh = new Map<number, Y.Item[]>()
  for (const { item } of laid) {
    const known = fresh.get(item.id.client)
    if (known) known.push(item)
    else fresh.set(item.id.client, [item])
  }

  function nodeOf(item: Y.Item): Node {
    const [known] = parts.get(item) ?? []
    if (known) return known
    const { id, length, origin } = item
    const node: Node = { item, id, origin, end: id.clock + length, left: undefined, right: undefined }
    parts.set(item, [node])
    return node
  }

  const holds = ({ id, length }: Y.Item, clock: number) => id.clock <= clock && clock < id.clock + length
  const itemAt = (id: Y.ID): Y.Item => {
    const known = fresh.get(id.client)
    const found = known && itemIn(known, id.clock)
    return found && holds(found, id.clock) ? found : Y.getItem(doc.store, id)
  }

  return {
    nodeOf,
    at(id: Y.ID): Node {
      const item = itemAt(id)
      return parts.get(item)?.find(({ end }) => id.clock < end) ?? nodeOf(item)
    },
    /** Cuts a part in two; gives the second. */
    cut(node: Node, clock: number, behind: Node | null): Node {
      const { item, end } = node
      const { client } = node.id
      const [id, origin] = [Y.createID(client, clock), Y.createID(client, clock - 1)]
      const rest: Node = { item, id, origin, end, left: node, right: behind }
      Object.assign(node, { end: clock, right: rest })
      if (behind) behind.left = rest
      const all = parts.get(item) ?? []
      all.splice(all.indexOf(node) + 1, 0, rest)
      return rest
    },
  }
}

/** By clock; the last that begins at it or before. */
function itemIn(items: readonly Y.Item[], clock: number): Y.Item | undefined {
  let [low, high] = [0, items.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((items[middle]?.id.clock ?? Infinity) <= clock) low = middle
    else high = middle - 1
  }
  return items[low]
}

/** Undefined for what is new altogether. */
function typeAt(doc: Y.Doc, made: Laid['place']['within']['made']): ReturnType<Y.Doc['get']> | undefined {
  if (typeof made === 'string') return doc.share.get(made)
  const isNew = made.id.clock >= Y.getState(doc.store, made.id.client)
  return isNew || !(made.content instanceof Y.ContentType) ? undefined : made.content.type
}
