// One honest person on a stock client, and how long the room takes to answer them.
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { io } from 'socket.io-client'

/** `took` gets how long each answer took, in milliseconds. */
export async function personIn({ base, room, token, took }) {
  const socket = io(base, { path: '/io/', query: { room }, auth: { token }, transports: ['websocket'], forceNew: true })
  const shown = () =>
    new Promise((resolve, reject) => {
      socket.once('view', resolve)
      socket.once('connect_error', (reason) => reject(new Error(`${reason.message} ${reason.data?.code ?? ''}`)))
    })
  const view = await shown()
  return {
    socket,
    token,
    view,
    /** Undefined when the line went meanwhile: whether it was done is then unknown, and nobody counts on it. */
    async ask(command) {
      const began = performance.now()
      const answer = await socket
        .timeout(30_000)
        .emitWithAck('command', { id: randomUUID(), command })
        .catch(() => undefined) // the line went
      if (answer === undefined) return undefined
      took.push(performance.now() - began)
      if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code}`)
      return answer.value ?? {}
    },
    /** Leaves and comes back. */
    async blink(wait) {
      socket.disconnect()
      await wait()
      const again = shown()
      socket.connect()
      await again
    },
    close: () => socket.close(),
  }
}
