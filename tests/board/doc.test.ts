import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import { notesOf } from '#shared/board/notes.ts'
import { outlineOf, readingOrder } from '#shared/board/reading-order.ts'
import type { Sticky } from '#shared/board/shape.ts'
import { cursorsIn } from '#shared/board/cursor.ts'

const barrier: Sticky = { kind: 'barrier', text: 'Nobody has time', pos: [0, 0] }

function desk(clientId: number, from?: Y.Doc) {
  const doc = new Y.Doc()
  doc.clientID = clientId
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  return { doc, board: boardOf(doc), notes: notesOf(doc) }
}
type Desk = ReturnType<typeof desk>

function exchange(...desks: Desk[]) {
  for (const from of desks)
    for (const to of desks) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
}

/** Two people at the same board, with one card on it. */
function two() {
  const ann = desk(1)
  ann.board.put('s1', barrier)
  const bob = desk(2, ann.doc)
  return { ann, bob }
}

const plain = ({ board }: Desk) => [...board.stickies()].toSorted(([a], [b]) => (a < b ? -1 : 1))

describe('a board', () => {
  test('[BO30] what does not fit the schema is not shown', () => {
    const { ann } = two()
    const raw = ann.doc.getMap<unknown>('stickies')
    raw.set('s2', 'no map')
    raw.set('s3', new Y.Map(Object.entries({ ...barrier, kind: 'shout' })))
    raw.set('s4', new Y.Map([...Object.entries(barrier), ['colour', 'red']]))
    expect([...ann.board.stickies().keys()]).toEqual(['s1'])
    expect(ann.board.wording('s2')).toBeUndefined()
  })

  test('[BO30] the same reading is given until something changes, and only what changed is read again', () => {
    const { ann } = two()
    ann.board.put('s2', barrier)
    const before = ann.board.stickies()
    expect(ann.board.stickies()).toBe(before)
    ann.board.move('s2', [5, 5])
    expect(ann.board.stickies()).not.toBe(before)
    expect(ann.board.stickies().get('s1')).toBe(before.get('s1'))
    expect(boardOf(ann.doc)).toBe(ann.board)
  })

  test('[BO31] moving, rewording and judging a card at the same time keeps all three', () => {
    const { ann, bob } = two()
    ann.board.move('s1', [64, 32])
    bob.board.wording('s1')!.insert(15, ' or money')
    bob.board.set('s1', 'severity', 4)
    exchange(ann, bob)
    expect(ann.board.stickies().get('s1')).toEqual({
      kind: 'barrier',
      text: 'Nobody has time or money',
      pos: [64, 32],
      severity: 4,
    })
    expect(plain(bob)).toEqual(plain(ann))
  })

  test('[BO31] a field is taken away with undefined', () => {
    const { ann } = two()
    ann.board.set('s1', 'severity', 2)
    ann.board.set('s1', 'severity', undefined)
    expect(ann.board.stickies().get('s1')).toEqual(barrier)
  })

  test('[BO31] in whatever order changes arrive, everybody reads the same board', () => {
    const id = fc.constantFrom('s1', 's2', 's3')
    const act = fc.oneof(
      fc.record({ do: fc.constant('put' as const), id }),
      fc.record({ do: fc.constant('move' as const), id, to: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(9)) }),
      fc.record({
        do: fc.constant('mark' as const),
        id,
        mark: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      }),
      fc.record({ do: fc.constant('write' as const), id, words: fc.string({ maxLength: 4 }) }),
      fc.record({ do: fc.constant('remove' as const), id }),
      fc.record({ do: fc.constant('undo' as const) }),
      fc.record({ do: fc.constant('exchange' as const) }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), act), { maxLength: 40 }), (acts) => {
        const first = desk(1)
        first.board.put('s1', barrier)
        const desks = [first, desk(2, first.doc), desk(3, first.doc)]
        for (const [who, next] of acts) {
          const { board } = desks[who]!
          if (next.do === 'put') board.put(next.id, barrier)
          if (next.do === 'move') board.move(next.id, next.to)
          if (next.do === 'mark') board.set(next.id, 'severity', next.mark)
          if (next.do === 'write') board.wording(next.id)?.insert(0, next.words)
          if (next.do === 'remove') board.remove(next.id)
          if (next.do === 'undo') board.undo.undo()
          if (next.do === 'exchange') exchange(desks[who]!, desks[(who + 1) % 3]!)
        }
        exchange(...desks)
        exchange(...desks)
        expect(plain(desks[1]!)).toEqual(plain(desks[0]!))
        expect(plain(desks[2]!)).toEqual(plain(desks[0]!))
        // What is kept up to date by changes equals what is read from the start.
        const fresh = desk(9, desks[0]!.doc)
        expect(plain(fresh)).toEqual(plain(desks[0]!))
      }),
      { numRuns: 150 },
    )
  })

  test('[BO32] undo takes back only what this device did', () => {
    const { ann, bob } = two()
    bob.board.set('s1', 'severity', 5)
    exchange(ann, bob)
    ann.board.set('s1', 'tractability', 2)
    bob.board.put('s2', barrier)
    exchange(ann, bob)
    ann.board.undo.undo()
    ann.board.undo.undo() // nothing of hers is left but the card itself
    exchange(ann, bob)
    expect([...bob.board.stickies().keys()]).toEqual(['s2'])
  })

  test('[BO32] a removed card comes back with what others wrote in it', () => {
    const { ann, bob } = two()
    bob.board.wording('s1')!.insert(0, 'Almost ')
    exchange(ann, bob)
    ann.board.undo.stopCapturing()
    ann.board.remove('s1')
    exchange(ann, bob)
    expect(bob.board.stickies().size).toBe(0)
    ann.board.undo.undo()
    exchange(ann, bob)
    expect(bob.board.stickies().get('s1')?.text).toBe('Almost Nobody has time')
  })

  test('[BO32] subscribers hear whether a change was made here', () => {
    const { ann, bob } = two()
    const heard: boolean[] = []
    const leave = ann.board.subscribe((isOurs) => heard.push(isOurs))
    ann.board.move('s1', [1, 1])
    bob.board.set('s1', 'severity', 1)
    exchange(ann, bob)
    leave()
    ann.board.move('s1', [2, 2])
    expect(heard).toEqual([true, false])
  })

  test('[BO30] links are put, read and taken away', () => {
    const { ann } = two()
    ann.board.link('l1', { from: 's1', to: 's1', kind: 'relates' })
    expect([...ann.board.links()]).toEqual([['l1', { from: 's1', to: 's1', kind: 'relates' }]])
    ann.board.unlink('l1')
    expect(ann.board.links().size).toBe(0)
  })
})

