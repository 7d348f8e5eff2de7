import type { Sticky } from '#shared/board/shape.ts'
import { removeCard } from './acts.ts'
import { type BoardPlace, mayRemove } from './place.ts'

const STEP = 16
const BIG_STEP = 64
const ARROWS: Readonly<Record<string, readonly [number, number, string]>> = {
  ArrowLeft: [-1, 0, 'left'],
  ArrowRight: [1, 0, 'right'],
  ArrowUp: [0, -1, 'up'],
  ArrowDown: [0, 1, 'down'],
}

export interface MapActs {
  readonly select: (id: string) => void
  readonly openMove: (id: string) => void
  readonly openNew: () => void
  /** False while the cards are arranged by meaning: then their places say something and nobody moves them. */
  readonly mayMove: boolean
}

/** The map's keys, only while a card has the focus (EXPERIENCE.md §10). */
export function mapKeys(place: BoardPlace, acts: MapActs) {
  return (
    event: Pick<KeyboardEvent, 'key' | 'target' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
      preventDefault(): void
      stopPropagation(): void
    },
  ) => {
    const card = cardOf(event.target)
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return
    const act = actFor(event.key, card.id, event.shiftKey)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act(card.element)
  }

  function actFor(key: string, id: string, isBig: boolean): ((element: Element) => void) | undefined {
    if (key === 'Enter' || key === ' ') return () => acts.select(id)
    if (key === 'Home' || key === 'End') return (element) => focusEnd(element, key)
    if (!place.mayWrite) return undefined
    const arrow = ARROWS[key]
    if (arrow) return () => nudge(id, arrow, isBig ? BIG_STEP : STEP)
    if (key === 'n' || key === 'N') return acts.openNew
    if (key === 'm' || key === 'M') return () => acts.openMove(id)
    if (key === 'Delete' || key === 'Backspace') return () => remove(id)
    return undefined
  }

  function nudge(id: string, [x, y, word]: readonly [number, number, string], step: number) {
    const pos: Sticky['pos'] | undefined = place.board.stickies().get(id)?.pos
    if (!acts.mayMove) return place.say('Cards can be moved when they are arranged by hand.')
    if (!pos) return
    place.board.move(id, [pos[0] + x * step, pos[1] + y * step])
    place.say(`Moved ${word}.`)
  }

  function remove(id: string) {
    if (mayRemove(place, place.board.stickies().get(id)?.by)) removeCard(place, id)
    else place.say('You can remove your own cards. Ask the facilitator to remove this one.')
  }
}

function cardOf(target: EventTarget | null): { readonly id: string; readonly element: Element } | undefined {
  if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node')) return undefined
  const id = target.dataset['id']
  return id === undefined || target.classList.contains('react-flow__node-fold') ? undefined : { id, element: target }
}

function focusEnd(element: Element, key: 'Home' | 'End') {
  const cards = element.parentElement?.querySelectorAll<HTMLElement>('.react-flow__node') ?? []
  const card = key === 'Home' ? cards[0] : cards[cards.length - 1]
  card?.focus()
}
