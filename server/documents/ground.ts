import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import { formAt, type Part, type Place, placeOf, type Root, ROOTS } from './places.ts'

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

interface Found {
  readonly place: Place
  /** What others may hang on it. */
  readonly part: Part | undefined
}

interface Settled extends Found {
  readonly from: number
  readonly to: number
}

const GONE: Found = { place: 'gone', part: undefined }

/** What new structs stand on: the document, and those of the same update that have settled before. */
export function groundOf(doc: Y.Doc, document: DocumentName) {
  const settled = new Map<number, Settled[]>()
  const clockOf = (client: number) => settled.get(client)?.at(-1)?.to ?? Y.getState(doc.store, client)
  const isThere = (id: Y.ID | null) => id === null || id.clock < clockOf(id.client)

  const find = (id: Y.ID): Found => {
    const own = settled.get(id.client)
    if (own?.[0] && id.clock >= own[0].from) return foundIn(own, id.clock)
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, id) // Yjs' type forgets tombstones
    return struct instanceof Y.Item ? stands(struct, placeOf(struct)) : GONE
  }

  return {
    clockOf,
    /** Whether all it leans on has come. */
    carries: ({ origin, rightOrigin, parent }: Y.Item) =>
      isThere(origin) && isThere(rightOrigin) && (!(parent instanceof Y.ID) || isThere(parent)),

    /** As Yjs finds it: beside the neighbours, or else where it says. Undefined: nowhere it may. */
    placeFor({ origin, rightOrigin, parent, parentSub }: Y.Item): Place | undefined {
      const beside = [origin, rightOrigin].filter((id) => id !== null).map((id) => find(id).place)
      if (beside.includes('gone')) return 'gone'
      const [left, right = left] = beside
      if (left !== undefined && right !== undefined) return isSame(left, right) ? left : undefined
      const named: unknown = parent // a root's name or an id, as long as the item is only decoded
      if (named instanceof Y.ID) {
        const { part } = find(named)
        return part ? { within: part, key: parentSub } : 'gone'
      }
      const root = ROOTS[document].find((name): name is Root => name === named)
      return root && { within: { form: root, made: root }, key: parentSub }
    },

    settle(struct: Struct, place: Place) {
      const from = struct.id.clock
      const found = struct instanceof Y.Item ? stands(struct, place) : GONE
      const own = settled.get(struct.id.client) ?? []
      settled.set(struct.id.client, own)
      own.push({ ...found, from, to: from + struct.length })
    },
  }
}

function stands(item: Y.Item, place: Place): Found {
  const form = place === 'gone' ? undefined : formAt(place, item.content)
  return { place, part: form === undefined || form === 'leaf' ? undefined : { form, made: item } }
}

function foundIn(own: readonly Settled[], clock: number): Found {
  let [low, high] = [0, own.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((own[middle]?.to ?? Infinity) <= clock) low = middle + 1
    else high = middle
  }
  return own[low] ?? GONE
}

const isSame = (one: Place, other: Place) =>
  one !== 'gone' && other !== 'gone' && one.within.made === other.within.made && one.key === other.key
