import * as v from 'valibot'
import type { DocumentName } from '#shared/board/rights.ts'
import { DOCUMENT_NAMES } from '#shared/board/rights.ts'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import { type Erasure, erased, namesTakenOut, owedBy } from '#shared/room/erasing.ts'
import { idsIn } from '#shared/room/forgetting.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import type { Keep } from '../documents/renewal.ts'
import type { Row, Store } from '../store/store.ts'
import type { RoomHost } from './room-host.ts'

/** Nobody in the room: what the house does because it was promised. */
export const HOUSE: Actor = { id: 'house' as PersonId, role: 'facilitator' } // never admitted, so never shown

interface Means {
  readonly store: Store
  /** Whether this Yjs client id was given to this person. */
  owns(code: string, person: PersonId, clientId: number): boolean
  renew(
    code: string,
    name: DocumentName,
    keep: Keep,
    commit: (epoch: number) => Promise<void>,
    epoch: number,
  ): Promise<void>
  isAtWork(code: string): boolean
}
export type Erasing = ReturnType<typeof erasing>

/**
 * Takes what is to be forgotten out of everything a room keeps: documents begin a new epoch without it, the log is
 * written anew, the rows go last, and no freed page or write-ahead log holds it. Whatever a crash leaves undone is
 * still owed, and done when the room wakes.
 */
export function erasing({ store, owns, renew, isAtWork }: Means) {
  const underWay = new Map<string, Promise<void>>()

  async function erase(host: RoomHost): Promise<void> {
    const owed = owedBy(host.state())
    if (owed.length === 0) return
    for (const name of DOCUMENT_NAMES) await renewDocument(host, name, owed) // oxlint-disable-line no-await-in-loop -- two
    await host.rewrite(
      // The store keeps what the room gave it, so these are its events.
      (events) => erased(events as readonly RoomEvent[], owed),
      owed.flatMap((erasure) => rowsFor(host, erasure)),
    )
    await store.scrub()
  }

  async function renewDocument(host: RoomHost, name: DocumentName, owed: readonly Erasure[]) {
    const epoch = host.state().epochs[name]
    const { last } = await store.documents.load(host.id, `${name}@${epoch}`)
    if (last > 0 || isAtWork(host.code)) await renew(host.code, name, keepFor(host, owed), commitTo(host, name), epoch)
    for (let old = 1; old < host.state().epochs[name]; old++) await store.documents.drop(host.id, `${name}@${old}`) // oxlint-disable-line no-await-in-loop -- few, and one is usual
  }

  const commitTo = (host: RoomHost, document: DocumentName) => async (epoch: number) => {
    const answer = await host.command(HOUSE, { type: 'renewDocument', document, epoch })
    if (!answer.ok) throw new Error(`a document could not begin anew: ${answer.refusal.code}`)
  }

  const keepFor = (host: RoomHost, owed: readonly Erasure[]): Keep =>
    keepWithout(owed, (person, clientId) => owns(host.code, person, clientId))

  return {
    /** Resolves once nothing is owed any more. */
    finish(host: RoomHost): Promise<void> {
      const before = underWay.get(host.id)?.catch(() => undefined) ?? Promise.resolve() // whoever asked then was told
      const now = before.then(() => erase(host))
      underWay.set(host.id, now)
      const end = () => void (underWay.get(host.id) === now && underWay.delete(host.id))
      now.then(end, end)
      return now
    },
  }
}

function rowsFor(host: RoomHost, { person }: Erasure): readonly Row[] {
  if (person !== 'everyone') return [{ table: 'people', key: [person], value: undefined }]
  return [...host.state().details].map(([id, { name: _, ...rest }]) => ({ table: 'people', key: [id], value: rest }))
}

const signed = v.object({ by: v.optional(v.string()) })
const linking = v.object({ from: v.string(), to: v.string() })

/** What is left of a document: no signature of theirs, no name, and nothing that was theirs where they asked so. */
function keepWithout(owed: readonly Erasure[], owns: (person: PersonId, clientId: number) => boolean): Keep {
  const gone = new Set<string>(owed.flatMap(({ gone: things }) => (things ? [...idsIn(things)] : [])))
  const names = owed.flatMap((erasure) => erasure.names)

  const isTheirs = ({ person }: Erasure, by: string | undefined, author: number | undefined) =>
    by === undefined ? person !== 'everyone' && author !== undefined && owns(person, author) : by === person

  return (root, key, entry, author) => {
    if (root === 'links')
      return v.is(linking, entry) && (gone.has(entry.from) || gone.has(entry.to)) ? undefined : entry
    if (root === 'questions') return gone.has(key) ? undefined : namesTakenOut(entry, names)
    const by = v.is(signed, entry) ? entry.by : undefined
    if (owed.some((erasure) => erasure.gone && isTheirs(erasure, by, author))) {
      gone.add(key) // links come after the cards they hang on
      return undefined
    }
    const isSigned = owed.some(({ person }) => person === 'everyone' || person === by)
    return namesTakenOut(isSigned ? withoutSignature(entry) : entry, names)
  }
}

const withoutSignature = (entry: unknown) =>
  Object.fromEntries(Object.entries(entry as object).filter(([key]) => key !== 'by')) // came through the guard as a map
