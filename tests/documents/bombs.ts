import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { MAX_FIRST_SYNC, MAX_UPDATE } from '#server/documents/guard.ts'
import type { DocumentName } from '#shared/board/rights.ts'
import type { PersonId } from '#shared/core/actor.ts'
import { diceOf } from './mutants.ts'
import { author, guarded, note } from './peers.ts'

/** Something sent to do harm, and the document it is sent to. */
export interface Bomb {
  readonly name: string
  readonly document?: DocumentName
  /** What was there before, all of it honestly. */
  before?(room: Room): void
  update(room: Room): Uint8Array
  /** As the first sync of a connection, where more is allowed; else as an update. */
  readonly isFirstSync?: true
  readonly times?: number
  /** What the server may allocate for it, in bytes, garbage included, where that is more than for the others. */
  readonly most?: number
}
export type Room = ReturnType<typeof guarded>

const MB = 1024 * 1024
const MOST = 2 * MB

const written = (write: (out: encoding.Encoder) => void): Uint8Array => {
  const out = encoding.createEncoder()
  write(out)
  return encoding.toUint8Array(out)
}
const number = encoding.writeVarUint
/** `count` structs of one client, and nothing deleted. */
const structs = (client: number, clock: number, count: number, struct: (out: encoding.Encoder, at: number) => void) =>
  written((out) => {
    for (const value of [1, count, client, clock]) number(out, value)
    for (let at = 0; at < count; at++) struct(out, at)
    number(out, 0)
  })
const deletes = (write: (out: encoding.Encoder) => void) => written((out) => (number(out, 0), write(out)))

const put = ({ peer }: Room) => {
  const ann = peer('ann')
  ann.board.put('s1', { ...note(), by: 'ann' as PersonId })
  ann.push()
  return ann
}
const [LETTERS, VALUE, KEYED] = [4, 8, 0x20]

/** One letter under a text of client 7 whose clock is 0, as if nothing stood beside it. */
const letter = (out: encoding.Encoder) => {
  encoding.writeUint8(out, LETTERS)
  for (const value of [0, 7, 0]) number(out, value)
  encoding.writeVarString(out, 'a')
}
const beginNote = ({ peer }: Room) => void peer('ann').does((own) => own.getMap('questions').set('q1', new Y.Text('')))

