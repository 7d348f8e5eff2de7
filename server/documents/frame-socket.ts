/**
 * What frames come and go by: a WebSocket, or the room's own line where WebSockets are blocked. As much of `ws` as
 * documents use.
 */
export interface FrameSocket {
  readonly readyState: number
  readonly OPEN: number
  readonly CLOSING: number
  /** Bytes that the other side has not taken yet. */
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  pause(): void
  resume(): void
  close(code: number, reason: string): void
  terminate(): void
  on(event: 'message', hear: (frame: Buffer, isBinary: boolean) => void): unknown
  on(event: 'close', hear: () => void): unknown
  once(event: 'close', hear: () => void): unknown
}
