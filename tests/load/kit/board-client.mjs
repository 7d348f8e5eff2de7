// One person at a shared board, speaking y-websocket's protocol. What comes in is kept with its moment and looked at
// later: a hundred and fifty stock clients of one process would need more of the machine than the server they measure.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

const [SYNC, STEP_1, STEP_2, UPDATE] = [0, 0, 1, 2]
/** An update that says nothing: what a client without a document has to offer. */
const NOTHING = Uint8Array.of(0, 0)

/** Milliseconds on a clock that all processes of a machine share. */
export const moment = () => Number(process.hrtime.bigint()) / 1e6

/**
 * Opens the line and resolves once it is open; `ask` resolves once the whole board has come. With a `doc`, that is where
 * it goes; what comes afterwards is only kept in `heard`, as { at, frame }. `asked` is when it asked, `came` when the
 * answer was there.
 */
export function connectBoard({ address, protocols }, doc) {
  const socket = new WebSocket(address, protocols, { perMessageDeflate: false })
  const client = { doc, heard: [], whole: undefined, asked: 0, came: 0, closed: undefined }
  const say = (step, body) => socket.send(frameOf(step, body))
  let failed
  client.send = (update) => say(UPDATE, update)
  client.close = () => socket.terminate()
  client.ask = () =>
    new Promise((resolve, reject) => {
      failed = reject
      client.answered = resolve
      client.asked = moment()
      say(STEP_1, doc ? Y.encodeStateVector(doc) : Uint8Array.of(0))
    })
  socket.on('message', (frame) => {
    if (frame[0] !== SYNC) return
    if (frame[1] === UPDATE) return client.heard.push({ at: moment(), frame })
    if (frame[1] === STEP_1) return say(STEP_2, doc ? Y.encodeStateAsUpdate(doc, bodyOf(frame)) : NOTHING)
    client.came = moment()
    client.whole = frame
    // What comes before the answer belongs to it, and waits in the document until it is there.
    if (doc) for (const one of [...client.heard.map((heard) => heard.frame), frame]) Y.applyUpdate(doc, bodyOf(one))
    client.answered(client)
  })
  return new Promise((resolve, reject) => {
    failed = reject
    socket.once('open', () => resolve(client))
    socket.once('error', (reason) => failed(reason))
    socket.once('close', (code) => {
      client.closed = code
      failed(new Error(`a board was closed with ${code}`))
    })
  })
}

/** The board as this client has been told of it. */
export function copyOf({ whole, heard }) {
  const doc = new Y.Doc()
  for (const frame of [whole, ...heard.map((one) => one.frame)]) Y.applyUpdate(doc, bodyOf(frame))
  return doc
}

function frameOf(step, body) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

export function bodyOf(frame) {
  const decoder = decoding.createDecoder(frame)
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}
