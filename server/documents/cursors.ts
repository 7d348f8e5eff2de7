import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Author } from './author.ts'

/** Bytes of one state, and states shown at once. */
const MAX_STATE = 512
const MOST_SHOWN = 30
/** A stock client repeats what it hears, so a frame may speak of everybody shown. */
const MOST_TOLD = 64
const MAX_CLOCK_STEP = 2 ** 31
/** Milliseconds after which somebody who does not move makes room for somebody who does. */
const IDLE = 10_000
/** Stock clients renew theirs every 15 s; who does not has gone, or may not write any more. */
const GONE = 35_000

interface Cursor {
  readonly clock: number
  /** As JSON, signed by the server; `null` when it has gone. */
  readonly state: string
  readonly movedAt: number
}

/**
 * Where people are pointing. Each connection may only speak of its own client id, and who that is the server says.
 * Whatever is not understood is dropped: a cursor is worth no quarrel.
 */
export function cursorsOf({ now }: { now(): number }) {
  const shown = new Map<number, Cursor>()
  const changed = new Map<number, Cursor>()

  function show(clientId: number, cursor: Cursor) {
    changed.set(clientId, cursor)
    shown.delete(clientId)
    if (cursor.state !== 'null') shown.set(clientId, cursor) // at the end: it moved last
  }

  function hide(clientId: number) {
    const cursor = shown.get(clientId)
    if (cursor) show(clientId, { clock: cursor.clock + 1, state: 'null', movedAt: now() })
  }

  function makeRoom(): boolean {
    if (shown.size < MOST_SHOWN) return true
    const [longest] = shown
    if (!longest || now() - longest[1].movedAt < IDLE) return false
    hide(longest[0])
    return true
  }

  return {
    receive(bytes: Uint8Array, clientId: number, author: Author) {
      if (!author.mayWrite()) return
      const told = ownIn(bytes, clientId)
      const before = shown.get(clientId)?.clock ?? 0
      if (!told || told.clock <= before || told.clock > before + MAX_CLOCK_STEP) return
      const state = signed(told.state, author)
      if (state === undefined) return hide(clientId)
      if (shown.has(clientId) || makeRoom()) show(clientId, { clock: told.clock, state, movedAt: now() })
    },
    hide,
    sweep() {
      for (const [clientId, { movedAt }] of shown) if (now() - movedAt > GONE) hide(clientId)
    },
    /** Everybody who is pointing, for somebody who comes. */
    all: (): Uint8Array | undefined => encoded(shown),
    /** What has changed since this was last asked. */
    changes(): Uint8Array | undefined {
      const news = encoded(changed)
      changed.clear()
      return news
    },
  }
}

function encoded(cursors: ReadonlyMap<number, Cursor>): Uint8Array | undefined {
  if (cursors.size === 0) return undefined
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, cursors.size)
  for (const [clientId, { clock, state }] of cursors) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}

function ownIn(bytes: Uint8Array, clientId: number): { readonly clock: number; readonly state: string } | undefined {
  try {
    const input = decoding.createDecoder(bytes)
    const told = decoding.readVarUint(input)
    for (let at = 0; at < Math.min(told, MOST_TOLD); at++) {
      const [about, clock] = [decoding.readVarUint(input), decoding.readVarUint(input)]
      const state = decoding.readVarUint8Array(input)
      if (about === clientId)
        return state.byteLength <= MAX_STATE ? { clock, state: new TextDecoder().decode(state) } : undefined
    }
  } catch {
    return undefined // shorter than it says
  }
}

/** The state under the name the server knows; undefined when it says nothing. */
function signed(state: string, { person, name }: Author): string | undefined {
  try {
    const told: unknown = JSON.parse(state)
    if (typeof told !== 'object' || told === null || Array.isArray(told)) return undefined
    if (Object.keys(told).every((key) => key === 'user') || Object.hasOwn(told, '__proto__')) return undefined
    return JSON.stringify({ ...told, user: { id: person, ...(name === undefined ? {} : { name }) } })
  } catch {
    return undefined // not JSON
  }
}
