import type { Database } from './open-database.ts'

/**
 * Each step takes the file from one version to the next and is never edited once released.
 * @NOTE people, voted, ballots and answers have no rowid, time or sequence: nothing in them tells what came first.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE rooms (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    retain_until INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    epoch INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    last_link BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    link BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (room, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE people (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (room, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE voted (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    poll TEXT NOT NULL,
    person TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (room, poll, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ballots (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    poll TEXT NOT NULL,
    voter TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (room, poll, voter)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE answers (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    person TEXT NOT NULL,
    command TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (room, person, command)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE credentials (
    hash TEXT PRIMARY KEY,
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('token', 'facilitatorKey', 'invitation')),
    person TEXT,
    role TEXT NOT NULL CHECK (role IN ('facilitator', 'attendee', 'observer')),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX credentials_of_person ON credentials (room, person);

  CREATE TABLE document_updates (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (room, document, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE authors (
    room TEXT NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
    client_id INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (room, client_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE owed (work TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE probe (bytes BLOB NOT NULL) STRICT;
  `,
  // What was written before has no sum, and is taken as it is.
  `
  ALTER TABLE document_updates ADD COLUMN sum BLOB;
  ALTER TABLE rooms ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
  `,
  // What the log of a room had come to; made anew from the log whenever it is missing or does not fit.
  `
  CREATE TABLE snapshots (
    room TEXT PRIMARY KEY REFERENCES rooms (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    link BLOB NOT NULL,
    sum BLOB NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Brings the file to the newest version, one whole step at a time. A file from a newer program is refused. */
export function migrate(database: Database): void {
  const { user_version: from }: { user_version: number } = database.prepare('PRAGMA user_version').get()
  if (from > STEPS.length) {
    throw new Error(`the store has version ${from}, this program knows ${STEPS.length}; start a newer program`)
  }
  for (const [done, step] of [...STEPS.entries()].slice(from)) {
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${done + 1}; COMMIT`)
  }
  // Takes the lock even when there was nothing to do, so that a second process is refused at its start.
  database.exec('BEGIN IMMEDIATE; COMMIT')
}
