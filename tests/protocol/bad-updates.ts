import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

// Updates and cursors that a stock client never sends, made as a stranger would make them: nothing of ours is imported.

interface Making {
  /** The Yjs client id that belongs to whoever sends this. */
  readonly own: number
  /** What the board holds, with a sticky `s1` by somebody else. */
  readonly board: Uint8Array
  /** A client id that belongs to somebody else. */
  readonly another: number
}

const sticky = (entries: Readonly<Record<string, unknown>>) =>
  new Y.Map(Object.entries({ kind: 'note', pos: [0, 0], ...entries }))
const honest = () => sticky({ text: new Y.Text('Hello') })

/** What somebody with this id would send after doing this to the board. */
function changed({ own, board }: Making, act: (stickies: Y.Map<unknown>, doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('stickies')
  doc.getMap('links')
  Y.applyUpdate(doc, board)
  doc.clientID = own
  act(doc.getMap('stickies'), doc)
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(board))
}

function written(...parts: readonly (number | Uint8Array | string)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

const put = (entries: Readonly<Record<string, unknown>>) => (making: Making) =>
  changed(making, (stickies) => void stickies.set('bad', sticky({ text: new Y.Text(''), ...entries })))

const UPDATES: Readonly<Record<string, (making: Making) => Uint8Array>> = {
  honest: (making) => changed(making, (stickies) => void stickies.set('s2', honest())),
  known: ({ board }) => board,
  another: (making) => changed({ ...making, own: making.another }, (stickies) => void stickies.set('s2', honest())),
  gap(making) {
    const doc = new Y.Doc()
    doc.clientID = making.own
    doc.getMap('stickies').set('s2', honest())
    const vector = Y.encodeStateVector(doc)
    doc.getMap('stickies').set('s3', honest())
    return Y.encodeStateAsUpdate(doc, vector)
  },
  manyClients() {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 30_000)
    for (let client = 1; client <= 30_000; client++) {
      for (const part of [1, client, 0]) encoding.writeVarUint(encoder, part)
      encoding.writeUint8(encoder, 0)
      encoding.writeVarUint(encoder, 1)
    }
    encoding.writeVarUint(encoder, 0)
    return encoding.toUint8Array(encoder)
  },
  deep: (making) =>
    changed(making, (stickies) => {
      let inner = new Y.Map<unknown>()
      stickies.set('bad', inner)
      for (let depth = 0; depth < 5_000; depth++) {
        const next = new Y.Map<unknown>()
        inner.set('a', next)
        inner = next
      }
    }),
  deletesOne: (making) => changed(making, (stickies) => stickies.delete('s1')),
  deletesAll: (making) => changed(making, (stickies) => stickies.clear()),
  longText: (making) =>
    changed(making, (stickies) => void stickies.set('bad', sticky({ text: new Y.Text('x'.repeat(200_000)) }))),
  formats: (making) =>
    changed(making, (stickies) => {
      stickies.set('bad', honest())
      ;((stickies.get('bad') as Y.Map<unknown>).get('text') as Y.Text).format(0, 2, { bold: true })
    }),
  root: (making) => changed(making, (_, doc) => void doc.getMap('secrets').set('a', 1)),
  key: put({ colour: 'red' }),
  forgedName: put({ by: 'somebody-else' }),
  binary: put({ basis: Uint8Array.of(1, 2, 3) }),
  subdocument: put({ basis: new Y.Doc() }),
  notFinite: put({ pos: [Number.NaN, Number.POSITIVE_INFINITY] }),
}

const CURSORS: Readonly<Record<string, (making: Making) => Uint8Array>> = {
  anothersCursor: ({ another }) => written(1, another, 1, '{"at":[1,1]}'),
  bigCursor: ({ own }) => written(1, own, 1, JSON.stringify({ at: 'x'.repeat(20_000) })),
  manyCursors: () =>
    written(5_000, ...Array.from({ length: 5_000 }, (_, at) => [at + 10, 1, '{"at":[1,1]}'] as const).flat()),
  lastCursor: ({ own }) => written(1, own, Number.MAX_SAFE_INTEGER, '{"at":[1,1]}'),
}

/** One frame, by its name in `bad-yjs.json`. */
export function badFrame(name: string, making: Making): Uint8Array {
  const update = UPDATES[name]
  if (update) return written(0, 2, update(making))
  const cursor = CURSORS[name]
  if (!cursor) throw new Error(`nobody knows how to make ${name}`)
  return written(1, cursor(making))
}
