import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import type { World } from '../world.ts'

/** What a running server can be asked to do by whoever may read its data folder. */
export type Order = { readonly act: 'backup'; readonly to: string } | { readonly act: 'verify' }
export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string }

const SOCKET_FILE = 'control.sock'
/** Systems allow about a hundred letters for the address of such a socket. */
const LONGEST_ADDRESS = 100
const LONGEST_ORDER = 16 * 1024

/** The file system guards it: only the account that runs the server can open it. Undefined where the path is too long. */
export function controlAddress(folder: string): string | undefined {
  const [whole, short] = [join(folder, SOCKET_FILE), relative('', join(folder, SOCKET_FILE))]
  const address = short.length > 0 && short.length < whole.length ? short : whole
  return Buffer.byteLength(address) <= LONGEST_ADDRESS ? address : undefined
}

interface Means extends Pick<World, 'log'> {
  readonly address: string
  carryOut(order: Order): Promise<unknown>
}

/** Takes one order a connection, as a line of JSON, and answers with another. The data must be ours alone already. */
export async function openControl({ address, carryOut, log }: Means) {
  if (process.platform !== 'win32') rmSync(address, { force: true }) // of a server that was killed
  const server = createServer((socket) => {
    socket.on('error', (reason) => log.warn({ err: reason }, 'whoever gave an order has gone'))
    hear(socket, (order) => {
      carryOut(order).then(
        (value) => answer(socket, { ok: true, value }),
        (reason: unknown) => {
          log.error({ err: reason, act: order.act }, 'an order could not be carried out')
          answer(socket, { ok: false, why: reason instanceof Error ? reason.message : String(reason) })
        },
      )
    })
  })
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(address, resolve))
  if (process.platform !== 'win32') chmodSync(address, 0o600)
  return { close: () => void server.close() }
}

function hear(socket: Socket, follow: (order: Order) => void) {
  let said = ''
  socket.setEncoding('utf8')
  socket.on('data', (words: string) => {
    said += words
    if (said.length > LONGEST_ORDER) return void socket.destroy()
    if (!said.includes('\n')) return
    socket.removeAllListeners('data')
    const order = orderIn(said)
    if (order) follow(order)
    else answer(socket, { ok: false, why: 'This order is not known.' })
  })
}

function orderIn(line: string): Order | undefined {
  const given: unknown = parsed(line)
  if (typeof given !== 'object' || given === null || !('act' in given)) return undefined
  if (given.act === 'verify') return { act: 'verify' }
  return given.act === 'backup' && 'to' in given && typeof given.to === 'string'
    ? { act: 'backup', to: given.to }
    : undefined
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // told as an order that is not known
  }
}

const answer = (socket: Socket, outcome: Outcome) => void socket.end(`${JSON.stringify(outcome)}\n`)
