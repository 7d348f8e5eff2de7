import type { PersonId } from '../core/actor.ts'
import type { GoneThings } from '../people/person.ts'
import { idsIn } from './forgetting.ts'
import type { RoomEvent, RoomState } from './room.ts'

/** What stands where a name stood. */
const SOMEBODY = 'somebody'

/** One thing that was promised to be forgotten and still stands somewhere. */
export interface Erasure {
  /** One person, or everybody when names have been kept for as long as was promised. */
  readonly person: PersonId | 'everyone'
  readonly names: readonly string[]
  /** With whom their things go. */
  readonly gone?: GoneThings
}

/**
 * What has been decided to be forgotten and is not yet out of log and documents. That details of a forgotten person
 * are still there is what tells it, so that a crash at any moment leaves the work to be done again.
 */
export function owedBy(room: RoomState): readonly Erasure[] {
  const owed = [...room.forgetting].map(([person, { name }]): Erasure => {
    const gone = room.people.get(person)?.gone
    return { person, names: name === undefined ? [] : [name], ...(gone && { gone }) }
  })
  const named = [...room.details.values()].flatMap(({ name }) => name ?? [])
  return room.namesGone && named.length > 0 ? [...owed, { person: 'everyone', names: named }] : owed
}

/** The past without what is to be forgotten: as many events, in the same order, from which the same room is made again. */
export const erased = (past: readonly RoomEvent[], erasures: readonly Erasure[]): readonly RoomEvent[] =>
  erasures.reduce((events, erasure) => {
    const until = events.findLastIndex((event) => marks(event, erasure))
    return events.map((event, at) => (at < until ? eventWithout(event, erasure) : event))
  }, past)

const marks = (event: RoomEvent, { person }: Erasure) =>
  person === 'everyone' ? event.type === 'namesUnlinked' : event.type === 'personForgotten' && event.person === person

function eventWithout(event: RoomEvent & { readonly at?: number }, erasure: Erasure): RoomEvent {
  if (erasure.gone && isGone(event, erasure.person, erasure.gone)) {
    const { at } = event
    return at === undefined ? { type: 'pastErased' } : ({ type: 'pastErased', at } as RoomEvent) // stamped as all are
  }
  const bare = withoutWays(event, erasure.person)
  return namesTakenOut(bare, erasure.names) as RoomEvent // only words within texts have changed
}

function isGone(event: RoomEvent, person: Erasure['person'], gone: GoneThings): boolean {
  const ids = idsIn(gone)
  switch (event.type) {
    case 'questionProposed':
    case 'questionAccepted':
    case 'questionEdited':
    case 'questionParked':
    case 'questionRestored':
    case 'questionWithdrawn':
      return ids.has(event.question)
    case 'holdingLogged':
    case 'holdingEdited':
      return ids.has(event.holding.id)
    case 'needLogged':
    case 'needEdited':
      return ids.has(event.need.id)
    case 'commitmentMade':
    case 'commitmentEdited':
      return ids.has(event.commitment.id)
    case 'interestShown':
      return event.interest.by === person
    case 'feedbackGiven':
    case 'coverageAnswered':
    case 'coverageTakenBack':
    case 'interestTakenBack':
      return event.by === person
    default:
      return false
  }
}

/** Ways to reach somebody, and the name they put down as the keeper of data. */
function withoutWays(event: RoomEvent, person: Erasure['person']): RoomEvent {
  const isTheirs = (by: PersonId) => person === 'everyone' || by === person
  if (event.type === 'interestShown' && isTheirs(event.interest.by)) {
    const { contact: _contact, contactConsent: _consent, ...interest } = event.interest
    return { ...event, interest }
  }
  if ((event.type === 'holdingLogged' || event.type === 'holdingEdited') && isTheirs(event.holding.by)) {
    const { contact: _contact, steward: _steward, ...holding } = event.holding
    return { ...event, holding }
  }
  return event
}

/** Fields in which people are named; elsewhere a single word may be a name or not. */
const NAMING: ReadonlySet<string> = new Set(['who', 'steward'])

/**
 * Anything plain, its texts without these names. In running text only full names are taken out: "Rose" may be a flower.
 */
export function namesTakenOut(value: unknown, names: readonly string[], field = ''): unknown {
  if (typeof value === 'string') return textWithout(value, names, NAMING.has(field))
  if (Array.isArray(value)) return value.map((each) => namesTakenOut(each, names, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, namesTakenOut(each, names, key)]))
}

function textWithout(text: string, names: readonly string[], isNaming: boolean): string {
  return names
    .filter((name) => isNaming || /\s/.test(name))
    .toSorted((a, b) => b.length - a.length)
    .reduce((now, name) => now.replaceAll(patternOf(name), SOMEBODY), text)
}

/** The name as words of their own, in any case and with any space between them. */
function patternOf(name: string): RegExp {
  const words = name.split(/\s+/).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join(String.raw`\s+`)}(?![\\p{L}\\p{N}])`, 'giu')
}
