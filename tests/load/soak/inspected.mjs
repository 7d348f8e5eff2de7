// The memory of a running server, measured as anybody with a debugger would: nothing in the product knows of it.
import { once } from 'node:events'
import WebSocket from 'ws'
import { residentOf } from '../kit/resident.mjs'

/** Starts the debugger on any free port of this machine itself. */
export const INSPECTED = '--inspect=127.0.0.1:0'

/** Attaches to a server that was started with {@link INSPECTED}; `said` is what it has printed. */
export async function inspected({ base, said }) {
  const [url] = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said()) ?? []
  if (!url) throw new Error('the server did not say where its debugger is')
  const line = new WebSocket(url, { perMessageDeflate: false })
  await once(line, 'open')
  const waiting = new Map()
  let asked = 0
  line.on('message', (bytes) => {
    const { id, result, error } = JSON.parse(bytes)
    const { resolve, reject } = waiting.get(id)
    waiting.delete(id)
    if (error) reject(new Error(error.message))
    else resolve(result)
  })
  const ask = (method) =>
    new Promise((resolve, reject) => {
      waiting.set(++asked, { resolve, reject })
      line.send(JSON.stringify({ id: asked, method }))
    })
  return {
    /** Bytes of living objects after everything dead was collected, and of all that the process holds. */
    async memory() {
      await ask('HeapProfiler.collectGarbage')
      const { usedSize } = await ask('Runtime.getHeapUsage')
      return { heap: usedSize, resident: await residentOf(base) }
    },
    close: () => line.close(),
  }
}
