import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** One message per WebSocket frame, as y-websocket speaks it. */
const SYNC = 0
const AWARENESS = 1
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export type Frame =
  /** "I have this much; what am I missing?" */
  | { readonly type: 'ask'; readonly vector: Uint8Array }
  /** The answer to our own asking: all that the other side has and we lack. */
  | { readonly type: 'answer'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'cursors'; readonly states: Uint8Array }

/** Undefined for whatever is not exactly one allowed message. */
export function frameOf(bytes: Uint8Array): Frame | undefined {
  try {
    const input = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(input)
    const step = type === SYNC ? decoding.readVarUint(input) : undefined
    const body = decoding.readVarUint8Array(input)
    if (decoding.hasContent(input)) return undefined
    if (type === AWARENESS) return { type: 'cursors', states: body }
    if (step === STEP_1) return { type: 'ask', vector: body }
    if (step === STEP_2) return { type: 'answer', update: body }
    return step === UPDATE ? { type: 'update', update: body } : undefined
  } catch {
    return undefined // shorter than it says
  }
}

export const askFrame = (vector: Uint8Array) => framed([SYNC, STEP_1], vector)
export const answerFrame = (update: Uint8Array) => framed([SYNC, STEP_2], update)
export const updateFrame = (update: Uint8Array) => framed([SYNC, UPDATE], update)
export const cursorsFrame = (states: Uint8Array) => framed([AWARENESS], states)

/** An awareness message about nobody: a device hangs up when it hears nothing (`y-websocket` itself after 30 s). */
export const STILL_HERE = Uint8Array.of(AWARENESS, 1, 0)

function framed(head: readonly number[], body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of head) encoding.writeVarUint(encoder, part)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}
