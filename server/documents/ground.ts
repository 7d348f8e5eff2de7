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
  readonly origin: Y.ID | null
}

/** How far all items of an update together may be looked after for being tangled; honest ones hardly ever are. */
const MOST_LOOKED_AFTER = 1_000

const GONE: Found = { place: 'gone', part: undefined }

/** What new structs stand on: the document, and those of the same update that have settled before. */
export function groundOf(doc: Y.Doc, document: DocumentName) {
  const settled = new Map<number, Settled[]>()
  const clockOf = (client: number) => settled.get(client)?.at(-1)?.to ?? Y.getState(doc.store, client)
  const isThere = (id: Y.ID | null) => id === null || id.clock < clockOf(id.client)

  const find = (id: Y.ID): Found => {
    const own = settledAt(id)
    if (own) return own
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, id) // Yjs' type forgets tombstones
    return struct instanceof Y.Item ? stands(struct, placeOf(struct)) : GONE
  }

  const settledAt = (id: Y.ID) => {
    const own = settled.get(id.client)
    return own?.[0] && id.clock >= own[0].from ? foundIn(own, id.clock) : undefined
  }

  let lookedAfter = 0
  const pieceAt = (id: Y.ID): Pick<Settled, 'from' | 'to' | 'origin'> => {
    const own = settledAt(id)
    if (own) return own
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, id) // as above
    const from = struct.id.clock
    return { from, to: from + struct.length, origin: struct instanceof Y.Item ? struct.origin : null }
  }

  return {
    clockOf,
    /** The client of what it leans on that has not come yet. */
    missing({ origin, rightOrigin, parent }: Y.Item): number | undefined {
      const named = parent instanceof Y.ID ? parent : null
      return [origin, rightOrigin, named].find((id) => !isThere(id))?.client
    },

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

    /**
     * Whether an item is to lie behind the later and before the earlier letter of what was written in one go. Yjs keeps
     * that in one piece until something cuts it; where it does, the item would lie elsewhere than where it does not.
     */
    isTangled({ origin, rightOrigin }: Y.Item): boolean {
      if (!origin || !rightOrigin || origin.client !== rightOrigin.client) return false
      const { client } = origin
      for (let clock = rightOrigin.clock + 1; clock <= origin.clock; clock++) {
        if (++lookedAfter > MOST_LOOKED_AFTER) return true
        const piece = pieceAt(Y.createID(client, clock))
        const isOn = piece.from < clock || Y.compareIDs(piece.origin, Y.createID(client, clock - 1))
        if (!isOn) return false
        clock = piece.to - 1
      }
      return rightOrigin.clock <= origin.clock
    },

    settle(struct: Struct, place: Place) {
      const from = struct.id.clock
      const found = struct instanceof Y.Item ? stands(struct, place) : GONE
      const own = settled.get(struct.id.client) ?? []
      settled.set(struct.id.client, own)
      const origin = struct instanceof Y.Item ? struct.origin : null
      own.push({ ...found, from, to: from + struct.length, origin })
    },
  }
}

function stands(item: Y.Item, place: Place): Found {
  const form = place === 'gone' ? undefined : formAt(place, item.content)
  return { place, part: form === undefined || form === 'leaf' ? undefined : { form, made: item } }
}

function foundIn(own: readonly Settled[], clock: number): Settled | undefined {
  let [low, high] = [0, own.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((own[middle]?.to ?? Infinity) <= clock) low = middle + 1
    else high = middle
  }
  return own[low]
}

const isSame = (one: Place, other: Place) =>
  one !== 'gone' && other !== 'gone' && one.within.made === other.within.made && one.key === other.key
