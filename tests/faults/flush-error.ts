import { spawn } from 'node:child_process'
import { aRunningServer } from '#tests/kit/running-server.ts'
import { barredFrom } from './as-root.ts'
import { aCrowd, faultsOf, until } from './crowd.ts'
import { type Outcome, skipped } from './outcome.ts'

const FAULT = 'a flush that fails'
/** EX_TEMPFAIL, as `server/main.ts` says. */
const DISK_LIED = 75

/** The disk says that a flush failed: the process must end at once, and nothing of it may have been promised. */
export async function flushError({ voters, seed }: { voters: number; seed: number }): Promise<Outcome> {
  const barred = barredFrom('strace')
  if (barred) return skipped(FAULT, barred)
  const server = await aRunningServer({}, { log: 'silent' })
  const crowd = await aCrowd(server.base, voters, { seed })
  try {
    crowd.begin(100)
    await until(() => crowd.acknowledged() > voters)
    const fault = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO']
    const tracer = spawn('strace', ['-f', '-o', '/dev/null', ...fault, '-p', String(server.pid())], { stdio: 'ignore' })
    const gone = new Promise<void>((resolve) => void tracer.once('exit', () => resolve()))
    const code = await server.ended()
    await gone
    const broken = code === DISK_LIED ? [] : [`it ended with ${code}, not ${DISK_LIED}`]
    const before = crowd.acknowledged()
    await server.start()
    await until(() => crowd.acknowledged() > before + voters)
    await crowd.finish()
    broken.push(...(await faultsOf(crowd)))
    return { fault: FAULT, broken, said: `ended with ${code}; after a new start ${crowd.acknowledged()} acknowledged` }
  } finally {
    crowd.close()
    await server.close()
  }
}
