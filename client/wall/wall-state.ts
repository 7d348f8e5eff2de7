/** What whoever stands at the wall has chosen by its keys; the room knows nothing of it. */
export interface WallState {
  /** Which of the stage's views is shown, 0 for the first. */
  readonly view: number
  readonly isBlank: boolean
  readonly showsJoin: boolean
  readonly showsTime: boolean
  readonly showsKeys: boolean
  /** Times the usual size of letters: 0.75 to 2, the limits of tokens.css. */
  readonly scale: number
}

export const FIRST: WallState = {
  view: 0,
  isBlank: false,
  showsJoin: false,
  showsTime: true,
  showsKeys: false,
  scale: 1,
}

export type WallAct = 'next' | 'before' | 'blank' | 'full' | 'bigger' | 'smaller' | 'join' | 'time' | 'keys' | 'close'

const STEP = 0.125
const [SMALLEST, LARGEST] = [0.75, 2]

/** The state after a key; `views` is how many the stage has. `full` concerns the browser, not this. */
export function after(state: WallState, act: WallAct, views: number): WallState {
  const isCovered = state.isBlank || state.showsJoin || state.showsKeys
  switch (act) {
    case 'next':
      return isCovered ? uncovered(state) : { ...state, view: Math.min(state.view + 1, views - 1) }
    case 'before':
      return isCovered ? uncovered(state) : { ...state, view: Math.max(state.view - 1, 0) }
    case 'blank':
      return { ...uncovered(state), isBlank: !state.isBlank }
    case 'join':
      return { ...uncovered(state), showsJoin: !state.showsJoin }
    case 'keys':
      return { ...uncovered(state), showsKeys: !state.showsKeys }
    case 'time':
      return { ...state, showsTime: !state.showsTime }
    case 'bigger':
      return { ...state, scale: Math.min(LARGEST, state.scale + STEP) }
    case 'smaller':
      return { ...state, scale: Math.max(SMALLEST, state.scale - STEP) }
    case 'close':
      return uncovered(state)
    case 'full':
      return state
  }
}

const uncovered = (state: WallState): WallState => ({ ...state, isBlank: false, showsJoin: false, showsKeys: false })

/** Clickers send PageDown and PageUp, some of them B or the full stop for a blank screen. */
const KEYS: Readonly<Record<string, WallAct>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'before',
  PageUp: 'before',
  b: 'blank',
  '.': 'blank',
  f: 'full',
  '+': 'bigger',
  '=': 'bigger',
  '-': 'smaller',
  q: 'join',
  t: 'time',
  '?': 'keys',
  Escape: 'close',
}

export const actFor = (key: string): WallAct | undefined => KEYS[key.length === 1 ? key.toLowerCase() : key]

/** The keys as they are listed and, for whoever has no keyboard at the wall, as buttons. */
export const LISTED: readonly { readonly act: WallAct; readonly keys: string; readonly does: string }[] = [
  { act: 'next', keys: '→ or PageDown', does: 'Next view' },
  { act: 'before', keys: '← or PageUp', does: 'View before' },
  { act: 'blank', keys: 'B', does: 'Blank screen' },
  { act: 'full', keys: 'F', does: 'Full screen' },
  { act: 'bigger', keys: '+', does: 'Larger text' },
  { act: 'smaller', keys: '−', does: 'Smaller text' },
  { act: 'join', keys: 'Q', does: 'Code to join' },
  { act: 'time', keys: 'T', does: 'Show or hide the time' },
]
