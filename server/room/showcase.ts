import type { PersonId } from '#shared/core/actor.ts'
import type { Occasion } from '#shared/core/decision.ts'
import { difference } from '#shared/kit/patch.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { Change } from '#shared/protocol/wire.ts'
import type { RoomEvent, RoomState } from '#shared/room/room.ts'
import type { CountStep } from '#shared/voting/count-steps.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { type FacilitatorView, facilitatorView } from '#shared/room/views/facilitator-view.ts'
import { type OwnView, ownView } from '#shared/room/views/own-view.ts'
import { type SharedView, sharedView } from '#shared/room/views/shared-view.ts'
import { type Audience, audienceOf, AUDIENCES, type Viewer } from './audience.ts'
import { isSealed } from './sealed-rows.ts'
import type { Turnout } from './turnout.ts'

/** Whatever changes at once goes out together, this many milliseconds after the last time. */
const GATHER = 40
/**
 * The same in a crowd, where each time costs a message to everybody: ten times a second for a thousand, five for two
 * thousand. When they all come back from a restart and send what waited, their answers do not wait behind what each of
 * them is told of all the others.
 */
const gather = (present: number) => Math.min(200, Math.max(GATHER, present / 10))
/** Counts that merely grow move at most four times a second. */
const GATHER_COUNTS = 250
/** So few come and go visibly one by one. */
const FEW = 20

/**
 * How long the number of those who are here may wait, in milliseconds: a hall of two thousand that comes in at once must
 * not be told two thousand times how many it is by now. Told at this pace, each of them costs what three messages cost.
 */
const gatherPeople = (known: number, present: number) => (known <= FEW ? GATHER : Math.max(GATHER_COUNTS, 2 * present))

/** Somebody has come in, and nothing else. */
const ARRIVING: ReadonlySet<RoomEvent['type']> = new Set(['personAdmitted', 'personDescribed'])

interface Means {
  readonly code: string
  readonly address: string | undefined
  readonly turnout: Turnout
  /** The first revision; higher than any an earlier process has shown. */
  readonly firstRevision: number
  /** What is durable: nothing else is ever shown. */
  durable(): RoomState
  elapsed(): number
  readonly voterIn: Occasion['voterIn']
  /** How far polls are that are being counted. */
  counting(): ReadonlyMap<PollId, CountStep>
  showAll(audience: Audience, change: Change): void
}

