/** TRUST.md §6, for commands and views as for documents. */
const MOST_PACKETS = 64
const MOST_BYTES = 256 * 1024
const GIVE_UP_AT = 4 * 1024 * 1024
const PATIENCE = 20_000
const LOOK_EVERY = 500
/** However quickly it goes, nobody is told much more than they may be behind. */
const LOOK_AFTER = 16

/** One connection, as far as its reading goes. */
export interface Reader {
  /** What waits to be sent to it, each as long as it is. */
  queued(): readonly number[]
  /** Sends it nothing more for now. */
  leaveAlone(): void
  /** It has read everything: what it missed comes in one piece. */
  catchUp(): void
  giveUp(): void
}

interface Behind {
  length: number
  since: number
}

/**
 * Nothing limits what Socket.IO keeps for a reader that does not read. So: who falls behind is sent no changes, only
 * later the room as it then is; who reads nothing at all for long is sent away.
 */
export function slowReaders({ now }: { now(): number }) {
  const readers = new Map<Reader, Behind | undefined>()
  let told = 0

  function look() {
    told = 0
    for (const [reader, behind] of readers) {
      const queue = reader.queued()
      if (behind) wait(reader, behind, queue)
      else if (queue.length > MOST_PACKETS || bytesIn(queue.slice(1)) > MOST_BYTES) {
        readers.set(reader, { length: queue.length, since: now() })
        reader.leaveAlone()
      }
    }
  }

  function wait(reader: Reader, behind: Behind, queue: readonly number[]) {
    if (queue.length < behind.length) Object.assign(behind, { length: queue.length, since: now() })
    if (queue.length === 0) {
      readers.set(reader, undefined)
      reader.catchUp()
    } else if (now() - behind.since > PATIENCE || bytesIn(queue) > GIVE_UP_AT) {
      readers.delete(reader)
      reader.giveUp()
    }
  }

  const looking = setInterval(look, LOOK_EVERY)
  looking.unref()

  return {
    watch: (reader: Reader) => void readers.set(reader, undefined),
    forget: (reader: Reader) => void readers.delete(reader),
    isBehind: (reader: Reader) => readers.get(reader) !== undefined,
    /** Everybody has been told something. */
    told() {
      told += 1
      if (told >= LOOK_AFTER) look()
    },
    close: () => clearInterval(looking),
  }
}

const bytesIn = (queue: readonly number[]) => queue.reduce((sum, length) => sum + length, 0)