export const BOMBS: readonly Bomb[] = [
  {
    name: '33 million structs declared in seven bytes',
    update: () => Uint8Array.of(0x01, 0xc0, 0x94, 0xde, 0x0f, 0x05, 0x00),
  },
  {
    name: '100,000 client ids',
    isFirstSync: true,
    update: () =>
      written((out) => {
        number(out, 100_000)
        for (let at = 0; at < 100_000; at++) for (const value of [1, 1_000 + at, 0, 0, 1]) number(out, value)
        number(out, 0)
      }),
  },
  {
    name: '100,000 strangers of whom something is deleted',
    isFirstSync: true,
    update: () =>
      deletes((out) => {
        number(out, 100_000)
        for (let at = 0; at < 100_000; at++) for (const value of [1_000 + at, 1, 0, 1]) number(out, value)
      }),
  },
  {
    name: 'a map 5,000 deep',
    before: put,
    update({ doc }) {
      const own = new Y.Doc()
      own.clientID = 70
      Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
      own.transact(() => {
        let map = own.getMap('stickies').get('s1') as Y.Map<unknown>
        for (let depth = 0; depth < 5_000; depth++) map = map.set('basis', new Y.Map())
      })
      return Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc))
    },
  },
  {
    name: 'a gap, 4,000 times',
    before: put,
    times: 4_000,
    update({ peer }) {
      const ann = peer('ann')
      ann.board.move('s1', [1, 1])
      const before = Y.encodeStateVector(ann.doc)
      ann.board.move('s1', [2, 2])
      return Y.encodeStateAsUpdate(ann.doc, before)
    },
  },
  {
    name: '2,001 deletions of stickies that are somebody else’s',
    isFirstSync: true,
    before: ({ peer, offer }) => {
      const fay = peer('fay')
      fay.board.together(() => {
        for (let at = 0; at < 2_001; at++) fay.doc.getMap('stickies').set(`s${at}`, new Y.Map([['kind', 'note']]))
      })
      offer('fay', fay.unsent(), author('fay'), MAX_FIRST_SYNC)
    },
    update: () =>
      deletes((out) => {
        for (const value of [1, 5, 2_001]) number(out, value)
        for (let at = 0; at < 2_001; at++) for (const value of [2 * at, 1]) number(out, value)
      }),
  },
  {
    name: 'one stretch deleted 40,000 times over',
    before: put,
    update: () =>
      deletes((out) => {
        for (const value of [1, 7, 40_000]) number(out, value)
        for (let at = 0; at < 40_000; at++) for (const value of [0, 3]) number(out, value)
      }),
  },
  {
    name: 'more deletions than there is to delete',
    before: put,
    isFirstSync: true,
    update: () =>
      deletes((out) => {
        for (const value of [1, 7, 150_000]) number(out, value)
        for (let at = 0; at < 150_000; at++) for (const value of [2 * at, 1]) number(out, value)
      }),
  },
  {
    name: 'a tombstone of two thousand million',
    update: () => structs(7, 0, 1, (out) => (encoding.writeUint8(out, 0), number(out, 2 ** 31))),
  },
  {
    name: 'a million marks of format',
    isFirstSync: true,
    update: () =>
      structs(7, 0, 20_000, (out) => {
        encoding.writeUint8(out, 6)
        for (const value of [1]) number(out, value)
        encoding.writeVarString(out, 'q1')
        encoding.writeVarString(out, 'bold')
        encoding.writeVarString(out, 'true')
      }),
  },
  {
    name: 'a text of ten million letters',
    update: () =>
      structs(7, 0, 1, (out) => {
        encoding.writeUint8(out, LETTERS)
        number(out, 1)
        encoding.writeVarString(out, 'q1')
        encoding.writeVarString(out, 'x'.repeat(10_000_000))
      }),
  },
  {
    name: 'the newer encoding of Yjs',
    update() {
      const own = new Y.Doc()
      own.clientID = 7
      own.getMap('stickies').set('s1', new Y.Map([['kind', 'note']]))
      return Y.encodeStateAsUpdateV2(own)
    },
  },
  {
    name: 'random bytes',
    update() {
      const dice = diceOf(82)
      return Uint8Array.from({ length: MAX_UPDATE }, () => dice(256))
    },
  },
  {
    name: 'letters that all say nothing stands beside them',
    document: 'notes',
    isFirstSync: true,
    before: (room) => {
      beginNote(room)
      room.offer('ann', structs(7, 1, 4_000, letter), author('ann'), MAX_FIRST_SYNC)
    },
    update: () => structs(70, 0, 5_000, letter),
  },
  {
    name: 'values of one key that all say there was none before',
    isFirstSync: true,
    before: put,
    update: () =>
      structs(70, 0, 9_000, (out) => {
        encoding.writeUint8(out, VALUE | KEYED)
        for (const value of [0, 7, 0]) number(out, value)
        encoding.writeVarString(out, 'kind')
        number(out, 1)
        encoding.writeAny(out, 'idea')
      }),
  },
  {
    name: 'a million values in one place',
    isFirstSync: true,
    update: () =>
      structs(7, 0, 1, (out) => {
        encoding.writeUint8(out, VALUE | KEYED)
        number(out, 1)
        for (const word of ['links', 'a']) encoding.writeVarString(out, word)
        number(out, 1_000_000)
        for (let at = 0; at < 1_000_000; at++) encoding.writeUint8(out, 126)
      }),
  },
  {
    name: 'a note of a hundred thousand wide letters',
    document: 'notes',
    most: 8 * MB,
    before: beginNote,
    update({ peer }) {
      const ann = peer('ann')
      const text = ann.doc.getMap('questions').get('q1') as Y.Text
      for (let at = 0; at < 6; at++) text.insert(0, 'é'.repeat(18_000))
      return ann.unsent()
    },
  },
]

/** Throws one bomb, and says what came of it. */
export function thrown({ document = 'board', before, update, isFirstSync, times = 1 }: Bomb) {
  const room = guarded(document)
  before?.(room)
  const bytes = update(room)
  const state = Y.encodeStateAsUpdate(room.doc)
  const [sent, faults] = [new Array<Uint8Array>(), new Set<string>()]
  room.doc.on('update', (news: Uint8Array) => void sent.push(news))
  return {
    bytes,
    room,
    explode() {
      const limit = isFirstSync ? MAX_FIRST_SYNC : MAX_UPDATE
      for (let time = 0; time < times; time++) faults.add(room.offer('ann', bytes, author('ann'), limit))
    },
    outcome: () => ({
      faults: [...faults],
      broadcast: sent.length,
      isUntouched: Buffer.from(state).equals(Y.encodeStateAsUpdate(room.doc)),
      parked: room.doc.store.pendingStructs !== null || room.doc.store.pendingDs !== null,
    }),
  }
}

/** What the server may at most allocate for it, in bytes, garbage included. */
export const allowed = ({ most = MOST, times = 1 }: Bomb) => most * Math.max(1, times / 50)
