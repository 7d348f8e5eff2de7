import type { PersonId } from '#shared/core/actor.ts'

/** Where the ledger is kept. */
export interface AuthorRecords {
  /** Resolves, once durable, to false when the id already belongs to somebody in that room. */
  claim(room: string, person: PersonId, clientId: number): Promise<boolean>
  owners(room: string): Promise<ReadonlyMap<number, PersonId>>
}

/** Ids above this are the server's own. Yjs takes any unsigned 32-bit number. */
export const MAX_CLIENT_ID = 2 ** 31
const MOST_TRIES = 20

interface Means {
  readonly records: AuthorRecords
  /** A fresh random number from 1 to {@link MAX_CLIENT_ID}. */
  newClientId(): number
}

/** Which person each Yjs client id of a room belongs to. An id is given once and never changes hands. */
export function authorLedger({ records, newClientId }: Means) {
  const rooms = new Map<string, Promise<Map<number, PersonId>>>()
  const awake = new Map<string, Map<number, PersonId>>()

  function wake(room: string): Promise<Map<number, PersonId>> {
    const known = rooms.get(room)
    if (known) return known
    const loading = records.owners(room).then((owners) => {
      const own = new Map(owners)
      if (rooms.get(room) === loading) awake.set(room, own)
      return own
    })
    rooms.set(room, loading)
    loading.catch(() => rooms.get(room) === loading && rooms.delete(room)) // whoever waits is told; the next one tries anew
    return loading
  }

  async function claim(room: string, person: PersonId): Promise<number> {
    const owners = await wake(room)
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      const clientId = newClientId()
      // oxlint-disable-next-line no-await-in-loop -- the next id is needed only when this one is taken
      if (owners.has(clientId) || !(await records.claim(room, person, clientId))) continue
      owners.set(clientId, person)
      return clientId
    }
    throw new Error(`no free client id after ${MOST_TRIES} tries`)
  }

  return {
    claim,
    /** Has to be awaited once before `owns` can tell anything about a room. */
    async wake(room: string): Promise<void> {
      await wake(room)
    },
    owns: (room: string, person: PersonId, clientId: number): boolean => awake.get(room)?.get(clientId) === person,
    /** Frees the memory of a room that nobody is in. */
    sleep(room: string): void {
      rooms.delete(room)
      awake.delete(room)
    },
  }
}
export type AuthorLedger = ReturnType<typeof authorLedger>
