import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { PersonId } from '#shared/core/actor.ts'
import { choice, id, list, object, read } from '#shared/kit/schema.ts'

const at = v.pipe(v.number(), v.safeInteger())
const room = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
/** What kind of thing was done and when: never who did it, to whom, or in what words. */
const act = object({ at, type: v.pipe(v.string(), v.maxLength(64)) })
const MOST_ACTS = 100_000

const tombstoneSchema = v.variant('kind', [
  object({ kind: v.literal('room'), room, at, acts: v.optional(list(act, { max: MOST_ACTS })) }),
  object({ kind: v.literal('person'), room, person: id<PersonId>(), contributions: choice(['keep', 'remove']), at }),
  object({ kind: v.literal('names'), room, at }),
])

export const TOMBSTONES_FILE = 'erasures.jsonl'

/** That something was erased: ids only, so that it can be erased again wherever an older copy brings it back. */
export type Tombstone = v.InferOutput<typeof tombstoneSchema>
export type Tombstones = ReturnType<typeof tombstonesIn>

/**
 * What was erased, in a small file beside the database: one line each, only ever added to. Not part of a backup, for a
 * backup that is put back must not bring back what was erased since.
 */
export function tombstonesIn(folder: string) {
  const file = join(folder, TOMBSTONES_FILE)
  mkdirSync(folder, { recursive: true, mode: 0o700 })

  function all(): readonly Tombstone[] {
    if (!existsSync(file)) return []
    return readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => tombstoneIn(line) ?? [])
  }

  return {
    /** On disk once it returns. */
    remember(tombstone: Tombstone): void {
      const start = existsSync(file) ? startOfLine(file) : ''
      writeFlushed(file, 'a', `${start}${lineOf(tombstone)}`)
    },
    /** Oldest first. A line that was cut short by a power cut is passed over: nobody was told that it was done. */
    all,
    /** What was done in rooms that were deleted before then is forgotten too; that they were deleted is not. */
    forgetActs(before: number): void {
      const isOld = (stone: Tombstone) => stone.kind === 'room' && stone.acts !== undefined && stone.at < before
      if (!all().some(isOld)) return
      const kept = all().map((stone): Tombstone => {
        if (stone.kind !== 'room' || !isOld(stone)) return stone
        const { acts: _, ...rest } = stone
        return rest
      })
      writeFlushed(`${file}.new`, 'w', kept.map(lineOf).join(''))
      renameSync(`${file}.new`, file)
    },
  }
}

/** The rooms that are gone because somebody, or their time, wanted it. */
export const deletedIn = ({ all }: Pick<Tombstones, 'all'>): readonly string[] =>
  all().flatMap(({ kind, room: id }) => (kind === 'room' ? [id] : []))

const lineOf = (tombstone: Tombstone) => `${JSON.stringify(tombstone)}\n`

function writeFlushed(file: string, flag: 'a' | 'w', text: string) {
  const open = openSync(file, flag, 0o600)
  try {
    writeSync(open, text)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** A line that was cut short must not swallow the next one. */
const startOfLine = (file: string) => {
  const text = readFileSync(file, 'utf8')
  return text === '' || text.endsWith('\n') ? '' : '\n'
}

function tombstoneIn(line: string): Tombstone | undefined {
  if (line === '') return undefined
  try {
    const found = read(tombstoneSchema, JSON.parse(line))
    return found.ok ? found.value : undefined
  } catch {
    return undefined // cut short
  }
}