describe('the order in which a board is read', () => {
  const stickies = new Map<string, Sticky>([
    ['low', { ...barrier, pos: [0, 200], barrierKinds: ['risk.legal'] }],
    ['right', { ...barrier, pos: [300, 0], barrierKinds: ['risk', 'risk.misuse'] }],
    ['left', { ...barrier, pos: [0, 0] }],
    ['both', { ...barrier, pos: [0, 0], barrierKinds: ['risk', 'equality'] }],
    ['help', { kind: 'opportunity', text: 'Share counts', pos: [0, 0], answers: ['gone', 'low', 'left'] }],
    ['free', { kind: 'opportunity', text: 'A fund', pos: [9, 9] }],
  ])

  test('[BO33] is from the top and the left, and the same where places are', () => {
    expect(readingOrder(stickies)).toEqual(['both', 'help', 'left', 'right', 'free', 'low'])
  })

  test('[BO33] groups barriers by kind, with what answers them under the first one shown', () => {
    const groups = outlineOf(stickies).filter(({ entries }) => entries.length > 0)
    expect(groups).toEqual([
      {
        name: 'risk',
        entries: [
          { id: 'right', answeredBy: [] },
          { id: 'low', answeredBy: ['help'] },
        ],
      },
      { name: 'combination', entries: [{ id: 'both', answeredBy: [] }] },
      { name: 'unsorted', entries: [{ id: 'left', answeredBy: [] }] },
      { name: 'opportunity', entries: [{ id: 'free', answeredBy: [] }] },
    ])
  })
})

describe('the shared notes', () => {
  test('[BO34] of two notes begun at the same moment the words of both are kept', () => {
    const [ann, bob] = [desk(1), desk(2)]
    ann.notes.begin('q1')
    ann.notes.text('q1')!.insert(0, 'from ann')
    bob.notes.begin('q1')
    bob.notes.text('q1')!.insert(0, 'from bob')
    exchange(ann, bob)
    exchange(ann, bob)
    const words = ann.notes.text('q1')!.toString()
    expect(words.split('\n').toSorted()).toEqual(['from ann', 'from bob'])
    expect(bob.notes.text('q1')!.toString()).toBe(words)
  })

  test('[BO34] undo takes back words, never the note', () => {
    const ann = desk(1)
    ann.notes.begin('q1')
    ann.notes.undo.undo()
    expect(ann.notes.text('q1')?.toString()).toBe('')
  })
})

test('[BO35] only cursors that can be read are shown, never the own, and at most 30', () => {
  const states = new Map<number, unknown>([
    [1, { at: [1, 2], user: { id: 'ann', name: 'Ann' } }],
    [2, { at: [3, 4], user: { id: 'bob' }, drag: { id: 's1', pos: [0, 0] } }],
    [3, { at: 'nowhere' }],
    [4, { at: [1, 2], colour: 'red' }],
  ])
  expect([...cursorsIn(states, 1).keys()]).toEqual([2])
  const many = new Map(Array.from({ length: 99 }, (_, client): [number, unknown] => [client, { at: [0, 0] }]))
  expect(cursorsIn(many, 1).size).toBe(30)
})
