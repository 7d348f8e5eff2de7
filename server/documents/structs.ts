import * as Y from 'yjs'
import type { DocumentName } from '#shared/board/rights.ts'
import type { Author } from './author.ts'
import { groundOf, type Struct } from './ground.ts'
import { formAt, type Place } from './places.ts'
import { mayRemove } from './removals.ts'

/** `later`: something it leans on has not settled yet. */
type Outcome = 'settled' | 'later' | 'refused'

/**
 * Whether each new struct is the sender's own, follows the last one without a gap, hangs on something that is there,
 * and is something that may be there. Structs of one person may lean on each other across client ids, so they are
 * taken in any order in which each finds what it needs; Yjs would park the rest for ever.
 * Gives the clocks reached; undefined means no.
 */
export function settle(doc: Y.Doc, document: DocumentName, structs: readonly Struct[], author: Author) {
  const queues = new Map<number, Struct[]>()
  for (const struct of structs) queueOf(queues, struct.id.client).push(struct)
  for (const client of queues.keys()) if (!author.owns(client)) return undefined

  const ground = groundOf(doc, document)

  const take = (struct: Struct): Outcome => {
    if (struct.id.clock !== ground.clockOf(struct.id.client)) return 'refused'
    if (struct instanceof Y.Item) return takeItem(struct)
    if (!(struct instanceof Y.GC)) return 'refused'
    ground.settle(struct, 'gone') // made and deleted again before it was sent
    return 'settled'
  }

  const takeItem = (item: Y.Item): Outcome => {
    if (!ground.carries(item)) return 'later'
    const place = ground.placeFor(item)
    if (place === undefined || !mayStand(item, place)) return 'refused'
    ground.settle(item, place)
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

  return takeAll([...queues.values()], take) ? ground.clockOf : undefined
}

function queueOf(queues: Map<number, Struct[]>, client: number): Struct[] {
  const queue = queues.get(client) ?? []
  queues.set(client, queue)
  return queue
}

/** Goes round the queues until all are empty, or nothing moves any more. */
function takeAll(queues: readonly (readonly Struct[])[], take: (struct: Struct) => Outcome): boolean {
  const next = queues.map(() => 0)
  for (let moved = true; moved;) {
    moved = false
    for (const [index, queue] of queues.entries()) {
      for (let at = next[index] ?? 0; ; at++) {
        const struct = queue[at]
        const outcome = struct && take(struct)
        if (outcome === 'refused') return false
        if (outcome !== 'settled') break
        next[index] = at + 1
        moved = true
      }
    }
  }
  return queues.every((queue, index) => next[index] === queue.length)
}
