import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import { unwatched } from '#server/store/store-observer.ts'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { barredFrom, mounts, run } from './as-root.ts'
import { aCrowd, type Crowd, until } from './crowd.ts'
import { type Outcome, skipped } from './outcome.ts'

const FAULT = 'power cut amid votes'
const IMAGE_SIZE = '32M'

/** What people had been told at one moment. */
interface Told {
  readonly questions: readonly string[]
  /** By person: every mark that may be stored, the acknowledged one and those on their way. */
  readonly marks: ReadonlyMap<string, ReadonlySet<number>>
}

/**
 * The server's data lies on a disk of its own. It is stopped in its tracks, the disk is copied as its last flush left it,
 * and the copy must hold all that anybody had been told.
 */
export async function powerCuts({
  cuts,
  voters,
  seed,
}: {
  cuts: number
  voters: number
  seed: number
}): Promise<Outcome> {
  const barred = barredFrom('mount', 'umount', 'mkfs.ext4', 'truncate')
  if (barred) return skipped(FAULT, barred)
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-power-'))
  const [image, copy] = [join(folder, 'disk.img'), join(folder, 'copy.img')]
  const [disk, revived] = [join(folder, 'disk'), join(folder, 'revived')]
  for (const place of [disk, revived]) mkdirSync(place)
  run('truncate', '-s', IMAGE_SIZE, image)
  run('mkfs.ext4', '-q', image)
  const refused = mounts('loop', disk, image, 'rw')
  if (refused) {
    rmSync(folder, { recursive: true })
    return skipped(FAULT, refused)
  }
  const server = await aRunningServer({}, { data: join(disk, 'data') })
  const broken: string[] = []
  let checked = 0
  const crowd = await aCrowd(server.base, voters, { seed })
  try {
    crowd.begin(100)
    for (let cut = 0; cut < cuts; cut++) {
      const before = crowd.acknowledged()
      await until(() => crowd.acknowledged() > before + 2 * voters)
      server.signal('SIGSTOP')
      await pause(20) // what was on its way to people arrives; nothing more is sent
      const told = toldBy(crowd)
      checked += told.questions.length + told.marks.size
      copyFileSync(image, copy)
      server.signal('SIGCONT')
      const why = mounts('loop', revived, copy, 'rw')
      if (why) throw new Error(why)
      const found = join(folder, `found-${cut}`)
      cpSync(join(revived, 'data'), found, { recursive: true, filter: (path) => !path.endsWith('control.sock') })
      run('umount', revived)
      broken.push(...(await missingIn(found, crowd.code, told)))
    }
    await crowd.finish()
  } finally {
    crowd.close()
    await server.close()
    run('umount', disk)
    rmSync(folder, { recursive: true })
  }
  return { fault: FAULT, broken, said: `${checked} acknowledged things looked up after ${cuts} cuts, seed ${seed}` }
}

function toldBy({ proposed, voters }: Crowd): Told {
  const voted = voters.filter(({ last }) => last !== undefined)
  return {
    questions: [...proposed],
    marks: new Map(voted.map(({ person, last, underWay }) => [person, new Set([last ?? 0, ...underWay])])),
  }
}

async function missingIn(data: string, code: string, { questions, marks }: Told): Promise<readonly string[]> {
  const store = sqliteStore(data, unwatched)
  try {
    const record = await store.roomByCode(code)
    if (!record) return ['the room is gone']
    const { events, rows } = await store.load(record.id)
    const texts = new Set(events.map((event) => (event as { text?: string }).text))
    const stored = new Map(
      rows.filter(({ table }) => table === 'ballots').map(({ key, value }) => [key[1], markIn(value)]),
    )
    const lost = questions.filter((text) => !texts.has(text))
    const wrong = [...marks].filter(([person, known]) => !known.has(stored.get(person) ?? 0))
    return [
      ...(lost.length > 0 ? [`${lost.length} acknowledged questions are lost`] : []),
      ...(wrong.length > 0 ? [`${wrong.length} acknowledged ballots are lost`] : []),
    ]
  } finally {
    await store.close()
  }
}

const markIn = (ballot: unknown): number | undefined =>
  Object.values((ballot as { ratings: Record<string, { value: number }> }).ratings)[0]?.value // as `aCrowd` casts them
