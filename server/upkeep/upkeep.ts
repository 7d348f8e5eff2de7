import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DATABASE_FILE } from '../store/sqlite/backup.ts'
import { requireFree } from '../store/sqlite/require-free.ts'
import { KEYS_FOLDER, sqliteStore } from '../store/sqlite/sqlite-store.ts'
import { unwatched } from '../store/store-observer.ts'
import { tombstonesIn } from '../store/tombstones.ts'
import type { Outcome } from './control.ts'
import { giveOrder } from './give-order.ts'
import { restore } from './restore.ts'
import { type Finding, type Verdict, verifyStore } from './verify.ts'

/** How a command ends: what it has to say, and the exit code. */
export interface Ending {
  readonly lines: readonly string[]
  readonly code: 0 | 1 | 2
}

const USAGE: Ending = {
  code: 2,
  lines: [
    'npm run verify-data [-- FOLDER]           checks the data, of a running server too',
    'npm run backup -- TARGET [FOLDER]         copies the data of a running server, or of none, into a new folder',
    'npm run restore -- SOURCE FOLDER [--force] [--erasures FILE]',
    '                                          puts a backup in the place of the data; the server must not run',
  ],
}

/** `words` begin with the command; `folder` is where the data is kept unless they say. */
export async function upkeep(words: readonly string[], folder: string, now: () => number): Promise<Ending> {
  const [command, first, second, ...rest] = words
  if (command === 'verify' && second === undefined) return verifyData(resolve(first ?? folder))
  if (command === 'backup' && first !== undefined && rest.length === 0)
    return backup(resolve(first), resolve(second ?? folder), now)
  if (command === 'restore' && first !== undefined && second !== undefined)
    return restoreData(resolve(first), resolve(second), rest, now)
  return USAGE
}

async function verifyData(folder: string): Promise<Ending> {
  if (!existsSync(join(folder, DATABASE_FILE))) return failed(`There is no data in ${folder}.`)
  const asked = await giveOrder(folder, { act: 'verify' })
  if (!asked) return told(await verifyCopy(folder))
  return asked.ok ? told(asked.value as Verdict) : failed(asked.why) // as our server gives it
}

/** A copy is read, so that looking changes nothing, however damaged it is. Keys stay where they are. */
async function verifyCopy(folder: string): Promise<Verdict> {
  requireFree(join(folder, DATABASE_FILE))
  const copy = mkdtempSync(join(tmpdir(), 'questions-first-verify-'))
  try {
    cpSync(folder, copy, { recursive: true, filter: (path) => !LEFT_OUT.test(path) })
    const store = sqliteStore(copy, unwatched)
    try {
      return await verifyStore(store, tombstonesIn(copy))
    } finally {
      await store.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const LEFT_OUT = new RegExp(`[\\\\/](${KEYS_FOLDER}|damaged-\\d+|\\.restoring|control\\.sock)$`)

async function backup(target: string, folder: string, now: () => number): Promise<Ending> {
  if (!existsSync(join(folder, DATABASE_FILE))) return failed(`There is no data in ${folder}.`)
  const asked = (await giveOrder(folder, { act: 'backup', to: target })) ?? (await backUpAlone(target, folder, now))
  if (!asked.ok) return failed(asked.why)
  const { rooms } = asked.value as { readonly rooms: number } // as our server gives it
  return { code: 0, lines: [`${roomsIn(rooms)} saved in ${target}. Keys of open polls are never in a backup.`] }
}

async function backUpAlone(target: string, folder: string, now: () => number): Promise<Outcome> {
  const store = sqliteStore(folder, unwatched)
  try {
    return { ok: true, value: await store.backUp(target, now()) }
  } finally {
    await store.close()
  }
}

async function restoreData(source: string, folder: string, flags: readonly string[], now: () => number) {
  const at = flags.indexOf('--erasures')
  const erasures = at === -1 ? undefined : flags[at + 1]
  const known = new Set(['--force', '--erasures', erasures])
  if (flags.some((flag) => !known.has(flag)) || (at !== -1 && !erasures)) return USAGE
  const wish = { source, folder, force: flags.includes('--force'), now }
  const done = await restore({ ...wish, ...(erasures !== undefined && { erasures: resolve(erasures) }) })
  return {
    code: 0,
    lines: [
      `${roomsIn(done.rooms)} put back in ${folder}, as they were at ${new Date(done.takenAt).toISOString()}.`,
      `${roomsIn(done.deletedAgain)} deleted since then stayed deleted; people forgotten since then are forgotten again at the start.`,
      'In polls that were open then, people vote again. Start the server; screens come back by themselves.',
    ],
  } as const
}

const failed = (why: string): Ending => ({ code: 1, lines: [why] })
const roomsIn = (count: number) => (count === 1 ? '1 room' : `${count} rooms`)

function told({ rooms, lost }: Verdict): Ending {
  const bad = rooms.filter(({ reasons }) => reasons.length > 0)
  const lines = [...rooms.map(lineOf), `${roomsIn(rooms.length)}: ${rooms.length - bad.length} ok, ${bad.length} not`]
  if (lost > 0) lines.push(`${roomsIn(lost)} were there and are gone.`)
  if (bad.length + lost > 0) lines.push('To put them back: npm run restore -- BACKUP FOLDER --force')
  return { code: bad.length + lost > 0 ? 1 : 0, lines }
}

const lineOf = ({ code, events, reasons, note }: Finding) =>
  reasons.length === 0
    ? `ok           ${code}  ${events} events${note === undefined ? '' : `; ${note}`}`
    : `quarantined  ${code}  ${reasons.join('; ')}`
