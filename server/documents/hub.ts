import type { PersonId } from '#shared/core/actor.ts'
import type { CloseReason } from '#shared/protocol/close-codes.ts'
import type { Author } from './author.ts'
import { cursorsOf } from './cursors.ts'
import type { FrameSocket } from './frame-socket.ts'
import { cursorsFrame, STILL_HERE } from './frames.ts'
import type { Fault } from './guard.ts'
import { hangUp } from './hang-up.ts'
import { type Address, type LiveDocument, openDocument } from './live-document.ts'
import { visit, type Visit } from './visit.ts'

/** A device that hears nothing for nine seconds gives its connection up. */
const HEARTBEAT = 4_000
const SWEEP = 10_000
const CURSOR_TICK = 100
const CATCH_UP_TICK = 250
/** Milliseconds a document stays warm after the last person left: a room that reloads all at once finds it there. */
const GRACE = 30_000
const MOST_SOCKETS = 20

export interface HubMeans extends Address {
  /** Nothing is read before this: an earlier life of the same document may still be writing. */
  readonly before: Promise<void>
  now(): number
  /** How the connection of somebody whose update was refused is closed. */
  refused(person: PersonId, fault: Fault): CloseReason
  /** The store did not do as it was asked. */
  failed(error: unknown): void
  /** Of no more use; whoever comes now needs another, which waits for `closed`. */
  gone(closed: Promise<void>): void
}

type State =
  | { readonly at: 'loading' }
  | { readonly at: 'live'; readonly document: LiveDocument }
  | { readonly at: 'draining'; readonly document: LiveDocument; readonly timer: NodeJS.Timeout }
  | { readonly at: 'gone' }

/** One shared document and the people at it: loading → live → draining → gone. */
export function hubOf(means: HubMeans) {
  const visits = new Set<Visit>()
  const pointing = pointingOf(means, visits)
  let state: State = { at: 'loading' }

  const heartbeat = setInterval(() => visits.forEach(({ outflow }) => outflow.mention(STILL_HERE)), HEARTBEAT)
  const catchUp = setInterval(() => visits.forEach((one) => one.catchUp()), CATCH_UP_TICK)

  const loaded = load()
  loaded.catch((error: unknown) => state.at !== 'gone' && fail(error)) // closed meanwhile: nobody waits for it

  async function load(): Promise<LiveDocument> {
    await means.before
    const document = await openDocument(means, { written, failed: fail })
    if (state.at === 'gone') throw new Error('closed while it was loading')
    state = { at: 'live', document }
    for (const one of visits) one.begin(document)
    settle()
    return document
  }

  function written(frame: Uint8Array, at: number) {
    for (const { outflow } of visits) outflow.send(frame, at)
  }

  function fail(error: unknown) {
    means.failed(error)
    void close('restarting')
  }

  /** Begins to drain when the last one has left, and stops when somebody is there again. */
  function settle() {
    if (state.at === 'live' && visits.size === 0)
      state = { at: 'draining', document: state.document, timer: setTimeout(() => void close('restarting'), GRACE) }
    else if (state.at === 'draining' && visits.size > 0) {
      clearTimeout(state.timer)
      state = { at: 'live', document: state.document }
    }
  }

  /** Tells everybody why, writes what is waiting, and lets go. */
  async function close(reason: CloseReason): Promise<void> {
    if (state.at === 'gone') return
    const before = state
    state = { at: 'gone' }
    if (before.at === 'draining') clearTimeout(before.timer)
    clearInterval(heartbeat)
    clearInterval(catchUp)
    if ('document' in before) before.document.end()
    for (const one of visits) one.end(reason)
    pointing.close()
    const closed = 'document' in before ? before.document.close() : Promise.resolve()
    means.gone(closed)
    await closed
  }

  function left(one: Visit, clientId: number) {
    if (!visits.delete(one)) return
    pointing.cursors.hide(clientId)
    pointing.soon()
    settle()
  }

  return {
    welcome(socket: FrameSocket, author: Author, clientId: number) {
      const theirs = [...visits].filter(({ person }) => person === author.person)
      if (theirs.length >= MOST_SOCKETS) return hangUp(socket, 'tooMany')
      const { now, refused } = means
      const one = visit({ socket, author, clientId, now, refused, pointing, left })
      visits.add(one)
      settle()
      if ('document' in state) one.begin(state.document)
    },
    /** Resolves once it is loaded; rejects when it cannot be. */
    document: () => loaded,
    dismiss(person: PersonId, reason: CloseReason) {
      for (const one of visits) if (one.person === person) one.end(reason)
    },
    close,
  }
}
export type Hub = ReturnType<typeof hubOf>

/** Tells everybody where everybody points, at most ten times a second. */
function pointingOf({ now }: HubMeans, visits: ReadonlySet<Visit>) {
  const cursors = cursorsOf({ now })
  let timer: NodeJS.Timeout | undefined

  function tell() {
    timer = undefined
    const news = cursors.changes()
    if (!news) return
    const frame = cursorsFrame(news)
    for (const { outflow } of visits) outflow.mention(frame)
  }

  const soon = () => void (timer ??= setTimeout(tell, CURSOR_TICK))
  const sweep = setInterval(() => {
    cursors.sweep()
    soon()
  }, SWEEP)

  return {
    cursors,
    soon,
    close() {
      clearTimeout(timer)
      clearInterval(sweep)
      timer = sweep // nothing is told any more
    },
  }
}
export type Pointing = ReturnType<typeof pointingOf>
