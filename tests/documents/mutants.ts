import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import { author, guarded, IDS, note } from './peers.ts'

const FOREIGN = [...IDS.fay, ...IDS.bob] as const

/** Repeatable chance (mulberry32). */
export function diceOf(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return (below: number) => Math.floor(next() * below)
}
type Dice = ReturnType<typeof diceOf>

/** A board that several people worked on, and what Ann's device would honestly send next. */
function honest(dice: Dice) {
  const room = guarded()
  for (const name of ['fay', 'bob', 'ann'] as const) {
    const peer = room.peer(name)
    peer.board.put(`${name}1`, { ...note(`By ${name}`), by: author(name).person })
    peer.board.put(`${name}2`, note('Unsigned'))
    peer.board.link(`${name}-link`, { from: `${name}1`, to: `${name}2`, kind: 'relates' })
    peer.push()
  }
  const ann = room.peer('ann', IDS.ann[dice(2)])
  const acts: readonly (() => void)[] = [
    () => ann.board.put(`new${dice(9)}`, { ...note('Fresh'), by: author('ann').person }),
    () => ann.board.move('bob1', [dice(100), dice(100)]),
    () => ann.board.wording('fay1')?.insert(0, 'More '),
    () => ann.board.wording('ann1')?.delete(0, 2),
    () => ann.board.remove('ann2'),
    () => ann.board.set('bob2', 'barrierKinds', ['risk']),
    () => ann.board.link('extra', { from: 'ann1', to: 'bob1', kind: 'answers' }),
    () => ann.board.unlink('ann-link'),
    () => ann.board.undo.undo(),
  ]
  for (let act = 0; act <= dice(4); act++) acts[dice(acts.length)]!()
  return { ...room, update: ann.unsent() }
}

/** Changes, doubles, drops or crosses bytes; half of the time only those that are small numbers, as ids and lengths are. */
function mutated(update: Uint8Array, dice: Dice): Uint8Array {
  const bytes = [...update]
  for (let change = 0; change <= dice(3); change++) {
    const at = dice(bytes.length)
    const foreign = FOREIGN[dice(FOREIGN.length)]!
    const kinds = [
      () => void (bytes[at] = dice(256)),
      () => void (bytes[at] = dice(12)),
      () => void (bytes[at] = foreign),
      () => void (bytes[at]! += 1),
      () => void bytes.splice(at, 1),
      () => void bytes.splice(at, 0, dice(256)),
      () => void bytes.splice(at, dice(8), ...update.slice(dice(update.length)).slice(0, dice(8))),
    ]
    kinds[dice(kinds.length)]!()
  }
  return Uint8Array.from(bytes, (byte) => byte & 255)
}

/** What one mutant of Ann's update did that it must not do; empty when it was refused, or did no harm. */
export function harmOf(seed: number): { readonly admitted: boolean; readonly harm: readonly string[] } {
  const dice = diceOf(seed)
  const { doc, offer, update } = honest(dice)
  const before = Y.encodeStateAsUpdate(doc)
  const [foreignClocks, stickies] = [clocksOf(doc), doc.getMap('stickies').toJSON()]
  const verdict = offer('ann', mutated(update, dice))
  const after = Y.encodeStateAsUpdate(doc)
  const copy = new Y.Doc()
  for (const root of ['stickies', 'links']) copy.getMap(root)
  Y.applyUpdate(copy, before)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(before)))

  const harm = Object.entries({
    'a refused update left something': verdict !== 'admitted' && !same(before, after),
    'something is parked': [doc, copy].some(({ store }) => store.pendingStructs !== null || store.pendingDs !== null),
    'a new root': [...doc.share.keys()].some((root) => root !== 'stickies' && root !== 'links'),
    'struct of another': FOREIGN.some((client) => Y.getState(doc.store, client) !== foreignClocks.get(client)),
    'a stranger among the authors': [...doc.store.clients.keys()].some((client) => !KNOWN.has(client)),
    'copies differ': JSON.stringify(sorted(copy.toJSON())) !== JSON.stringify(sorted(doc.toJSON())),
    'a sticky of another is gone, or signed anew': ['fay1', 'fay2', 'bob1', 'bob2'].some(
      (id) => !doc.getMap('stickies').has(id) || signatureIn(doc, id) !== stickies[id].by,
    ),
    'a link of another is gone': ['fay-link', 'bob-link'].some((id) => !doc.getMap('links').has(id)),
    'a sticky of another does not fit any more': ['fay1', 'fay2', 'bob1', 'bob2'].some(
      (id) => !boardOf(doc).stickies().has(id),
    ),
  })
  return { admitted: verdict === 'admitted', harm: harm.filter(([, happened]) => happened).map(([what]) => what) }
}

const KNOWN = new Set<number>([...FOREIGN, ...IDS.ann])
const clocksOf = (doc: Y.Doc) => new Map(FOREIGN.map((client) => [client, Y.getState(doc.store, client)]))
const same = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(Buffer.from(other))
const signatureIn = (doc: Y.Doc, id: string) => (doc.getMap('stickies').get(id) as Y.Map<unknown>).get('by')

/** Maps that have converged still list their keys in different orders. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
