import { vi } from 'vitest'
import { type HubMeans, hubOf } from '#server/documents/hub.ts'
import { memoryDocumentLog } from './memory-document-log.ts'
import { author, IDS } from './peers.ts'

/** A socket whose other side is in the test's hands. */
function aSocket() {
  const heard = new Map<string, (...args: never[]) => void>()
  const socket = {
    OPEN: 1,
    CLOSING: 2,
    readyState: 1,
    bufferedAmount: 0,
    sent: [] as Uint8Array[],
    codes: [] as number[],
    on: (event: string, hear: (...args: never[]) => void) => void heard.set(event, hear),
    once: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    send: (frame: Uint8Array) => void socket.sent.push(frame),
    terminate: () => undefined,
    close(code: number) {
      socket.codes.push(code)
      socket.readyState = 3
    },
  }
  return {
    socket: socket as never,
    sent: socket.sent,
    codes: socket.codes,
    unread: (bytes: number) => void (socket.bufferedAmount = bytes),
    says: (frame: Uint8Array) => heard.get('message')!(Buffer.from(frame) as never, true as never),
    leaves: () => heard.get('close')!(),
  }
}

/** A hub on a log in memory that is read when the test says so. */
export function aHub({ log, double } = memoryDocumentLog()) {
  let goOn = () => {}
  const loading = new Promise<void>((resolve) => (goOn = resolve))
  const load = vi.fn<typeof log.load>(async (...asked) => {
    await loading
    return log.load(...asked)
  })
  const failed = vi.fn<HubMeans['failed']>()
  const gone = vi.fn<HubMeans['gone']>()
  const hub = hubOf({
    log: { ...log, load },
    room: 'ROOM',
    name: 'board',
    epoch: 1,
    before: Promise.resolve(),
    now: () => Date.now(),
    refused: () => 'updateRefused',
    failed,
    gone,
  })
  const sits = (name: keyof typeof IDS) => {
    const one = aSocket()
    hub.welcome(one.socket, author(name), IDS[name][0])
    return one
  }
  return { hub, sits, load, gone, failed, log, double, loaded: async () => (goOn(), await hub.document()) }
}
