import * as v from 'valibot'
import type { PersonId } from '../core/actor.ts'
import { id, object, optional, read } from '../kit/schema.ts'
import { FARTHEST } from './shape.ts'

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-FARTHEST), v.maxValue(FARTHEST))
const place = v.pipe(v.strictTuple([coordinate, coordinate]), v.readonly())

/** Where somebody points on the map, and the card they are dragging. The server adds who it is. */
const cursorSchema = object({
  at: place,
  drag: optional(object({ id: id(), pos: place })),
  user: optional(object({ id: id<PersonId>(), name: optional(v.pipe(v.string(), v.maxLength(160))) })),
})
export type Cursor = v.InferOutput<typeof cursorSchema>

/** At most this many cursors are drawn. */
const MOST_CURSORS = 30

/** Cursors of others that can be read; `own` is the client id of this device. */
export function cursorsIn(states: ReadonlyMap<number, unknown>, own: number): ReadonlyMap<number, Cursor> {
  const cursors = new Map<number, Cursor>()
  for (const [client, state] of states) {
    const cursor = client === own ? undefined : read(cursorSchema, state)
    if (cursor?.ok && cursors.size < MOST_CURSORS) cursors.set(client, cursor.value)
  }
  return cursors
}
