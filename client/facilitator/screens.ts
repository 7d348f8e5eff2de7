import { useSyncExternalStore } from 'react'

/** Where in the console somebody is, by the part of the address after `#`. */
export const SCREENS = [
  'run',
  'plan',
  'people',
  'questions',
  'paper',
  'print',
  'summary',
  'privacy',
  'room',
  'me',
] as const
export type ScreenName = (typeof SCREENS)[number]

export const SCREEN_WORDS: Readonly<Record<ScreenName, string>> = {
  run: 'Run',
  plan: 'Plan',
  people: 'People',
  questions: 'Questions',
  paper: 'Paper ballots',
  print: 'Print',
  summary: 'Summary',
  privacy: 'Privacy',
  room: 'Room',
  me: 'My data',
}

/** An address part that means nothing leads to where the room is run. */
function screenIn(hash: string): ScreenName {
  const [given = ''] = hash.replace(/^#/, '').split('/')
  return SCREENS.find((screen) => screen === given) ?? 'run'
}

export const useScreen = (): ScreenName => screenIn(useSyncExternalStore(whenHashChanges, () => location.hash))

function whenHashChanges(changed: () => void) {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
