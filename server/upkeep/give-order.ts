import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { controlAddress, type Order, type Outcome } from './control.ts'

/** Asks the server that runs on this folder; undefined when none does. */
export async function giveOrder(folder: string, order: Order): Promise<Outcome | undefined> {
  const address = controlAddress(folder)
  if (address === undefined) return undefined
  const socket = connect(address)
  try {
    await once(socket, 'connect')
  } catch (reason) {
    if (NOBODY.has((reason as NodeJS.ErrnoException).code ?? '')) return undefined
    throw reason
  }
  socket.write(`${JSON.stringify(order)}\n`)
  const said = await text(socket)
  if (said === '') return { ok: false, why: 'The server ended before it had answered.' }
  return JSON.parse(said) as Outcome // by our own server
}

/** Nothing listens there, or not any more. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED'])
