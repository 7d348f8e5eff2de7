import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '#server/store/sqlite/open-database.ts'
import { besideIn, storeOn } from '#server/store/sqlite/sqlite-store.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor, PersonId } from '#shared/core/actor.ts'
import { vi } from 'vitest'
import { diceOf } from '#tests/documents/mutants.ts'
import { aHost, fay, type TestHost } from '#tests/room/a-host.ts'

/** Each of the four ballots is cast by as many people, so that to know the result is to know nothing of anybody. */
export const CHOICES = 4
const PHONES = 10
const PAPERS = 2
export const VOTERS = PHONES + PAPERS

/** A file as somebody copied it. Poll keys are in no backup; what is left of them after the close is. */
export type Files = ReadonlyMap<string, Buffer>

export interface Frame {
  readonly at: number
  readonly text: string
  /** Who is shown as having voted, as far as this frame tells. */
  readonly voted: readonly string[]
}

/** All that the adversary is given: more than a facilitator could really see. */
export interface Evidence {
  readonly room: string
  readonly poll: string
  /** Who voted, in the order in which it was seen to happen; one who changed their mind stands where that was. */
  readonly arrival: readonly string[]
  /** What the four ballots look like, as they are written down. */
  readonly choices: readonly string[]
  readonly frames: readonly Frame[]
  readonly logLines: readonly string[]
  /** Database and log just before the close, just after it, and after a restart. */
  readonly before: Files
  readonly after: Files
  readonly folder: string
}

export interface Election {
  readonly evidence: Evidence
  /** Which ballot each voter cast. */
  readonly truth: ReadonlyMap<string, number>
}

/** Spoils something on purpose, to see whether it is noticed. */
export interface Plant {
  store?(store: Store, database: Database): Store
  /** Hears each ballot that counts in the end, with its voter. */
  cast?(
    voter: string,
    ballot: string,
    at: { readonly poll: string; readonly database: Database; readonly room: TestHost },
  ): void
  frame?(frame: Frame, truth: ReadonlyMap<string, string>): Frame
}

interface Options {
  readonly seed: number
  readonly polls: number
  readonly plant?: Plant
}

/** In memory, where there is such a place: what is looked at is bytes, and a disk only takes time. */
export const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Polls one after the other in a room on a real store, each with all that can be learned of it. Time must be faked. */
export async function* elections({ seed, polls, plant = {} }: Options): AsyncGenerator<Election> {
  const folder = mkdtempSync(join(PLACE, 'questions-first-adversary-'))
  const dice = diceOf(seed)
  const quiet = { committed: () => undefined, failed: () => undefined, recovered: () => undefined }
  const database = openDatabase(join(folder, 'questions-first.db'))
  const open = storeOn(database, besideIn(folder, quiet), quiet)
  try {
    const store = plant.store?.(open, database) ?? open
    const room = await aHost({ store })
    const phones = Array.from({ length: PHONES }, (_, at): Actor => ({
      id: `voter${at}x` as PersonId,
      role: 'attendee',
    }))
    for (const { id, role } of phones)
      await room.host().command({ id, role }, { type: 'admitPerson', person: id, role, details: { name: id } })
    const screen = facilitatorScreen(room)
    for (let poll = 0; poll < polls; poll++)
      yield await election({ room, screen, folder, phones, dice, plant, database })
  } finally {
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Setting {
  readonly room: TestHost
  readonly screen: ReturnType<typeof facilitatorScreen>
  readonly folder: string
  readonly phones: readonly Actor[]
  readonly dice: (below: number) => number
  readonly plant: Plant
  readonly database: Database
}

async function election({ room, screen, folder, phones, dice, plant, database }: Setting): Promise<Election> {
  const [one = '', two = ''] = room.questions()
  const ballots = [{ [one]: 1 }, { [two]: 2 }, { [one]: 1, [two]: 1 }, { [one]: 2, [two]: 1 }].map((dots) => ({ dots }))
  const logged = room.log.length
  screen.begin()
  const poll = await room.openPoll()
  const voters = shuffled([...phones.map(({ id }) => String(id)), ...papers()], dice)
  const truth = new Map(shuffled(voters, dice).map((voter, at) => [voter, at % CHOICES]))
  const cast = async (voter: string, choice: number) => {
    const ballot = ballots[choice]!
    const phone = phones.find(({ id }) => id === voter)
    const number = Number(voter.replace('paper-', ''))
    const command = phone
      ? { type: 'castBallot', poll, ballot }
      : { type: 'enterPaperBallots', poll, ballots: [{ number, ballot }] }
    const answer = await room.ask(phone ?? fay, command)
    if (!answer.ok) throw new Error(answer.refusal.code)
    vi.advanceTimersByTime(dice(2) === 0 ? 6_000 : 100 + dice(3_000)) // turnout moves by one, or by several
  }
  for (const voter of voters.slice(0, 4)) await cast(voter, dice(CHOICES)) // and think better of it later
  for (const voter of voters) {
    plant.cast?.(voter, JSON.stringify(ballots[truth.get(voter)!]), { poll, database, room })
    await cast(voter, truth.get(voter)!)
  }
  vi.advanceTimersByTime(6_000)
  const before = filesIn(folder, (name) => !name.includes('poll-keys'))
  await room.ask(fay, { type: 'closePoll', poll })
  await room.ask(fay, { type: 'revealResult', poll })
  vi.advanceTimersByTime(6_000)
  const choices = ballots.map((ballot) => JSON.stringify(ballot))
  const after = filesIn(folder, () => true)
  const told = new Map([...truth].map(([voter, choice]) => [voter, choices[choice]!]))
  const frames = screen.frames().map((frame) => plant.frame?.(frame, told) ?? frame)
  return {
    truth,
    evidence: {
      room: 'room',
      poll,
      arrival: voters,
      choices,
      frames,
      logLines: room.log.slice(logged),
      before,
      after,
      folder,
    },
  }
}

const papers = () => Array.from({ length: PAPERS }, (_, at) => `paper-${at + 1}`)

/** A facilitator's socket that keeps everything, and when it came. */
function facilitatorScreen(room: TestHost) {
  const { viewer } = room.screenOf(fay)
  const { showChange } = viewer
  let frames: Frame[] = []
  Object.assign(viewer, {
    showChange(change: Parameters<typeof showChange>[0]) {
      const text = JSON.stringify(change)
      const voted = [...text.matchAll(/"(voter\d+x)":\{[^{}]*"voted":\{[^{}]*"/g)].map(([, who]) => who!)
      frames.push({ at: Date.now(), text, voted })
      showChange(change)
    },
  })
  return { begin: () => void (frames = []), frames: (): readonly Frame[] => frames }
}

const filesIn = (folder: string, isTaken: (name: string) => boolean): Files =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(isTaken)
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  )

export function shuffled<T>(list: readonly T[], dice: (below: number) => number): T[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = dice(at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}
