import type { Logger } from 'pino'
import { pino } from 'pino'
import type { Counter } from '#server/counting/counter.ts'
import { type Audience, audienceOf, type Viewer } from '#server/room/audience.ts'
import { hostRoom, type RoomHost } from '#server/room/room-host.ts'
import { entryOf } from '#server/room/sealed-rows.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor, PersonId, Role } from '#shared/core/actor.ts'
import { merge } from '#shared/kit/patch.ts'
import type { Change, View } from '#shared/protocol/wire.ts'
import { founding } from '#shared/room/founding.ts'
import type { RoomEvent } from '#shared/room/room.ts'

const person = (id: string, role: Role): Actor => ({ id: id as PersonId, role })
export const fay = person('fay', 'facilitator')
export const ann = person('ann', 'attendee')
export const bob = person('bob', 'attendee')
export const olu = person('olu', 'observer')

export const CODE = 'K7MB4QTR'
const WORDING = [
  { text: 'How many families?', action: 'Target grants' },
  { text: 'Who misses out?', action: 'Call them' },
]

interface Options {
  readonly store?: Store
  readonly counter?: Counter
  readonly afterwards?: (events: readonly RoomEvent[]) => Promise<Readonly<Record<string, unknown>> | undefined>
}

/** A log that keeps what it was told, so that a test can expect it. */
export function aLog(): { readonly log: Logger; readonly lines: string[] } {
  const lines: string[] = []
  return { lines, log: pino({ level: 'warn', base: null }, { write: (line: string) => void lines.push(line) }) }
}

/** One live room with fay, ann, bob and olu in it, and screens that merge what they are told. */
export async function aHost({ store = memoryStore(), afterwards = async () => undefined, counter }: Options = {}) {
  let drawn = 0
  const newId = () => `id-${++drawn}`
  const now = Date.now
  const { log, lines } = aLog()
  const record = { id: 'room', code: CODE, createdAt: now(), retainUntil: now() + 1e9, status: 'open' } as const
  const foundation = { title: 'Warm homes', purpose: '', language: 'en', retentionDays: 90 } as const
  const events = founding({ ...foundation, template: 'workshop', questions: WORDING }, newId)
  await store.createRoom(record, entryOf(events, now()), [])
  let screens: Screen[] = []
  const told: { audience: Audience; change: Change }[] = []
  const open = () =>
    hostRoom({
      id: 'room',
      code: CODE,
      address: 'http://192.0.2.7:3000',
      store,
      now,
      elapsed: () => performance.now(),
      log,
      ...(counter && { counter }),
      newId,
      afterwards,
      randomBytes: (count) => Buffer.alloc(count, 7),
      showAll(audience, change) {
        told.push({ audience, change })
        for (const screen of screens) if (screen.audience() === audience) screen.viewer.showChange(change)
      },
    })
  let host = await open()
  for (const { id, role } of [fay, ann, bob, olu])
    await host.command({ id, role }, { type: 'admitPerson', person: id, role, details: { name: id } })
  let sent = 0

  const house = {
    store,
    told,
    log: lines,
    host: (): RoomHost => host,
    /** As a phone asks: an envelope with a fresh id, unless one is given. */
    ask: ({ id }: Actor, command: unknown, commandId = `command-${++sent}`) =>
      host.submit(id, { id: commandId, command }),
    screenOf(actor: Actor, lastRevision?: number): Screen {
      const screen = aScreen(actor)
      screens.push(screen)
      host.enter(screen.viewer, lastRevision)
      return screen
    },
    questions: () => [...host.state().questions.keys()],
    stage: (kind: string) => host.state().stages.find((stage) => stage.kind === kind)!.id,
    async openPoll(more: object = {}): Promise<string> {
      const asked = { type: 'openPoll', method: 'dots', config: { budget: 3 }, questions: house.questions(), ...more }
      const answer = await house.ask(fay, asked)
      if (!answer.ok) throw new Error(answer.refusal.code)
      return String(answer.value!['poll'])
    },
    castBy: (actor: Actor, poll: string, dots: number, commandId?: string) =>
      house.ask(actor, { type: 'castBallot', poll, ballot: { dots: { [house.questions()[0]!]: dots } } }, commandId),
    /** As after a deploy: nothing is left but what was written down. */
    async wakeAgain() {
      await host.close()
      screens = []
      host = await open()
    },
  }
  return house
}
export type TestHost = Awaited<ReturnType<typeof aHost>>

/** What one connection has been shown; whatever does not follow from what it had is a gap. */
export function aScreen({ id, role }: Actor) {
  const [views, changes, gaps, goodbyes]: [View[], Change[], Change[], string[]] = [[], [], [], []]
  let audience = audienceOf(role)
  let view: View | undefined
  const viewer: Viewer = {
    person: id,
    show(whole) {
      views.push(whole)
      view = whole
    },
    showChange(change) {
      changes.push(change)
      if (!view) return
      if (change.from !== view.revision) gaps.push(change)
      view = {
        ...view,
        revision: change.revision,
        shared: change.shared ? merge(view.shared, change.shared) : view.shared,
        own: change.own ? merge(view.own, change.own) : view.own,
      }
    },
    moveTo: (next) => void (audience = next),
    leave: (code) => void goodbyes.push(code),
  }
  return { viewer, views, changes, gaps, goodbyes, audience: () => audience, view: () => view! }
}
export type Screen = ReturnType<typeof aScreen>
