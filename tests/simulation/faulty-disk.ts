import { createHash } from 'node:crypto'
import { StoreFailed } from '#server/store/failures.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import type { Store } from '#server/store/store.ts'
import type { Head } from '#shared/protocol/wire.ts'
import type { Dice } from './dice.ts'
import type { VirtualTime } from './virtual-time.ts'

interface Writing {
  write(): Promise<Head>
  resolve(head: Head): void
  reject(reason: unknown): void
}

/**
 * A disk in virtual time: what is appended becomes durable some milliseconds later, all that waits at once, and may
 * fail. A process that dies leaves behind all that waited, or none of it, and never hears which.
 */
export function faultyDisk(time: VirtualTime, { between, chance }: Dice) {
  const disk = memoryStore()
  const keys = new Map<string, Buffer>()
  const shredded = new Set<string>()
  const durable = new Set<string>()
  let waiting: Writing[] = []
  let underway: Writing[] = []
  let isFull = false
  /** Once a write has failed nothing is written until somebody has asked whether writing works (ST15). */
  let isRefusing = false
  let process = 0

  async function written(entry: Parameters<Store['append']>) {
    const head = await disk.append(...entry)
    for (const event of entry[2].events) {
      if (event.type === 'questionProposed' && 'question' in event) durable.add(String(event.question))
      if (event.type === 'pollOpened' && 'poll' in event) durable.add(String(event.poll))
    }
    return head
  }

  /** All that waits goes in one transaction, which takes its time; what comes meanwhile waits for the next. */
  function begin(mine: number) {
    if (mine !== process || waiting.length === 0) return
    underway = waiting
    waiting = []
    time.after(chance(0.15) ? between(50, 600) : between(1, 15), () => mine === process && void finish(mine))
  }

  /** Now and then a transaction that is said to have failed is there all the same. */
  async function finish(mine: number) {
    const group = underway
    underway = []
    if (isFull) isRefusing = true
    const heads: (Head | undefined)[] = []
    if (!isFull || chance(0.1)) for (const { write } of group) heads.push(await write().catch(() => undefined)) // a stale writer's
    for (const [at, { resolve, reject }] of group.entries()) {
      const head = heads[at]
      if (isRefusing || !head) reject(full())
      else resolve(head)
    }
    if (isRefusing) for (const { reject } of waiting.splice(0)) reject(full())
    begin(mine)
  }

  return {
    disk,
    /** What only a test may know: who is behind a voter, also after the key was shredded. */
    keyOf: (poll: string) => keys.get(poll),
    shredded,
    /** Whether the question or poll with this id has reached the disk. */
    isDurable: (id: string) => durable.has(id),
    fill: () => void (isFull = true),
    mend: () => void (isFull = false),
    /** The store as one process sees it. */
    store(): Store {
      const mine = process
      const never = new Promise<never>(() => undefined)
      const unlessDead = <T>(value: Promise<T>) => (mine === process ? value : never)
      return {
        ...disk,
        append: (...entry) =>
          new Promise<Head>((resolve, reject) => {
            if (mine !== process) return
            if (isRefusing) return reject(full())
            if (waiting.length + underway.length === 0) time.after(0, () => begin(mine))
            waiting.push({ write: () => written(entry), resolve, reject })
          }),
        /** Written in its own time, and now and then not at all; whoever dies meanwhile has written nothing. */
        keepSnapshot: (...words) =>
          new Promise<boolean>((resolve, reject) => {
            time.after(between(1, 400), () => {
              if (mine !== process) return
              if (isRefusing || chance(0.2)) reject(full())
              else disk.keepSnapshot(...words).then(resolve, reject)
            })
          }),
        async pollKey(_room, poll) {
          const key = keys.get(poll) ?? createHash('sha256').update(poll).digest()
          keys.set(poll, key)
          return unlessDead(Promise.resolve(Buffer.from(key)))
        },
        async shredPollKey(_room, poll) {
          const isThere = keys.has(poll) && !shredded.has(poll)
          shredded.add(poll)
          return unlessDead(Promise.resolve(isThere))
        },
        scrub: () =>
          new Promise<void>((resolve) => void time.after(between(1, 200), () => mine === process && resolve())),
        health() {
          isRefusing = isFull
          return unlessDead(Promise.resolve(isFull ? { state: 'readOnly', why: 'full' } : { state: 'ok' }))
        },
      }
    },
    /** The process dies: what was being written is on the disk as a whole, or not at all, and nobody was told. */
    async die() {
      const group = underway
      waiting = []
      underway = []
      process += 1
      isRefusing = false
      if (chance(0.5)) for (const { write } of group) await write().catch(() => undefined) // a stale writer's are refused
    },
  }
}
const full = () => new StoreFailed('the disk is full', { fatal: false })

export type FaultyDisk = ReturnType<typeof faultyDisk>
