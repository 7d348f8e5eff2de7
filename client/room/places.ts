import { useSyncExternalStore } from 'react'
import type { SharedView } from '#shared/room/views/shared-view.ts'

/** Where in the room somebody is: the stage everybody is at, or something to read beside it. */
export const PLACES = [
  'now',
  'questions',
  'results',
  'data',
  'board',
  'notes',
  'steps',
  'mine',
  'summary',
  'thread',
  'where',
  'privacy',
  'help',
] as const
export type PlaceName = (typeof PLACES)[number]

export interface Place {
  readonly name: PlaceName
  /** What a thread begins with. */
  readonly about: string
}

/** An address part that means nothing leads to where everybody is. */
export function placeIn(hash: string): Place {
  const [given = '', about = ''] = hash.replace(/^#/, '').split('/')
  const name = PLACES.find((place) => place === given) ?? 'now'
  return { name: name === 'thread' && about === '' ? 'questions' : name, about }
}

export const PLACE_WORDS: Readonly<Record<PlaceName, string>> = {
  now: 'Now',
  questions: 'Questions',
  results: 'Results',
  data: 'Data we hold',
  board: 'Board',
  notes: 'Shared notes',
  steps: 'Next steps',
  mine: 'My data',
  summary: 'Summary',
  thread: 'From asking to doing',
  where: 'Where are we?',
  privacy: 'Privacy',
  help: 'Help',
}

/** What there is to read in this room: a plan without a board has none. */
export function placesOf({ agenda, polls }: Pick<SharedView, 'agenda' | 'polls'>): readonly PlaceName[] {
  const kinds = new Set(Object.values(agenda.stages).map(({ kind }) => kind))
  const hasResults = Object.values(polls).some(({ status }) => status === 'revealed')
  const there: Readonly<Partial<Record<PlaceName, boolean>>> = {
    results: hasResults,
    data: kinds.has('data'),
    board: kinds.has('barriers'),
    notes: kinds.has('data') || kinds.has('barriers'),
    steps: kinds.has('commitments'),
  }
  return (['now', 'questions', 'results', 'data', 'board', 'notes', 'steps', 'summary'] as const).filter(
    (place) => there[place] ?? true,
  )
}

export const usePlace = (): Place => {
  const hash = useSyncExternalStore(whenHashChanges, () => location.hash)
  return placeIn(hash)
}

function whenHashChanges(changed: () => void) {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
