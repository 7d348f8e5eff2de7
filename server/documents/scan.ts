import * as decoding from 'lib0/decoding'

/**
 * Reads through an update (Yjs, V1) without building anything from it. Yjs allocates what a header declares and
 * resolves whatever it is given, so only bytes that follow this grammar reach it: maps, texts, letters and plain JSON;
 * no gaps, formats, embeds, binary or sub-documents; nothing declared that is not there, nothing left over.
 */
export function scan(update: Uint8Array, knows: (client: number) => boolean): Scan | undefined {
  const input = decoding.createDecoder(update)
  try {
    const clients = new Set<number>()
    const firsts: Firsts = new Map()
    const blocks = atMost(MAX_CLIENTS, decoding.readVarUint(input))
    for (let structs = 0, block = 0; block < blocks; block++) {
      const declared = atMost(bytesLeft(input), decoding.readVarUint(input))
      structs = atMost(MAX_STRUCTS, structs + declared)
      clients.add(clientId(input))
      if (clients.size !== block + 1) return undefined
      decoding.readVarUint(input) // the first clock, judged against the document later
      for (let struct = 0; struct < declared; struct++) skipStruct(input, firsts)
    }
    const ranges = skipDeletes(input, (client) => clients.has(client) || knows(client))
    if (ranges === undefined) return { clients, ranges: 0, isStrange: true, isCrowded: false }
    return decoding.hasContent(input) ? undefined : { clients, ranges, isStrange: false, isCrowded: false }
  } catch (reason) {
    if (reason instanceof Crowded) return { clients: new Set(), ranges: 0, isStrange: false, isCrowded: true }
    return undefined // not the grammar, or shorter than it says
  }
}

export interface Scan {
  /** Whose structs are in it. */
  readonly clients: ReadonlySet<number>
  /** How many stretches of anybody's it deletes. */
  readonly ranges: number
  /** It deletes what somebody nobody knows is to have written; the rest was not read. */
  readonly isStrange: boolean
  /** More in one place say that nothing stands beside them than honest work ever makes; the rest was not read. */
  readonly isCrowded: boolean
}

/** How many structs say of one place, as it is written, that they are the first there. */
type Firsts = Map<string, number>
/** Honestly once a place, and once more for each who wrote there without knowing of the others. */
const MAX_FIRSTS = 64
class Crowded extends Error {}

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
/** Bytes; what is longer names nothing of ours, and is refused later. */
const LONGEST_PLACE = 256

function skipStruct(input: decoding.Decoder, firsts: Firsts) {
  const head = decoding.readUint8(input)
  const kind = head & 31
  if (kind === 0) return head === 0 ? skipLength(input) : ungrammatical()
  if (head & HAS_ORIGIN) skipId(input)
  if (head & HAS_RIGHT_ORIGIN) skipId(input)
  let isInside = false
  if (!(head & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) {
    const from = input.pos
    isInside = decoding.readVarUint(input) !== 1
    if (isInside) skipId(input)
    else skipText(input)
    if (head & HAS_KEY) skipText(input)
    const place = String.fromCharCode(...input.arr.subarray(from, Math.min(input.pos, from + LONGEST_PLACE)))
    const count = (firsts.get(place) ?? 0) + 1
    if (count > MAX_FIRSTS) throw new Crowded()
    firsts.set(place, count)
  }
  const skipContent = CONTENTS[kind] ?? ungrammatical
  return skipContent(input, isInside)
}

function ungrammatical(): never {
  throw new Ungrammatical()
}

/** By Yjs' number of the content. What is not listed (JSON of old, binary, embeds, formats, documents, gaps) is refused. */
const CONTENTS: Readonly<Record<number, (input: decoding.Decoder, isInside: boolean) => void>> = {
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
/** A map hangs on a root and nowhere else, so nothing is ever deep. */
function skipType(input: decoding.Decoder, isInside: boolean) {
  const type = decoding.readVarUint(input)
  if (type !== TEXT && (type !== MAP || isInside)) throw new Ungrammatical()
}

function skipValue(input: decoding.Decoder) {
  const values = atMost(bytesLeft(input), decoding.readVarUint(input)) // more than one: an undone past of the same key
  if (values === 0 || values > MAX_LENGTH) throw new Ungrammatical()
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

/** Everybody once, and each one's ranges rising: Yjs writes them so, and a range named twice would be looked for twice. */
function skipDeletes(input: decoding.Decoder, isKnown: (client: number) => boolean): number | undefined {
  const clients = atMost(bytesLeft(input), decoding.readVarUint(input))
  const seen = new Set<number>()
  let all = 0
  for (let at = 0; at < clients; at++) {
    const client = clientId(input)
    if (!isKnown(client)) return undefined
    if (seen.size === seen.add(client).size) throw new Ungrammatical()
    const ranges = atMost(bytesLeft(input), decoding.readVarUint(input))
    all += ranges
    for (let range = 0, end = 0; range < ranges; range++) {
      const clock = decoding.readVarUint(input)
      const length = decoding.readVarUint(input)
      if (clock < end || length === 0) throw new Ungrammatical()
      end = clock + length
    }
  }
  return all
}
