import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import { linkPartSchema, noteSchema, stickyPartSchema } from '#shared/board/shape.ts'
import { read } from '#shared/kit/schema.ts'
import { type Dice, honestWork, type Work } from './honest-work.ts'
import { author, IDS } from './peers.ts'

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

const ALL_IDS: readonly number[] = Object.values(IDS).flat()

/** Changes, doubles, drops or crosses bytes, also with what somebody else would send; small numbers are ids and lengths. */
function mutated({ update, other }: Work, dice: Dice): Uint8Array {
  const bytes = [...update]
  const piece = (of: Uint8Array) => of.slice(dice(of.length)).slice(0, dice(12))
  for (let change = 0; change <= dice(3); change++) {
    const at = dice(bytes.length)
    const kinds = [
      () => void (bytes[at] = dice(256)),
      () => void (bytes[at] = dice(12)),
      () => void (bytes[at] = ALL_IDS[dice(ALL_IDS.length)]!),
      () => void (bytes[at]! += 1),
      () => void bytes.splice(at, 1),
      () => void bytes.splice(at, 0, dice(256)),
      () => void bytes.splice(at, dice(8), ...piece(update)),
      () => void bytes.splice(at, dice(8), ...piece(other.update)),
    ]
    kinds[dice(kinds.length)]!()
  }
  return Uint8Array.from(bytes, (byte) => byte & 255)
}

export interface Outcome {
  readonly verdict: string
  /** What it did that it must not do; empty when it was refused, or did no harm. */
  readonly harm: readonly string[]
}

/** What became of one mutant of an honest update. */
export function harmOf(seed: number): Outcome {
  const dice = diceOf(seed)
  const work = honestWork(dice)
  const { room, sender, other } = work
  const { doc, offer } = room
  const before = Y.encodeStateAsUpdate(doc)
  const was = { clocks: clocksOf(doc), json: plainOf(work), roots: [...doc.share.keys()] }
  const verdict = offer(sender, mutated(work, dice))
  const after = Y.encodeStateAsUpdate(doc)
  const copy = copyOf(work, before, Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(before)))
  const harm = [
    ...(verdict !== 'admitted' && !same(before, after) ? ['a refused update left something'] : []),
    ...(verdict === 'admitted' && sender === 'olu' ? ['somebody without rights wrote'] : []),
    ...harmIn(work, was),
    ...(isParked(doc) || isParked(copy) ? ['something is parked'] : []),
    ...(sameText(copy, doc, work) ? [] : ['copies differ']),
  ]
  // Whatever came before, what somebody else honestly does is still admitted, and everybody ends with the same.
  const honest = offer(other.name, other.update)
  const late = copyOf(work, before, other.update, Y.encodeStateAsUpdate(doc))
  if (honest !== 'admitted' && honest !== 'known' && !isCrossed(work))
    harm.push(`then ${other.name} was refused: ${honest}`)
  else if (honest === 'admitted' && !sameText(late, doc, work)) harm.push('copies differ afterwards')
  return { verdict, harm }

  /** What the mutant honestly did may be what stands in the way: the same key, removed or taken meanwhile. */
  function isCrossed({ document }: Work) {
    return verdict === 'admitted' && (document === 'notes' || ['unsound', 'shape', 'removal'].includes(honest))
  }
}

/** What becomes of a few updates, two of them mutants, judged in one round, and of the same judged one by one. */
export function roundsOf(seed: number) {
  const [alone, together] = [false, true].map((isRound) => {
    const dice = diceOf(seed)
    const work = honestWork(dice)
    const { room, sender, other } = work
    const offers = [
      [sender, mutated(work, dice)],
      [other.name, other.update],
      [sender, mutated(work, dice)],
      [sender, work.update],
    ] as const
    const told = [Y.encodeStateAsUpdate(room.doc)]
    room.doc.on('update', (update: Uint8Array) => told.push(update))
    const verdicts: string[] = []
    const judge = () => offers.forEach(([name, update]) => verdicts.push(room.offer(name, update)))
    if (isRound) room.doc.transact(judge)
    else judge()
    const copy = copyOf(work, ...told)
    const [text, heard] = [room.doc, copy].map((doc) => JSON.stringify(sorted(plainOf({ ...work, room: { doc } }))))
    return { verdicts, text, heard, clocks: [...clocksOf(room.doc)], isParked: isParked(room.doc) || isParked(copy) }
  })
  return { alone: alone!, together: together! }
}

