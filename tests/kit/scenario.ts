import { expect } from 'vitest'
import { STAGE_WORDS, type StageKind, TEMPLATES } from '#shared/agenda/stages.ts'
import type { Actor, VoterId } from '#shared/core/actor.ts'
import type { Decision, Occasion } from '#shared/core/decision.ts'
import type { RefusalCode } from '#shared/core/refusal.ts'
import type { Command } from '#shared/room/commands.ts'
import { decide, evolve, newRoom, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import { facilitatorView } from '#shared/room/views/facilitator-view.ts'
import { ownView } from '#shared/room/views/own-view.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import type { Showing } from '#shared/room/views/showing.ts'
import { ann, bob, fay, olu, stage, voter } from './people.ts'

/** A noon in June 2026, in milliseconds. Time stands still unless a story moves it. */
export const NOON = Date.UTC(2026, 5, 12, 12)

/** Not SHA-256, but the same text always gives the same, and another text another. */
const digest = (text: string): string => `digest(${text})`

/** Ids are new-1, new-2 and so on in each story; voters are named as the server names them, but for the secret. */
export function occasions(room: () => RoomState = () => newRoom) {
  let made = 0
  const modeOf = (poll: string) => [...room().polls.values()].find(({ id }) => id === poll)?.mode ?? 'anonymous'
  return (actor: Actor, at = NOON): Occasion => ({
    actor,
    at,
    newId: () => `new-${(made += 1)}`,
    voterIn: (poll, person) => (modeOf(poll) === 'anonymous' ? voter(poll, { id: person }) : named(person)),
    digest,
  })
}

/** Outside anonymous polls a voter goes by the name of the person. */
const named = (person: string) => person as VoterId

/** A room that has everybody in it, at one stage of the whole workshop. */
export const aRoomAt = (kind: StageKind): readonly RoomEvent[] => [
  { type: 'roomFounded', title: 'Heat and homes', purpose: '', language: 'en', retentionDays: 90 },
  {
    type: 'agendaSet',
    stages: TEMPLATES.workshop.map((each) => ({ id: stage(each), kind: each, ...STAGE_WORDS[each], locked: false })),
  },
  ...[fay, ann, bob, olu].map(({ id, role }): RoomEvent => ({ type: 'personAdmitted', person: id, role })),
  ...(kind === 'lobby' ? [] : [{ type: 'stageMoved' as const, to: stage(kind), from: stage('lobby') }]),
]

export const showing = (more: Partial<Showing> = {}): Showing => ({
  code: 'K7MB4QTR',
  present: new Set([ann.id, bob.id]),
  turnout: new Map(),
  ...more,
})

/** A workshop told as a story: `given(…).when(ann, …).yields(…)`. */
export function given(...events: readonly RoomEvent[]) {
  let room: RoomState = events.reduce(evolve, newRoom)
  let decision: Decision<RoomEvent> | undefined
  const occasion = occasions(() => room)
  const story = {
    get room() {
      return room
    },
    /** What the last command was answered besides "done". */
    get value() {
      return decision?.ok ? decision.value.value : undefined
    },
    get events(): readonly RoomEvent[] {
      return decision?.ok ? decision.value.events : []
    },
    when(actor: Actor, command: Command, at = NOON) {
      decision = decide(room, command, occasion(actor, at))
      expect(JSON.parse(JSON.stringify(decision)), 'what happened is plain data, to be stored and sent').toEqual(
        decision,
      )
      if (decision.ok) room = decision.value.events.reduce((now, event) => evolve(now, { ...event, at }), room)
      return story
    },
    /** Something that has to work, on the way to what is told. */
    after(actor: Actor, command: Command, at = NOON) {
      story.when(actor, command, at)
      expect(decision, command.type).toMatchObject({ ok: true })
      return story
    },
    yields(...expected: readonly RoomEvent[]) {
      expect(decision).toMatchObject({ ok: true, value: { events: expected } })
      expect(story.events).toHaveLength(expected.length)
      return story
    },
    changesNothing: () => story.yields(),
    isRefused(code: RefusalCode) {
      expect(decision).toMatchObject({ ok: false, error: { code } })
      return story
    },
    shared: (more?: Partial<Showing>) => sharedView(room, showing(more)),
    facilitators: (more?: Partial<Showing>) => facilitatorView(room, showing(more)),
    own: ({ id }: Actor) => ownView(room, id, occasion(fay).voterIn),
  }
  return story
}
