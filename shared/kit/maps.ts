import { OrderedMap } from './ordered-map.ts'

/** A copy of the map with one entry set. */
export const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value)

/** The same with the keys in their own order, whatever order they came in: nothing in it tells which was first. */
export const withEntryInOrder = <K extends string, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  inOrder(map).with(key, value)

/** The same without one entry. */
export const withoutEntryInOrder = <K extends string, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> =>
  inOrder(map).without(key)

const inOrder = <K extends string, V>(map: ReadonlyMap<K, V>) => (map instanceof OrderedMap ? map : OrderedMap.of(map))

/** A copy of the map without one entry. */
export function withoutEntry<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}

/** A copy in which one entry is changed; the same map when there is no such entry. */
export function changed<K, V>(map: ReadonlyMap<K, V>, key: K, change: (value: V) => V): ReadonlyMap<K, V> {
  const value = map.get(key)
  return value === undefined ? map : new Map(map).set(key, change(value))
}

/** The fields that are there: `undefined` fields fall away, so that they never travel and never overwrite. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> } // the shape entries cannot carry
}
