import { aRunningServer } from '#tests/kit/running-server.ts'
import type { Outcome } from './outcome.ts'

/** Somebody starts the server twice on the same data: the second refuses in words, the first does not notice. */
export async function secondProcess(): Promise<Outcome> {
  const first = await aRunningServer()
  try {
    const second = await aRunningServer({}, { data: first.data }).then(
      async (server) => {
        await server.close()
        return 'it started'
      },
      (reason: unknown) => String(reason),
    )
    const broken = second.includes('is in use by another process') ? [] : [`the second said: ${second.slice(0, 200)}`]
    if ((await fetch(`${first.base}/readyz`)).status !== 200) broken.push('the first is no longer ready')
    return { fault: 'two processes on one folder', broken, said: 'the second refuses in words' }
  } finally {
    await first.close()
  }
}
