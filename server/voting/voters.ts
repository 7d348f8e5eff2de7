import { createHmac } from 'node:crypto'
import type { PersonId, VoterId } from '#shared/core/actor.ts'
import type { RoomEvent, RoomState } from '#shared/room/room.ts'
import type { Ballot, PollId, PollMode } from '#shared/voting/poll.ts'
import type { Row, Store } from '../store/store.ts'
import { type BallotSeal, ballotSeal, isSealedBallot } from './ballot-seal.ts'

interface Secret {
  readonly key: Buffer
  readonly seal: BallotSeal
}

/**
 * Turns people into voters, poll by poll, and keeps what they voted from whoever reads the database. Closing an
 * anonymous poll shreds its key, and then nobody can. `state` need know no more than the log tells.
 */
export async function votersOf(room: string, state: RoomState, store: Store) {
  const modes = new Map<string, PollMode>()
  const secrets = new Map<string, Secret>()
  await catchUp(state)

  async function learn(poll: PollId) {
    if (modes.get(poll) !== 'anonymous') return
    const key = await store.pollKey(room, poll)
    secrets.set(poll, { key, seal: ballotSeal(key) })
  }

  /** The key goes first; then no freed page, nor the order of pages, may tell what it would have told. */
  async function forget(poll: PollId) {
    await shred(poll)
    if (modes.get(poll) === 'anonymous') await store.scrub()
  }

  /** The keys of a room as it was found: all that is open, and nothing of what has closed. */
  async function catchUp({ polls }: Pick<RoomState, 'polls'>) {
    for (const [poll, { mode }] of polls) modes.set(poll, mode)
    await Promise.all([...polls.values()].map(({ id, status }) => status === 'open' && learn(id)))
    // Whoever ended, or could not write, between closing a poll and shredding its key left the job to us.
    const closed = [...polls.values()].filter(({ status }) => status !== 'open')
    const shredded = await Promise.all(closed.map(({ id }) => shred(id)))
    if (shredded.includes(true)) await store.scrub()
  }

  /** True when there still was a key. */
  async function shred(poll: PollId): Promise<boolean> {
    const secret = secrets.get(poll)
    secret?.key.fill(0)
    secret?.seal.forget()
    secrets.delete(poll)
    return modes.get(poll) === 'anonymous' && store.shredPollKey(room, poll)
  }

  return {
    catchUp,
    voterIn(poll: string, person: PersonId): VoterId | undefined {
      const mode = modes.get(poll)
      // Outside anonymous polls a voter goes by the name of the person (TRUST.md §4).
      if (mode !== undefined && mode !== 'anonymous') return person as string as VoterId
      const secret = secrets.get(poll)
      return secret && (createHmac('sha256', secret.key).update(person).digest('base64url') as VoterId) // what makes it one
    },
    /** Before a poll that opens can be seen: without its key nobody could vote. */
    async prepare(events: readonly RoomEvent[]): Promise<void> {
      for (const event of events) if (event.type === 'pollOpened') modes.set(event.poll, event.mode)
      await Promise.all(events.map((event) => event.type === 'pollOpened' && learn(event.poll)))
    },
    /** Once a poll is seen to be closed: while it seems open, people are shown their own ballots by its key. */
    async forgetClosed(events: readonly RoomEvent[]): Promise<void> {
      await Promise.all(events.map((event) => event.type === 'pollClosed' && forget(event.poll)))
    },
    /** Rows as they are written: of a poll that is open, no ballot can be read. */
    sealed: (rows: readonly Row[]): readonly Row[] =>
      rows.map((row) => {
        const seal = row.table === 'ballots' && secrets.get(row.key[0] ?? '')?.seal
        return seal && row.value !== undefined
          ? { ...row, value: seal.seal(row.key[1] ?? '', row.value as Ballot) } // as a rule has read it
          : row
      }),
    /**
     * Rows as they are meant. A ballot sealed under a key that is not here (a copy of the database alone was brought
     * back) is `lost`; where all are, so are the marks of who had voted.
     */
    opened: (rows: readonly Row[]): { readonly rows: readonly Row[]; readonly lost: readonly Row[] } =>
      openedWith(secrets, rows),
  }
}

function openedWith(secrets: ReadonlyMap<string, Secret>, rows: readonly Row[]) {
  const opened = rows.map((row) => {
    const { table, key, value } = row
    if (table !== 'ballots' || !isSealedBallot(value)) return row
    return { ...row, value: secrets.get(key[0] ?? '')?.seal.open(key[1] ?? '', value) }
  })
  const pollsOf = (isReadable: boolean) =>
    new Set(
      opened
        .filter(({ table, value }) => table === 'ballots' && (value !== undefined) === isReadable)
        .map(({ key }) => key[0]),
    )
  const [unread, read] = [pollsOf(false), pollsOf(true)]
  const isLost = ({ table, key, value }: Row) =>
    value === undefined || (table === 'voted' && unread.has(key[0]) && !read.has(key[0]))
  return { rows: opened.filter((row) => !isLost(row)), lost: opened.filter(isLost) }
}

export type Voters = Awaited<ReturnType<typeof votersOf>>
