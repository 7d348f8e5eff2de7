import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import type { Author } from './author.ts'
import { groundOf, type Struct } from './ground.ts'
import { formAt, type Place } from './places.ts'
import { mayRemove } from './removals.ts'
import type { Laid } from './sketch.ts'

/** `refused`, or the client id of which something has to settle first. */
type Outcome = 'settled' | 'refused' | number

/**
 * Whether each new struct is the sender's own, follows the last one without a gap, hangs on something that is there,
 * and is something that may be there. Structs of one person may lean on each other across client ids, so they are
 * taken in the order in which Yjs takes them; what finds nothing to lean on Yjs would park for ever.
 * Gives the clocks reached and where each item is to lie; undefined means no.
 */
export function settle(doc: Y.Doc, document: DocumentName, structs: readonly Struct[], author: Author) {
  const queues = new Map<number, Struct[]>()
  for (const struct of structs) queueOf(queues, struct.id.client).push(struct)
  for (const client of queues.keys()) if (!author.owns(client)) return undefined

  const ground = groundOf(doc, document)
  const laid: Laid[] = []

  const take = (struct: Struct): Outcome => {
    if (struct.id.clock !== ground.clockOf(struct.id.client)) return 'refused'
    if (struct instanceof Y.Item) return takeItem(struct)
    if (!(struct instanceof Y.GC)) return 'refused'
    ground.settle(struct, 'gone') // made and deleted again before it was sent
    return 'settled'
  }

  const takeItem = (item: Y.Item): Outcome => {
    const missing = ground.missing(item)
    if (missing !== undefined) return missing
    const place = ground.placeFor(item)
    if (place === undefined || !mayStand(item, place)) return 'refused'
    // Undoing and redoing over one's own words makes such items; over the words of others nothing honest does.
    if (item.origin && !author.owns(item.origin.client) && ground.isTangled(item)) return 'refused'
    ground.settle(item, place)
    if (place !== 'gone') laid.push({ item, place })
    return 'settled'
  }

  const mayStand = ({ content }: Y.Item, place: Place): boolean => {
    if (place === 'gone') return true // somebody deleted what it belongs to; Yjs makes it a tombstone
    if (formAt(place, content) === undefined) return false
    const { made } = place.within
    if (typeof made !== 'string' || place.key === null) return true
    // Two people may begin a note, or bring back a link, at the same moment: the shadow shows which stays.
    return made !== 'stickies' || mayRemove(doc, made, place.key, author)
  }

  return takeAll(queues, take) ? { clockOf: ground.clockOf, laid } : undefined
}

function queueOf(queues: Map<number, Struct[]>, client: number): Struct[] {
  const queue = queues.get(client) ?? []
  queues.set(client, queue)
  return queue
}

/** The highest client id first; what leans on another's waits until that has settled, one by one. */
function takeAll(queues: ReadonlyMap<number, readonly Struct[]>, take: (struct: Struct) => Outcome): boolean {
  const next = new Map([...queues.keys()].map((client) => [client, 0]))
  const waiting: Struct[] = []
  const pull = (client: number): Struct | undefined => {
    const at = next.get(client) ?? 0
    next.set(client, at + 1)
    return queues.get(client)?.[at]
  }
  for (const client of [...queues.keys()].toSorted((a, b) => b - a)) {
    let struct = pull(client)
    while (struct) {
      const outcome = take(struct)
      if (outcome === 'refused') return false
      if (outcome === 'settled') struct = waiting.pop() ?? pull(client)
      else {
        waiting.push(struct)
        struct = pull(outcome)
        if (!struct) return false
      }
    }
  }
  return true
}
