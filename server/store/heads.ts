import { closeSync, fdatasync, fdatasyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { checkedLine, readCheckedLines } from './checked-lines.ts'
import type { Mark } from './event-chain.ts'
import { StoreFailed } from './failures.ts'
import { flushFolder, writeFlushed } from './flushed-files.ts'
import { nameFor } from './poll-keys.ts'

export const HEADS_FILE = 'heads'

/** At most this long after it was written a head outlives a power cut, in milliseconds. */
const FLUSH_WITHIN = 1_000
const REWRITE_AFTER = 20_000

/** A head as it is kept; which edition of the log it is of, its link tells. */
export type KeptMark = Pick<Mark, 'seq' | 'link'>

/** What the rest of the store asks: how far the log of a room must go. */
export interface KeptHeads {
  kept(room: string): KeptMark | undefined
}

interface Hearing {
  /** A head could not be written: the next one tries again, until then less can be noticed. */
  lagging(error: unknown): void
  /** The disk did not flush, as it did not for the log. */
  unflushed(error: unknown): void
}

export type Heads = ReturnType<typeof headsIn>

/**
 * How far each room's log has got, in a second file, so that a log that lost its end can be told from one that never had
 * it. A head is written only after its events are durable and is flushed on its own, so it may lag behind the log and is
 * never ahead of it: a crash between the two accuses nobody. Rooms go by a digest of their id.
 */
export function headsIn(file: string, { lagging, unflushed }: Hearing) {
  const marks = new Map(readHeads(file))
  rewrite()
  let open = openSync(file, 'a', 0o600)
  const unwritten = new Set<string>()
  let written = 0
  let isTorn = false
  let isDue = false
  let flushing: NodeJS.Timeout | undefined

  function rewrite() {
    writeFlushed(`${file}.new`, [...marks].map(([name, mark]) => lineOf(name, mark)).join(''), 'w')
    renameSync(`${file}.new`, file)
    flushFolder(dirname(file))
  }

  /** All that became durable together is written at once. */
  function write() {
    isDue = false
    const names = [...unwritten]
    const lines = names.map((name) => lineOf(name, marks.get(name))).join('')
    try {
      writeWhole(open, isTorn ? `\n${lines}` : lines)
      isTorn = false
      for (const name of names) unwritten.delete(name)
      written += names.length
      if (written > REWRITE_AFTER) startAnew()
      flushing ??= setTimeout(flush, FLUSH_WITHIN).unref()
    } catch (error) {
      isTorn = true
      lagging(error)
    }
  }

  function startAnew() {
    rewrite()
    closeSync(open)
    open = openSync(file, 'a', 0o600)
    written = 0
  }

  function flush() {
    flushing = undefined
    fdatasync(open, (error) => error && unflushed(error))
  }

  return {
    kept: (room: string): KeptMark | undefined => marks.get(nameFor(room)),
    /** To be told once the events are durable, and before anybody hears of them. */
    note(room: string, { seq, link }: KeptMark) {
      const name = nameFor(room)
      if (seq <= (marks.get(name)?.seq ?? 0)) return
      marks.set(name, { seq, link })
      unwritten.add(name)
      if (isDue) return
      isDue = true
      queueMicrotask(write)
    },
    /** On disk once it returns: nothing is known of this room. For before its log is written anew, or after it is gone. */
    lift(room: string) {
      const name = nameFor(room)
      if (!marks.delete(name)) return
      try {
        writeWhole(open, `\n${checkedLine(name, 0, '')}`)
        fdatasyncSync(open)
      } catch (cause) {
        throw new StoreFailed('the heads cannot be written', { fatal: false, cause })
      }
    },
    names: (): readonly string[] => [...marks.keys()],
    close() {
      if (flushing) fdatasyncSync(open)
      clearTimeout(flushing)
      closeSync(open)
    },
  }
}

/** The latest head of each room, by the digest of its id. */
export function readHeads(file: string): ReadonlyMap<string, KeptMark> {
  const marks = new Map<string, KeptMark>()
  for (const [name = '', seq, link = ''] of readCheckedLines(file)) {
    const mark = { seq: Number(seq), link: Buffer.from(link, 'hex') }
    if (mark.seq > 0) marks.set(name, mark)
    else marks.delete(name)
  }
  return marks
}

const lineOf = (name: string, mark: KeptMark | undefined) =>
  mark === undefined ? '' : checkedLine(name, mark.seq, Buffer.from(mark.link).toString('hex'))

function writeWhole(open: number, lines: string) {
  const bytes = Buffer.from(lines)
  for (let at = 0; at < bytes.length;) at += writeSync(open, bytes, at)
}
