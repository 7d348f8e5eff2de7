import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Stickies } from '#shared/board/doc.ts'
import { type Group, outlineOf } from '#shared/board/reading-order.ts'
import { usePlace, useStickies } from './place.ts'

export interface HeldOutline {
  readonly groups: readonly Group[]
  /** Cards that came, went or moved since, while the list stood still for the one who reads it. */
  readonly changes: number
  readonly update: () => void
  /** A card's editor was opened or closed; while one is open even own changes wait, or it would move away. */
  readonly onEditing: (isOpen: boolean) => void
  readonly onFocus: () => void
  readonly onBlur: (event: { currentTarget: Node; relatedTarget: unknown }) => void
}

type Filter = (stickies: Stickies) => Stickies
interface Held {
  readonly filter: Filter
  readonly groups: readonly Group[]
}

/** The outline as it is shown: it never moves under somebody's fingers, except by what they do themselves. */
export function useHeldOutline(filter: Filter): HeldOutline {
  const { board } = usePlace()
  const stickies = useStickies()
  const latest = useMemo(() => outlineOf(filter(stickies)), [filter, stickies])
  const [held, setHeld] = useState<Held | undefined>(undefined)

  const update = useCallback(
    () => setHeld((before) => before && { filter, groups: outlineOf(filter(board.stickies())) }),
    [board, filter],
  )
  const editors = useRef(0)
  useEffect(
    () =>
      board.subscribe((isOurs) => {
        if (isOurs && editors.current === 0) update()
      }),
    [board, update],
  )
  const onEditing = useCallback(
    (isOpen: boolean) => {
      editors.current += isOpen ? 1 : -1
      if (editors.current === 0) update()
    },
    [update],
  )

  const groups = held?.filter === filter ? held.groups : latest
  return {
    groups,
    changes: changesBetween(groups, latest),
    update,
    onEditing,
    onFocus: () => setHeld((before) => before ?? { filter, groups: latest }),
    onBlur({ currentTarget, relatedTarget }) {
      // A dialog opened from here is inside, too.
      const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
      if (!isInside && editors.current === 0) setHeld(undefined)
    },
  }
}

/** Cards that came, went or stand under another heading or card, and lists whose cards changed places. */
export function changesBetween(before: readonly Group[], now: readonly Group[]): number {
  const [old, fresh] = [placesOf(before), placesOf(now)]
  const stayed = (id: string) => old.get(id) !== undefined && old.get(id) === fresh.get(id)
  const moved = [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => !stayed(id)).length
  const orders = [old, fresh].map((places) => ordersOf(places, stayed))
  const reordered = [...(orders[0] ?? [])].filter(([place, order]) => orders[1]?.get(place) !== order).length
  return moved + reordered
}

/** Each card with the heading or card it stands under, in order. */
function placesOf(groups: readonly Group[]): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap(({ name, entries }) =>
      entries.flatMap(({ id, answeredBy }): Array<[string, string]> => [
        [id, name],
        ...answeredBy.map((answer): [string, string] => [answer, id]),
      ]),
    ),
  )
}

function ordersOf(places: ReadonlyMap<string, string>, stayed: (id: string) => boolean): ReadonlyMap<string, string> {
  const orders = new Map<string, string>()
  for (const [id, place] of places) if (stayed(id)) orders.set(place, `${orders.get(place) ?? ''} ${id}`)
  return orders
}
