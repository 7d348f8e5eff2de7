/** How a relation between items becomes an order with ties. Items by their place in the poll, groups best first. */
export type Layers = readonly (readonly number[])[]

/** Repeatedly takes those whom nobody left beats. The relation has no circles. */
export function unbeatenFirst(items: readonly number[], isBefore: (a: number, b: number) => boolean): Layers {
  const layers: (readonly number[])[] = []
  let left = items
  while (left.length > 0) {
    const now = left
    const unbeaten = now.filter((item) => !now.some((other) => isBefore(other, item)))
    if (unbeaten.length === 0) throw new Error('a relation with a circle is no order')
    layers.push(unbeaten)
    left = now.filter((item) => !unbeaten.includes(item))
  }
  return layers
}

/** Groups such that one item stands before another only if the relation, which is transitive, says so. */
export function certainOrder(items: readonly number[], isBefore: (a: number, b: number) => boolean): Layers {
  const ahead = new Map(items.map((item) => [item, items.filter((other) => isBefore(other, item)).length]))
  const sorted = items.toSorted((a, b) => (ahead.get(a) ?? 0) - (ahead.get(b) ?? 0) || a - b)
  const layers: number[][] = []
  for (const [at, item] of sorted.entries()) {
    const isCut = sorted.slice(at).every((later) => sorted.slice(0, at).every((earlier) => isBefore(earlier, later)))
    if (isCut) layers.push([item])
    else layers.at(-1)?.push(item)
  }
  return layers.map((layer) => layer.toSorted((a, b) => a - b))
}
