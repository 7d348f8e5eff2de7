/** Entries of one block: small enough to copy, large enough that there are few blocks. */
const MOST = 64

interface Block<K, V> {
  readonly keys: readonly K[]
  readonly values: readonly V[]
}

/**
 * A map in the order of its keys, whatever order they came in. Versions share what they have in common: with 2,000
 * entries a new version costs a hundred words, where a copied Map costs all of them and what the collector makes of it.
 */
export class OrderedMap<K extends string, V> implements ReadonlyMap<K, V> {
  readonly #blocks: readonly Block<K, V>[]
  readonly size: number

  private constructor(blocks: readonly Block<K, V>[], size: number) {
    this.#blocks = blocks
    this.size = size
  }

  static of<K extends string, V>(entries: Iterable<readonly [K, V]>): OrderedMap<K, V> {
    const sorted = [...new Map(entries)].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const blocks: Block<K, V>[] = []
    for (let at = 0; at < sorted.length; at += MOST / 2) {
      const some = sorted.slice(at, at + MOST / 2)
      blocks.push({ keys: some.map(([key]) => key), values: some.map(([, value]) => value) })
    }
    return new OrderedMap(blocks, sorted.length)
  }

  /** The version with this entry set. */
  with(key: K, value: V): OrderedMap<K, V> {
    const at = this.#blockOf(key)
    const { keys, values } = this.#blocks[at] ?? { keys: [], values: [] }
    const place = placeIn(keys, key)
    if (keys[place] === key) return this.#replacing(at, { keys, values: values.with(place, value) }, this.size)
    const block = { keys: keys.toSpliced(place, 0, key), values: values.toSpliced(place, 0, value) }
    return this.#replacing(at, block, this.size + 1)
  }

  /** The version without this entry. */
  without(key: K): OrderedMap<K, V> {
    const at = this.#blockOf(key)
    const { keys, values } = this.#blocks[at] ?? { keys: [], values: [] }
    const place = placeIn(keys, key)
    if (keys[place] !== key) return this
    return this.#replacing(at, { keys: keys.toSpliced(place, 1), values: values.toSpliced(place, 1) }, this.size - 1)
  }

  #replacing(at: number, { keys, values }: Block<K, V>, size: number) {
    const half = keys.length / 2
    const instead =
      keys.length > MOST
        ? [
            { keys: keys.slice(0, half), values: values.slice(0, half) },
            { keys: keys.slice(half), values: values.slice(half) },
          ]
        : keys.length > 0
          ? [{ keys, values }]
          : []
    return new OrderedMap(this.#blocks.toSpliced(at, 1, ...instead), size)
  }

  /** The last block that does not begin after this key. */
  #blockOf(key: K): number {
    let [low, high] = [0, this.#blocks.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const first = this.#blocks[middle]?.keys[0]
      if (first !== undefined && first <= key) low = middle
      else high = middle - 1
    }
    return low
  }

  get(key: K): V | undefined {
    const block = this.#blocks[this.#blockOf(key)]
    if (!block) return undefined
    const place = placeIn(block.keys, key)
    return block.keys[place] === key ? block.values[place] : undefined
  }

  has(key: K): boolean {
    const { keys } = this.#blocks[this.#blockOf(key)] ?? { keys: [] }
    return keys[placeIn(keys, key)] === key
  }

  forEach(act: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) act(value, key, this)
  }

  *entries(): Generator<[K, V], undefined> {
    for (const { keys, values } of this.#blocks)
      for (const [place, key] of keys.entries()) yield [key, values[place] as V] // as many values as keys
    return undefined
  }

  *keys(): Generator<K, undefined> {
    for (const { keys } of this.#blocks) yield* keys
    return undefined
  }

  *values(): Generator<V, undefined> {
    for (const { values } of this.#blocks) yield* values
    return undefined
  }

  [Symbol.iterator]() {
    return this.entries()
  }
}

/** Where a key stands in sorted keys, or would. */
function placeIn(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] as string) < key)
      low = middle + 1 // inside the list
    else high = middle
  }
  return low
}
