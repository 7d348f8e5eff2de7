import * as Y from 'yjs'
import type { PersonId } from '#shared/core/actor.ts'
import type { CloseReason } from '#shared/protocol/close-codes.ts'
import type { Author } from './author.ts'
import type { FrameSocket } from './frame-socket.ts'
import { cursorsFrame, type Frame, frameOf } from './frames.ts'
import { type Fault, MAX_FIRST_SYNC, MAX_UPDATE } from './guard.ts'
import { hangUp } from './hang-up.ts'
import type { Pointing } from './hub.ts'
import { inflow } from './inflow.ts'
import type { LiveDocument } from './live-document.ts'
import { type Outflow, outflow } from './outflow.ts'
import { paceOf } from './pace.ts'

/** A stock client asks once per connection, and an answer may be the whole document. */
const ASKS = { perSecond: 1, burst: 5 }

interface Means {
  readonly socket: FrameSocket
  readonly author: Author
  /** The one its ticket was issued for; the person may own others. */
  readonly clientId: number
  readonly pointing: Pointing
  now(): number
  refused(person: PersonId, fault: Fault): CloseReason
  left(visit: Visit, clientId: number): void
}

export interface Visit {
  readonly person: PersonId
  readonly outflow: Outflow
  begin(document: LiveDocument): void
  /** Sends a reader that fell behind what it has missed, once it has read the rest. */
  catchUp(): void
  end(reason: CloseReason): void
}

/** One connection to one document, from its first frame to its last. */
export function visit({ socket, author, clientId, pointing, now, refused, left }: Means): Visit {
  const asks = paceOf({ ...ASKS, now })
  const out = outflow({ socket, now, tooSlow: () => end('tooSlow') })
  const reading = inflow({ socket, now, handle, flooded: () => end('tooMany') })
  let document: LiveDocument | undefined
  let hasSynced = false
  let isVoid = false

  socket.on('close', leave)
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return refuse('malformed')
    reading.accept(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  })

  function handle(bytes: Uint8Array) {
    const frame = frameOf(bytes)
    if (frame && document) answer(frame, document)
    else refuse('malformed')
  }

  function answer(frame: Frame, at: LiveDocument) {
    if (frame.type === 'cursors') return point(frame.states)
    if (frame.type === 'ask') return tell(frame.vector, at)
    const limit = frame.type === 'answer' && !hasSynced ? MAX_FIRST_SYNC : MAX_UPDATE
    hasSynced ||= frame.type === 'answer'
    at.offer({ update: frame.update, author, limit, isVoid: () => isVoid, refuse })
  }

  function tell(vector: Uint8Array, at: LiveDocument) {
    if (!asks.take(1)) return end('tooMany')
    if (!isVector(vector, at.doc.store.clients.size)) return refuse('malformed')
    if (out.hasRoom()) at.answer(vector, out)
  }

  function point(states: Uint8Array) {
    pointing.cursors.receive(states, clientId, author)
    pointing.soon()
  }

  function refuse(fault: Fault) {
    isVoid = true
    end(refused(author.person, fault))
  }

  /** Nothing more is read from it, whatever is still on its way. What came before counts, but not from who is removed. */
  function end(reason: CloseReason) {
    isVoid ||= reason === 'notAllowed'
    hangUp(socket, reason)
    leave()
  }

  function leave() {
    reading.close()
    left(self, clientId)
  }

  const self: Visit = {
    person: author.person,
    outflow: out,
    end,
    begin(loaded) {
      document = loaded
      out.mention(loaded.question())
      const everybody = pointing.cursors.all()
      if (everybody) out.mention(cursorsFrame(everybody))
      reading.open()
    },
    catchUp() {
      const from = out.missing()
      if (from !== undefined) document?.catchUp(out, from)
    },
  }
  return self
}

/** Client ids that nobody here knows yet: of what somebody wrote offline, connection after connection. */
const MOST_UNKNOWN = 256
const BYTES_PER_CLIENT = 13

function isVector(bytes: Uint8Array, known: number): boolean {
  if (bytes.byteLength > (known + MOST_UNKNOWN) * BYTES_PER_CLIENT) return false
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false // shorter than it says
  }
}