/** What everybody in the room is shown, and how changes reach them: once per change and audience, and only what differs. */
export function showcase(means: Means) {
  const { code, address, turnout, firstRevision, durable, elapsed, voterIn, counting, showAll } = means
  let revision = firstRevision
  const viewers = new Map<Viewer, OwnView>()
  /** By person: a vote looks at the screens of whoever voted, and not at a thousand others. */
  const present = new Map<PersonId, Set<Viewer>>()
  /** The revision within which something of one's own last changed: to know the revision is not to know that. */
  const ownChanged = new Map<PersonId | 'everyone', number>()
  let shown = views(new Map())
  let lastFlush = Number.NEGATIVE_INFINITY
  let due = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  /** Whether a revision has been promised in an answer, so that it has to come even if nothing can be seen. */
  let isPromised = false
  let isClosed = false

  function views(steps: ReadonlyMap<PollId, CountStep>): Readonly<Record<Audience, SharedView | FacilitatorView>> {
    const showing = {
      code,
      ...(address && { address }),
      present: new Set(present.keys()),
      turnout: turnout.shown(),
      counting: steps,
    }
    const room = durable()
    return { everyone: sharedView(room, showing), facilitators: facilitatorView(room, showing) }
  }

  function flush() {
    clearTimeout(timer)
    due = Number.POSITIVE_INFINITY
    lastFlush = elapsed()
    const nextTurnout = turnout.move(durable())
    const next = views(counting())
    const changes = AUDIENCES.map((audience) => [audience, difference(shown[audience], next[audience])] as const)
    shown = next
    if (isPromised || changes.some(([, patch]) => patch !== undefined)) {
      const from = revision++
      for (const [audience, shared] of changes) showAll(audience, { revision, from, ...(shared && { shared }) })
    }
    isPromised = false
    if (nextTurnout !== undefined) flushIn(nextTurnout)
  }

  function flushIn(wait: number) {
    const at = elapsed() + wait
    if (isClosed || at >= due) return
    due = at
    clearTimeout(timer)
    timer = setTimeout(flush, Math.max(wait, 0))
    timer.unref()
  }

  const flushAfter = (gap: number) => flushIn(Math.max(lastFlush + gap - elapsed(), 0))

  function showOwn(viewer: Viewer, before: OwnView | undefined) {
    const own = ownView(durable(), viewer.person, voterIn)
    viewers.set(viewer, own)
    const patch = before && difference(before, own)
    if (patch) viewer.showChange({ revision, from: revision, own: patch })
  }

  /** Whether somebody who saw this revision has seen all there is to see. */
  const hasSeenAll = (person: PersonId, lastRevision: number | undefined) =>
    lastRevision === revision && ownChanged.get(person) !== revision && ownChanged.get('everyone') !== revision

  const viewersOf = (person: PersonId): readonly Viewer[] => [...(present.get(person) ?? [])]

  function show(viewer: Viewer) {
    const { role } = durable().people.get(viewer.person) ?? { role: 'observer' as const }
    const own = ownView(durable(), viewer.person, voterIn)
    viewers.set(viewer, own)
    viewer.show({ revision, shared: shown[audienceOf(role)], own, protocol: PROTOCOL_VERSION })
  }

  /** Something that all can see has become durable; answers the revision in which it is shown. */
  function changed(within: number): number {
    isPromised = true
    flushAfter(within)
    return revision + 1
  }

  return {
    changed: () => changed(gather(present.size)),
    /** The same, of what has happened; where only counts have moved, in the revision that is shown already. */
    happened(events: readonly RoomEvent[]): number {
      if (events.every(isSealed)) {
        flushAfter(GATHER_COUNTS)
        return revision
      }
      const isArrival = events.every(({ type }) => ARRIVING.has(type))
      return changed(isArrival ? gatherPeople(durable().people.size, present.size) : gather(present.size))
    },
    /** Something that passes, and is not kept, has begun or ended; or it has only gone on. */
    stirred: (goesOn: boolean) => flushAfter(goesOn ? GATHER_COUNTS : GATHER),
    /** What these people see of their own has changed. */
    changedFor(people: 'everyone' | ReadonlySet<PersonId>) {
      for (const person of people === 'everyone' ? (['everyone'] as const) : people) ownChanged.set(person, revision)
      const touched = people === 'everyone' ? viewers.keys() : [...people].flatMap(viewersOf)
      for (const viewer of touched) showOwn(viewer, viewers.get(viewer))
    },
    enter(viewer: Viewer, lastRevision: number | undefined) {
      present.set(viewer.person, (present.get(viewer.person) ?? new Set()).add(viewer))
      flushAfter(gatherPeople(present.size, present.size))
      if (!hasSeenAll(viewer.person, lastRevision)) return show(viewer)
      viewers.set(viewer, ownView(durable(), viewer.person, voterIn))
      viewer.showChange({ revision, from: revision })
    },
    leave(viewer: Viewer) {
      if (!viewers.delete(viewer)) return
      const left = present.get(viewer.person)
      left?.delete(viewer)
      if (left?.size === 0) present.delete(viewer.person)
      flushAfter(Math.max(GATHER_COUNTS, gatherPeople(present.size, present.size)))
    },
    /** Answers whoever may have missed something. */
    sync(viewer: Viewer, lastRevision: number | undefined) {
      if (hasSeenAll(viewer.person, lastRevision)) viewer.showChange({ revision, from: revision })
      else show(viewer)
    },
    show,
    viewersOf,
    isEmpty: () => viewers.size === 0,
    viewers: (): readonly Viewer[] => [...viewers.keys()],
    revision: () => revision,
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
export type Showcase = ReturnType<typeof showcase>
