// Where WebSockets are blocked, a document's frames go over the room's own line, in parts: a request there may hold
// no more than 16 KiB, and between parts everything else has its turn.

/** Bytes of one part to the server: as base64, which polling makes of it, it still fits into a request. */
export const PART_UP = 10 * 1024
/** Bytes of one part to a device: bigger, because every part is answered, and a line may carry only so many packets. */
export const PART_DOWN = 32 * 1024
/** Parts on their way that the other side has not taken yet. */
export const WINDOW = 4

/** `auth` of the namespace `/y/<document>`; the room is the line's own. `visit` tells one visit on a line from the next. */
export interface CarriedAuth {
  readonly document: string
  readonly ticket: string
  readonly visit: number
}

export interface CarriedDown {
  part(visit: number, part: Uint8Array, isLast: boolean, taken: () => void): void
  /** With a code as a WebSocket would be closed with. */
  closed(visit: number, code: number): void
}

export interface CarriedUp {
  part(part: Uint8Array, isLast: boolean, taken: () => void): void
}

export const carriedPlace = (documentName: string): string => `/y/${documentName}`

type SendPart = (part: Uint8Array, isLast: boolean, taken: () => void) => void

/** Sends frames in their order, and no faster than the other side takes them. */
export function inParts(size: number, send: SendPart) {
  let parts: { readonly part: Uint8Array; readonly isLast: boolean }[] = []
  let underway = 0
  let bytes = 0

  function pump() {
    while (underway < WINDOW) {
      const next = parts.shift()
      if (!next) return
      underway += 1
      send(next.part, next.isLast, () => {
        underway -= 1
        bytes -= next.part.byteLength
        pump()
      })
    }
  }

  return {
    send(frame: Uint8Array) {
      bytes += frame.byteLength
      for (let at = 0; at === 0 || at < frame.byteLength; at += size)
        parts.push({ part: frame.subarray(at, at + size), isLast: at + size >= frame.byteLength })
      pump()
    },
    /** Bytes that the other side has not taken. */
    waiting: () => bytes,
    /** Sends nothing that is not on its way yet. */
    stop: () => void (parts = []),
  }
}

/** Puts frames together again; one longer than `most` bytes is not gathered. */
export function fromParts(most: number) {
  let parts: Uint8Array[] = []
  let bytes = 0
  return {
    /** The frame that this part completes, if any. */
    take(part: Uint8Array, isLast: boolean): Uint8Array | 'tooLong' | undefined {
      bytes += part.byteLength
      if (bytes > most) return 'tooLong'
      parts.push(part)
      if (!isLast) return undefined
      const frame = new Uint8Array(bytes)
      let at = 0
      for (const one of parts) {
        frame.set(one, at)
        at += one.byteLength
      }
      parts = []
      bytes = 0
      return frame
    },
  }
}
