import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { barredFrom, mounts, run } from './as-root.ts'
import { aCrowd, faultsOf, until } from './crowd.ts'
import { type Outcome, skipped } from './outcome.ts'

const FAULT = 'disk full, and room again'
/** Less than a page of the database. */
const LEFT = 2_048

/** The disk fills up while people vote: they are refused in words, can read, and go on by themselves once there is room. */
export async function diskFull({ voters, seed }: { voters: number; seed: number }): Promise<Outcome> {
  const barred = barredFrom('mount', 'umount')
  if (barred) return skipped(FAULT, barred)
  const disk = mkdtempSync(join(tmpdir(), 'questions-first-full-'))
  const refused = mounts('tmpfs', disk, 'tmpfs', 'size=4m')
  if (refused) {
    rmSync(disk, { recursive: true })
    return skipped(FAULT, refused)
  }
  const server = await aRunningServer({}, { data: join(disk, 'data'), log: 'silent' })
  const broken: string[] = []
  const crowd = await aCrowd(server.base, voters, { seed })
  const status = async (path: string) => (await fetch(server.base + path)).status
  try {
    crowd.begin(50)
    await until(() => crowd.acknowledged() > 2 * voters)
    fill(disk)
    await until(async () => (await status('/readyz')) === 503)
    const code = await answerToOne(server.base, crowd.code, crowd.fay.token)
    if (code !== 'readOnly') broken.push(`a command was answered ${code}, not readOnly`)
    for (const path of ['/healthz', `/api/rooms/${crowd.code}`])
      if ((await status(path)) !== 200) broken.push(`${path} could not be read while the disk was full`)
    await pause(200)
    const full = crowd.acknowledged()
    run('mount', '-o', 'remount,size=24m', disk)
    const mended = await until(async () => (await status('/readyz')) === 200)
    const resumed = await until(() => crowd.acknowledged() > full + voters)
    await crowd.finish()
    broken.push(...(await faultsOf(crowd)))
    const said = `writing again ${Math.round(mended)} ms after there was room, people ${Math.round(mended + resumed)} ms; ${crowd.acknowledged()} acknowledged`
    return { fault: FAULT, broken, said }
  } finally {
    crowd.close()
    await server.close()
    run('umount', disk)
    rmSync(disk, { recursive: true })
  }
}

function fill(disk: string) {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - LEFT)))
}

async function answerToOne(base: string, room: string, token: string): Promise<string> {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  try {
    const answer = await socket.timeout(20_000).emitWithAck('command', {
      id: 'while-the-disk-is-full',
      command: { type: 'startTimer', seconds: 60 },
    })
    return answer.ok ? 'ok' : answer.refusal.code
  } finally {
    socket.close()
  }
}