interface Before {
  readonly clocks: ReadonlyMap<number, number>
  readonly json: Plain
  readonly roots: readonly string[]
}
type Plain = Readonly<Record<string, Readonly<Record<string, unknown>>>>

function harmIn({ room: { doc }, sender, document }: Work, was: Before): string[] {
  const own: readonly number[] = IDS[sender]
  const now = plainOf({ document, room: { doc } })
  const roots = ROOTS[document]!
  const isOthers = (key: string) => !key.startsWith(sender) && !key.startsWith('new') && key !== 'extra'
  const harm = {
    'a new root': [...doc.share.keys()].some((root) => !was.roots.includes(root)),
    'struct of another': ALL_IDS.some((id) => !own.includes(id) && Y.getState(doc.store, id) !== was.clocks.get(id)),
    'a stranger among the authors': [...doc.store.clients.keys()].some((id) => !ALL_IDS.includes(id)),
    'an entry that does not fit': roots.some((root) => Object.values(now[root]!).some((value) => !FITS[root]!(value))),
    'signed for somebody else': Object.entries(now['stickies'] ?? {}).some(([key, sticky]) => {
      const [by, before] = [signatureOf(sticky), signatureOf(was.json['stickies']?.[key])]
      return by !== before && by !== undefined && by !== author(sender).person
    }),
    'taken from somebody else':
      sender !== 'fay' && Object.keys(was.json[roots[0]!]!).some((key) => isOthers(key) && !(key in now[roots[0]!]!)),
    'a card of another is not shown any more':
      document === 'board' && ['fay1', 'bob2'].some((id) => sender !== 'fay' && !boardOf(doc).stickies().has(id)),
    'a link of another is gone':
      document === 'board' && sender === 'ann' && ['fay-link', 'bob-link'].some((id) => !(id in now['links']!)),
  }
  return Object.entries(harm)
    .filter(([, happened]) => happened)
    .map(([what]) => what)
}

const ROOTS: Readonly<Record<string, readonly string[]>> = { board: ['stickies', 'links'], notes: ['questions'] }
const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  stickies: (value) => read(stickyPartSchema, value).ok,
  links: (value) => read(linkPartSchema, value).ok,
  questions: (value) => read(noteSchema, value).ok,
}

const plainOf = ({
  document,
  room: { doc },
}: Pick<Work, 'document'> & { readonly room: { readonly doc: Y.Doc } }): Plain =>
  Object.fromEntries(ROOTS[document]!.map((root) => [root, doc.getMap(root).toJSON()]))

function copyOf({ document }: Work, ...updates: readonly Uint8Array[]): Y.Doc {
  const copy = new Y.Doc()
  for (const root of ROOTS[document]!) copy.getMap(root)
  for (const update of updates) Y.applyUpdate(copy, update)
  return copy
}

const isParked = ({ store }: Y.Doc) => store.pendingStructs !== null || store.pendingDs !== null
const signatureOf = (sticky: unknown) => (sticky as { readonly by?: string } | undefined)?.by
const clocksOf = (doc: Y.Doc) => new Map(ALL_IDS.map((client) => [client, Y.getState(doc.store, client)]))
const same = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(Buffer.from(other))
const sameText = (one: Y.Doc, other: Y.Doc, { document }: Work) => {
  const textOf = (doc: Y.Doc) => JSON.stringify(sorted(plainOf({ document, room: { doc } })))
  return textOf(one) === textOf(other)
}

/** Maps that have converged still list their keys in different orders. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
