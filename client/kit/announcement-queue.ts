/**
 * What a screen reader hears, in order and not too often (EXPERIENCE.md §11). Pure: time comes in by argument, the
 * caller speaks what `nextLine` returns. The latest text of a kind wins, so a queue never holds more than one per kind.
 */
export type AnnouncementKind = 'own' | 'stage' | 'timer' | 'connection' | 'progress' | 'result' | 'board' | 'people'

/** Menu, "What is read out". */
export type ReadOut = 'everything' | 'summaries' | 'when_asked'

export interface Line {
  readonly text: string
  readonly region: 'polite' | 'assertive'
}

interface Waiting {
  readonly text: string
  readonly urgent: boolean
}

export interface AnnouncementQueue {
  readonly readOut: ReadOut
  readonly isHidden: boolean
  readonly waiting: ReadonlyMap<AnnouncementKind, Waiting>
  /** When each kind last spoke, and what it said. */
  readonly spoken: ReadonlyMap<AnnouncementKind, { readonly at: number; readonly text: string }>
  /** When anything last spoke: two lines at once would cut each other off. */
  readonly lastAt: number
}

/** Own actions first, then what changes everything, then what can wait. */
const ORDER: readonly AnnouncementKind[] = [
  'own',
  'stage',
  'result',
  'connection',
  'timer',
  'board',
  'progress',
  'people',
]

const seconds = (n: number) => n * 1000
const SUMMARIES: Readonly<Record<AnnouncementKind, number>> = {
  own: 700,
  stage: 0,
  result: 0,
  timer: 0,
  connection: seconds(5),
  progress: seconds(10),
  board: seconds(10),
  people: seconds(30),
}

/** Milliseconds between two lines of a kind; a kind that is missing is not read out. */
const GAPS: Readonly<Record<ReadOut, Readonly<Partial<Record<AnnouncementKind, number>>>>> = {
  summaries: SUMMARIES,
  everything: { ...SUMMARIES, progress: seconds(3), board: seconds(2), people: seconds(5) },
  when_asked: { own: SUMMARIES.own, connection: SUMMARIES.connection },
}

const BREATH = 700
const SAID_ONCE_FOR = seconds(10)
const SAID_ONCE: ReadonlySet<AnnouncementKind> = new Set(['stage', 'result'])

export const emptyQueue = (readOut: ReadOut): AnnouncementQueue => ({
  readOut,
  isHidden: false,
  waiting: new Map(),
  spoken: new Map(),
  lastAt: -Infinity,
})

/** Adds a text; `urgent` interrupts what is being read and is for a connection lost for long. Stages always do. */
export function announced(
  queue: AnnouncementQueue,
  kind: AnnouncementKind,
  text: string,
  at: number,
  urgent: boolean,
): AnnouncementQueue {
  const before = queue.spoken.get(kind)
  const isRepeat = SAID_ONCE.has(kind) && before?.text === text && at - before.at < SAID_ONCE_FOR
  if (isRepeat || GAPS[queue.readOut][kind] === undefined) return queue
  return { ...queue, waiting: new Map(queue.waiting).set(kind, { text, urgent: urgent || kind === 'stage' }) }
}

export interface Step {
  readonly queue: AnnouncementQueue
  /** What to say now. */
  readonly line: Line | undefined
  /** When to ask again; undefined when nothing waits. */
  readonly again: number | undefined
}

/** Takes the first line whose time has come. */
export function nextLine(queue: AnnouncementQueue, at: number): Step {
  if (queue.isHidden || queue.waiting.size === 0) return { queue, line: undefined, again: undefined }
  const kind = ORDER.find((candidate) => queue.waiting.has(candidate) && dueAt(queue, candidate) <= at)
  const chosen = kind && queue.waiting.get(kind)
  if (!kind || !chosen) return { queue, line: undefined, again: earliest(queue) }
  const waiting = new Map(queue.waiting)
  waiting.delete(kind)
  const spoken = new Map(queue.spoken).set(kind, { at, text: chosen.text })
  const after = { ...queue, waiting, spoken, lastAt: at }
  return {
    queue: after,
    line: { text: chosen.text, region: chosen.urgent ? 'assertive' : 'polite' },
    again: earliest(after),
  }
}

/** Nobody listens to a hidden page: texts still replace each other, none is spoken. */
export const hidden = (queue: AnnouncementQueue): AnnouncementQueue => ({ ...queue, isHidden: true })

/** On return, whatever waited becomes one line, the three weightiest things in it. */
export function shown(queue: AnnouncementQueue): AnnouncementQueue {
  if (!queue.isHidden) return queue
  const missed = ORDER.flatMap((kind) => queue.waiting.get(kind)?.text ?? []).slice(0, 3)
  const waiting = new Map<AnnouncementKind, Waiting>()
  if (missed.length > 0) waiting.set('own', { text: `While you were away: ${missed.join(' ')}`, urgent: false })
  return { ...queue, isHidden: false, waiting }
}

const earliest = (queue: AnnouncementQueue) =>
  queue.waiting.size === 0 ? undefined : Math.min(...[...queue.waiting.keys()].map((kind) => dueAt(queue, kind)))

function dueAt(queue: AnnouncementQueue, kind: AnnouncementKind) {
  const gap = GAPS[queue.readOut][kind] ?? 0
  return Math.max(queue.lastAt + BREATH, (queue.spoken.get(kind)?.at ?? -Infinity) + gap)
}
