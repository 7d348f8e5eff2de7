import * as decoding from 'lib0/decoding'

/**
 * Reads through an update (Yjs, V1) without building anything from it. Yjs allocates what a header declares and
 * resolves whatever it is given, so only bytes that follow this grammar reach it: maps, texts, letters and plain JSON;
 * no gaps, formats, embeds, binary or sub-documents; nothing declared that is not there, nothing left over.
 */
export function scan(update: Uint8Array): Scan | undefined {
  const input = decoding.createDecoder(update)
  try {
    const clients = new Set<number>()
    const blocks = atMost(MAX_CLIENTS, decoding.readVarUint(input))
    for (let structs = 0, block = 0; block < blocks; block++) {
      const declared = atMost(bytesLeft(input), decoding.readVarUint(input))
      structs = atMost(MAX_STRUCTS, structs + declared)
      clients.add(clientId(input))
      if (clients.size !== block + 1) return undefined
      decoding.readVarUint(input) // the first clock, judged against the document later
      for (let struct = 0; struct < declared; struct++) skipStruct(input)
    }
    skipDeletes(input)
    return decoding.hasContent(input) ? undefined : { clients }
  } catch {
    return undefined // not the grammar, or shorter than it says
  }
}

export interface Scan {
  /** Whose structs are in it. */
  readonly clients: ReadonlySet<number>
}

const MAX_CLIENTS = 16
const MAX_STRUCTS = 20_000
/** A longer struct would mute its client id; only making and deleting offline produces long ones at all. */
const MAX_LENGTH = 20_000
const MAX_DEPTH = 2
const MAX_UINT32 = 2 ** 32 - 1

class Ungrammatical extends Error {}

const atMost = (most: number, value: number): number => {
  if (value > most) throw new Ungrammatical()
  return value
}
const bytesLeft = (input: decoding.Decoder) => input.arr.length - input.pos
const clientId = (input: decoding.Decoder) => atMost(MAX_UINT32, decoding.readVarUint(input))
const skipText = (input: decoding.Decoder) => void decoding.readVarUint8Array(input)
const skipLength = (input: decoding.Decoder) => {
  if (atMost(MAX_LENGTH, decoding.readVarUint(input)) === 0) throw new Ungrammatical()
}
const skipId = (input: decoding.Decoder) => {
  clientId(input)
  decoding.readVarUint(input)
}

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20

function skipStruct(input: decoding.Decoder) {
  const head = decoding.readUint8(input)
  const kind = head & 31
  if (kind === 0) return head === 0 ? skipLength(input) : ungrammatical()
  if (head & HAS_ORIGIN) skipId(input)
  if (head & HAS_RIGHT_ORIGIN) skipId(input)
  if (!(head & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) {
    if (decoding.readVarUint(input) === 1) skipText(input)
    else skipId(input)
    if (head & HAS_KEY) skipText(input)
  }
  const skipContent = CONTENTS[kind] ?? ungrammatical
  return skipContent(input)
}

function ungrammatical(): never {
  throw new Ungrammatical()
}

/** By Yjs' number of the content. What is not listed (JSON of old, binary, embeds, formats, documents, gaps) is refused. */
const CONTENTS: Readonly<Record<number, (input: decoding.Decoder) => void>> = {
  1: skipLength, // deleted
  4: skipLetters,
  7: skipType,
  8: skipValue,
}

function skipLetters(input: decoding.Decoder) {
  const bytes = decoding.readVarUint8Array(input).byteLength
  if (bytes === 0 || bytes > MAX_LENGTH * 3) throw new Ungrammatical()
}

const MAP = 1
const TEXT = 2
function skipType(input: decoding.Decoder) {
  const type = decoding.readVarUint(input)
  if (type !== MAP && type !== TEXT) throw new Ungrammatical()
}

function skipValue(input: decoding.Decoder) {
  const values = atMost(bytesLeft(input), decoding.readVarUint(input)) // more than one: an undone past of the same key
  if (values === 0) throw new Ungrammatical()
  for (let value = 0; value < values; value++) skipJson(input, 0)
}

const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** lib0's numbers for plain JSON; undefined (127), big integers (122) and bytes (116) are not JSON. */
function skipJson(input: decoding.Decoder, depth: number): void {
  const type = decoding.readUint8(input)
  if (type === 126 || type === 121 || type === 120) return // null, false, true
  if (type === 125) return void decoding.readVarInt(input)
  if (type === 124) return finite(decoding.readFloat32(input))
  if (type === 123) return finite(decoding.readFloat64(input))
  if (type === 119) return skipText(input)
  if ((type !== 118 && type !== 117) || depth >= MAX_DEPTH) throw new Ungrammatical()
  const size = atMost(bytesLeft(input), decoding.readVarUint(input))
  for (let at = 0; at < size; at++) {
    if (type === 118 && RESERVED.has(decoding.readVarString(input))) throw new Ungrammatical()
    skipJson(input, depth + 1)
  }
}

function finite(value: number) {
  if (!Number.isFinite(value)) throw new Ungrammatical()
}

function skipDeletes(input: decoding.Decoder) {
  const clients = atMost(bytesLeft(input), decoding.readVarUint(input))
  for (let client = 0; client < clients; client++) {
    clientId(input)
    const ranges = atMost(bytesLeft(input), decoding.readVarUint(input))
    for (let range = 0; range < ranges; range++) {
      decoding.readVarUint(input)
      if (decoding.readVarUint(input) === 0) throw new Ungrammatical()
    }
  }
}
