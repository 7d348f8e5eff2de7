import type { Entry, Row, Store } from '#server/store/store.ts'
import { ballotSeal } from '#server/voting/ballot-seal.ts'
import type { Ballot } from '#shared/voting/poll.ts'
import type { ATTACKS } from './attacks.ts'
import type { Plant } from './election.ts'

/** A leak, and the way of looking that must see it. */
interface Leak {
  readonly name: string
  readonly seenBy: keyof typeof ATTACKS
  readonly plant: Plant
  /** Where a leak tells only a little. */
  readonly polls?: number
}

const withTable = (columns: string) => (store: Store, database: Parameters<NonNullable<Plant['store']>>[1]) => {
  database.exec(`CREATE TABLE leak (${columns})`)
  return store
}

/** Alters what is written, knowing what the sealed ballots say. */
const writing = (alter: (entry: Entry, said: ReadonlyMap<string, Ballot>) => Entry) => (store: Store) => {
  const said = new Map<string, Ballot>()
  return {
    ...store,
    async append(room: string, epoch: number, entry: Entry) {
      for (const { table, key, value } of entry.rows) {
        const sealed = table === 'ballots' ? (value as { sealed?: string } | undefined)?.sealed : undefined
        if (sealed === undefined) continue
        const key32 = await store.pollKey(room, key[0]!)
        said.set(key[1]!, ballotSeal(key32).open(key[1]!, { sealed })!)
      }
      return store.append(room, epoch, alter(entry, said))
    },
  }
}
const isBallot = ({ table }: Row) => table === 'ballots'
const isNumbered = ({ key }: Row) => key[1]?.startsWith('ballot-') === true

export const LEAKS: readonly Leak[] = [
  {
    name: 'a table with rowids',
    seenBy: 'rows in the order in which they were inserted',
    plant: {
      store: withTable('poll TEXT, value TEXT'),
      cast: (_, ballot, { poll, database }) =>
        void database.prepare('INSERT INTO leak VALUES (?, ?)').run(poll, ballot),
    },
  },
  {
    name: 'a time beside each ballot',
    seenBy: 'rows by a time, sequence or revision in them',
    plant: {
      store: withTable(
        'poll TEXT, value TEXT, PRIMARY KEY (poll, value)) WITHOUT ROWID, STRICT; CREATE TABLE other (a TEXT',
      ),
      cast: (_, ballot, { poll, database }) =>
        void database.prepare('INSERT INTO leak VALUES (?, ?)').run(poll, `${ballot} {"at":${Date.now()}}`),
    },
  },
  {
    name: 'rows that lie on the pages as they came',
    seenBy: 'the same from the end of the pages, where SQLite begins',
    plant: {
      store: withTable('value TEXT'),
      cast: (_, ballot, { poll, database }) =>
        void database.prepare('INSERT INTO leak VALUES (?)').run(`${poll}${'-'.repeat(13)}${ballot}`),
    },
  },
  {
    name: 'an answer that keeps the ballot',
    seenBy: 'a ballot beside the name of a voter, anywhere',
    plant: {
      store: withTable('value TEXT'),
      cast: (voter, ballot, { database }) => {
        database.prepare('DELETE FROM leak WHERE value LIKE ?').run(`${voter}%`)
        database.prepare('INSERT INTO leak VALUES (?)').run(`${voter} ${ballot}`)
      },
    },
  },
  {
    name: 'pseudonyms that outlive the close',
    seenBy: 'pseudonyms from the log before the close, looked up after it',
    plant: {
      store: writing((entry, said) => {
        if (!entry.rows.some(isNumbered)) return entry
        const rows = entry.rows.filter((row) => !isNumbered(row))
        return { ...entry, rows: rows.map((row) => (isBallot(row) ? { ...row, value: said.get(row.key[1]!) } : row)) }
      }),
    },
  },
  {
    name: 'ballots that can be read while the poll is open',
    seenBy: 'pseudonyms from the log, and what was kept under them before the close',
    plant: {
      store: writing((entry, said) => ({
        ...entry,
        rows: entry.rows.map((row) =>
          isBallot(row) && said.has(row.key[1]!) && row.value ? { ...row, value: said.get(row.key[1]!) } : row,
        ),
      })),
    },
  },
  {
    name: 'numbers in the order of the pseudonyms',
    seenBy: 'the order of pseudonyms before the close as the order of ballots after it',
    plant: {
      store: writing((entry, said) => {
        const names = entry.rows.filter((row) => isBallot(row) && row.value === undefined).map(({ key }) => key[1]!)
        let at = 0
        return {
          ...entry,
          rows: entry.rows.map((row) => (isNumbered(row) ? { ...row, value: said.get(names[at++]!) } : row)),
        }
      }),
    },
  },
  {
    name: 'sealed ballots as long as what they say',
    seenBy: 'lengths before the close as lengths after it',
    polls: 30,
    plant: {
      store: writing((entry, said) => ({
        ...entry,
        rows: entry.rows.map((row) =>
          isBallot(row) && said.has(row.key[1]!) && row.value
            ? { ...row, value: { sealed: 'A'.repeat(JSON.stringify(said.get(row.key[1]!)).length) } }
            : row,
        ),
      })),
    },
  },
  {
    name: 'a key that is not shredded',
    seenBy: 'a key that was left behind, or that can be guessed',
    plant: { store: (store) => ({ ...store, shredPollKey: async () => false }) },
  },
  {
    name: 'a key that can be guessed',
    seenBy: 'a key that was left behind, or that can be guessed',
    plant: { store: (store) => ({ ...store, pollKey: async () => Buffer.alloc(32) }) },
  },
  {
    name: 'a running total',
    polls: 20,
    seenBy: 'what a facilitator is shown while turnout moves by one',
    plant: { frame: (frame, truth) => ({ ...frame, text: `${frame.text} ${truth.get(frame.voted[0] ?? '') ?? ''}` }) },
  },
  {
    name: 'ballots in the application log',
    seenBy: 'the application log',
    plant: { cast: (_, ballot, { room }) => void room.log.push(ballot) },
  },
]
