import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { MAX_FIRST_SYNC, MAX_UPDATE } from '#server/documents/guard.ts'
import { MAX_STICKIES, MAX_STICKY_LETTERS } from '#shared/board/shape.ts'
import { author, guarded, note } from './peers.ts'

/** A board with one sticky of Ann's. */
function withSticky() {
  const room = guarded()
  const ann = room.peer('ann')
  ann.board.put('s1', { ...note(), by: author('ann').person })
  expect(ann.push()).toBe('admitted')
  return { ...room, ann }
}
const sticky = (doc: Y.Doc, id: string) => doc.getMap('stickies').get(id) as Y.Map<unknown>

describe('what devices honestly do is admitted', () => {
  test('[BO4] a sticky made, moved, reworded, classified, and removed', () => {
    const { ann, board } = withSticky()
    ann.board.move('s1', [3.5, -4])
    ann.board.wording('s1')?.insert(5, ' again')
    ann.board.set('s1', 'barrierKinds', ['risk.legal', 'capacity'])
    expect(ann.push()).toBe('admitted')
    expect(board.stickies().get('s1')).toMatchObject({ text: 'Hello again', pos: [3.5, -4] })
    ann.board.remove('s1')
    expect(ann.push()).toBe('admitted')
    expect(board.stickies().size).toBe(0)
  })

  test('[BO6] what was made and deleted again while offline', () => {
    const { ann, doc } = withSticky()
    ann.board.put('s2', note())
    ann.board.remove('s2')
    expect(ann.push()).toBe('admitted')
    expect(doc.store.pendingStructs).toBeNull()
  })

  test('[BO6] work under an older and a newer id of the same person that lean on each other', () => {
    const { ann, board } = withSticky()
    ann.board.wording('s1')?.insert(0, 'a')
    ann.doc.clientID = 70
    ann.board.wording('s1')?.insert(1, 'b')
    ann.doc.clientID = 7
    ann.board.wording('s1')?.insert(2, 'c')
    expect(ann.push()).toBe('admitted')
    expect(board.stickies().get('s1')?.text).toBe('abcHello')
  })

  test('[BO6] an edit of a sticky that somebody removed meanwhile', () => {
    const { ann, peer, doc, board } = withSticky()
    const bob = peer('bob')
    ann.board.remove('s1')
    expect(ann.push()).toBe('admitted')
    bob.board.wording('s1')?.insert(2, 'late')
    bob.board.move('s1', [9, 9])
    expect(bob.push()).toBe('admitted')
    expect(board.stickies().size).toBe(0)
    expect(doc.store.pendingStructs).toBeNull()
  })

  test('[BO11] both when two people change the same value and the same words at once', () => {
    const { ann, peer, doc } = withSticky()
    const bob = peer('bob')
    for (const [one, at] of [
      [ann, 1],
      [bob, 2],
    ] as const) {
      one.board.move('s1', [at, at])
      one.board.wording('s1')?.insert(2, String(at))
    }
    expect([ann.push(), bob.push()]).toEqual(['admitted', 'admitted'])
    ann.pull()
    bob.pull()
    expect(ann.doc.toJSON()).toEqual(doc.toJSON())
    expect(bob.doc.toJSON()).toEqual(doc.toJSON())
  })

  test('[BO8] undo and redo of everything, by who did it', () => {
    const { ann, board } = withSticky()
    ann.board.undo.clear()
    ann.board.remove('s1')
    expect(ann.push()).toBe('admitted')
    ann.board.undo.undo()
    expect(ann.push()).toBe('admitted')
    expect(board.stickies().get('s1')).toMatchObject(note())
    ann.board.undo.redo()
    ann.board.undo.undo()
    expect(ann.push()).toBe('admitted')
    expect(board.stickies().size).toBe(1)
  })

  test('[BO7] a shared note per question', () => {
    const { peer, doc } = guarded('notes')
    const [ann, bob] = [peer('ann'), peer('bob')]
    expect(ann.does((own) => own.getMap('questions').set('q1', new Y.Text('We know')))).toBe('admitted')
    expect(bob.does((own) => (own.getMap('questions').get('q1') as Y.Text).insert(7, ' little'))).toBe('admitted')
    expect(doc.getMap('questions').toJSON()).toEqual({ q1: 'We know little' })
  })

  test('[BO7] links, and their removal with a sticky of one’s own', () => {
    const { ann, peer, board } = withSticky()
    const bob = peer('bob')
    bob.board.put('s2', note())
    bob.board.link('l1', { from: 's1', to: 's2', kind: 'answers' })
    expect(bob.push()).toBe('admitted')
    expect(ann.does(() => ann.board.together(() => (ann.board.unlink('l1'), ann.board.remove('s1'))))).toBe('admitted')
    expect(board.links().size).toBe(0)
  })
})

describe('small and grammatical', () => {
  const bytes = (...of: number[]) => Uint8Array.from(of)
  test.each([
    ['nothing at all', bytes()],
    ['noise', bytes(255, 1, 2, 3)],
    ['33 million structs declared in seven bytes', bytes(0x01, 0xc0, 0x94, 0xde, 0x0f, 0x05, 0x00)],
    ['something left over', bytes(0, 0, 0)],
    ['a gap', bytes(1, 1, 7, 0, 10, 5, 0)],
    ['a tombstone of 2²⁷', bytes(1, 1, 7, 0, 0, 0x80, 0x80, 0x80, 0x40, 0)],
    ['one client id in two parts', bytes(2, 1, 7, 0, 0, 1, 1, 7, 1, 0, 1, 0)],
    ['a struct of length 0', bytes(1, 1, 7, 0, 0, 0, 0)],
    ['a client id over 32 bits', bytes(1, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0, 0, 1, 0)],
  ])('[BO4] %s is refused', (_, update) => {
    const { offer } = guarded()
    expect(offer('ann', update)).toBe('malformed')
  })

  test.each([
    ['the same stretch twice', [0, 1, 7, 2, 0, 1, 0, 1]],
    ['stretches that overlap', [0, 1, 7, 2, 0, 2, 1, 2]],
    ['stretches that fall', [0, 1, 7, 2, 2, 1, 0, 1]],
    ['one person twice', [0, 2, 7, 1, 0, 1, 7, 1, 1, 1]],
  ])('[BO4] deletions that name %s are refused: no device sends them', (_, update) => {
    const { offer } = withSticky()
    expect(offer('ann', bytes(...update))).toBe('malformed')
  })

  test('[BO4] more bytes than allowed are refused, and a first sync may have more', () => {
    const { peer, offer } = guarded()
    const ann = peer('ann')
    for (let at = 0; at < 900; at++) ann.board.put(`s${at}`, note('x'.repeat(MAX_STICKY_LETTERS)))
    expect(ann.push()).toBe('tooBig')
    expect(offer('ann', ann.unsent(), author('ann'), MAX_FIRST_SYNC)).toBe('admitted')
    expect(offer('ann', new Uint8Array(MAX_UPDATE + 1))).toBe('tooBig')
  })

  test('[BO4] structs of 17 client ids in one update are refused', () => {
    const { peer, offer } = guarded()
    const ann = peer('ann')
    for (let at = 0; at < 17; at++) {
      ann.doc.clientID = 100 + at
      ann.board.put(`s${at}`, note())
    }
    expect(offer('ann', ann.unsent(), { ...author('ann'), owns: () => true })).toBe('malformed')
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a sub-document', (doc) => sticky(doc, 's1').set('basis', new Y.Doc())],
    ['bytes', (doc) => sticky(doc, 's1').set('basis', new Uint8Array(3))],
    ['a formatted text', (doc) => (sticky(doc, 's1').get('text') as Y.Text).insert(0, 'x', { bold: true })],
    ['an embed', (doc) => (sticky(doc, 's1').get('text') as Y.Text).insertEmbed(0, { image: 1 })],
    ['a list', (doc) => sticky(doc, 's1').set('questions', new Y.Array())],
    ['markup', (doc) => sticky(doc, 's1').set('text', new Y.XmlText())],
    ['JSON three deep', (doc) => sticky(doc, 's1').set('pos', [[[1]]])],
    ['a number that is none', (doc) => sticky(doc, 's1').set('pos', [Number.NaN, 0])],
    ['undefined', (doc) => sticky(doc, 's1').set('basis', undefined)],
    ['a big integer', (doc) => sticky(doc, 's1').set('severity', 5n)],
    ['a reserved key', (doc) => sticky(doc, 's1').set('basis', JSON.parse('{"__proto__": 1}'))],
    [
      'a map 5,000 deep',
      (doc) => {
        let map = sticky(doc, 's1')
        for (let depth = 0; depth < 5_000; depth++) map = map.set('basis', new Y.Map())
      },
    ],
  ])('[BO4] [BO7] %s is refused', (_, act) => {
    const { ann, doc, offer } = withSticky()
    const before = doc.toJSON()
    const plain = new Y.Doc() // nothing reads along, so nothing stumbles over what is written
    plain.clientID = 70
    expect(ann.push()).toBe('known')
    Y.applyUpdate(plain, Y.encodeStateAsUpdate(doc))
    plain.transact(() => act(plain))
    expect(['malformed', 'unsound']).toContain(offer('ann', Y.encodeStateAsUpdate(plain, Y.encodeStateVector(doc))))
    expect(doc.toJSON()).toEqual(before)
  })
})

describe('one’s own, in order, and in place', () => {
  test('[BO6] writing under the client id of another is refused, flagged known or not', () => {
    const { peer, offer } = withSticky()
    const forger = peer('ann', 8)
    forger.board.put('s2', note())
    expect(offer('ann', forger.unsent())).toBe('unsound')
    expect(offer('bob', forger.unsent())).toBe('admitted')
  })

  test('[BO6] a gap is refused at once, however often', () => {
    const { ann, offer, doc } = withSticky()
    ann.board.move('s1', [1, 1])
    const before = Y.encodeStateVector(ann.doc)
    ann.board.move('s1', [2, 2])
    const gap = Y.encodeStateAsUpdate(ann.doc, before)
    for (let time = 0; time < 100; time++) expect(offer('ann', gap)).toBe('unsound')
    expect(doc.store.pendingStructs).toBeNull()
  })

  test('[BO6] an update that hangs on something the server never had is refused, not parked', () => {
    const { ann } = withSticky()
    const other = guarded()
    expect(other.offer('ann', ann.unsent())).toBe('known')
    ann.board.move('s1', [1, 1])
    expect(other.offer('ann', Y.encodeStateAsUpdate(ann.doc, Y.encodeStateVector(new Map([[7, 1]]))))).toBe('unsound')
  })

  test('[BO6] deleting what nobody has made yet is refused', () => {
    const { ann, offer } = withSticky()
    expect(offer('bob', Uint8Array.of(0, 1, 7, 1, 0, 100))).toBe('unsound')
    expect(offer('bob', Uint8Array.of(0, 1, 99, 1, 0, 1))).toBe('unsound')
    ann.board.move('s1', [1, 1])
    const withoutDeletes = ann.unsent().slice(0, -5) // ends in one range: 1 client, 7, 1 range, its clock, 1
    expect(offer('ann', Uint8Array.from([...withoutDeletes, 1, 7, 1, 0, 100]))).toBe('unsound')
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    ['another root', (doc) => void doc.getMap('elsewhere').set('a', 1)],
    ['the root of another document', (doc) => void doc.getMap('questions').set('q1', new Y.Text('x'))],
    ['an unknown key', (doc) => void sticky(doc, 's1').set('colour', 'red')],
    ['a key nobody can name', (doc) => void doc.getMap('stickies').set('a b', new Y.Map())],
    ['a reserved key', (doc) => void doc.getMap('stickies').set('__proto__', new Y.Map())],
    [
      'a sticky that is no map',
      (doc) => void doc.getMap('stickies').set('s9', { kind: 'note', text: '', pos: [0, 0] }),
    ],
    ['words that are no text', (doc) => void sticky(doc, 's1').set('text', 'plain')],
    ['a text where a value belongs', (doc) => void sticky(doc, 's1').set('kind', new Y.Text('note'))],
  ])('[BO7] %s is refused', (_, act) => {
    const { peer, doc } = withSticky()
    expect(peer('ann').does(act)).toBe('unsound')
    expect([...doc.share.keys()].toSorted()).toEqual(['links', 'stickies'])
  })
})

describe('neighbours', () => {
  /** Puts Bob's words behind the last letter of Ann's note and, at the same time, before its second. */
  test('[BO71] words that are to lie both behind and before what another wrote in one go are refused', () => {
    const { peer, doc, offer } = guarded('notes')
    expect(peer('ann').does((own) => own.getMap('questions').set('q1', new Y.Text('We know')))).toBe('admitted')
    const bob = peer('bob')
    const text = () => bob.doc.getMap('questions').get('q1') as Y.Text
    text().insert(3, 'x')
    const honest = bob.unsent()
    const at = honest.findIndex((byte, index) => byte === 7 && honest[index + 2] === 7) // origin and right origin
    expect([honest[at + 1], honest[at + 3]]).toEqual([3, 4])
    const tangled = Uint8Array.from(honest)
    tangled[at + 1] = 7
    tangled[at + 3] = 2
    expect(offer('bob', tangled)).toBe('unsound')
    expect((doc.getMap('questions').get('q1') as Y.Text).toString()).toBe('We know')
    expect(offer('bob', honest)).toBe('admitted')
  })

  test('[BO70] hundreds of edits all over one note, made offline while others wrote, are admitted', () => {
    const { peer, doc, offer } = guarded('notes')
    const words = 'Somebody wrote quite a lot here. '.repeat(120)
    expect(peer('ann').does((own) => own.getMap('questions').set('q1', new Y.Text(words)))).toBe('admitted')
    const [bob, fay] = [peer('bob'), peer('fay')]
    const edit = (own: Y.Doc, step: number) => {
      const text = own.getMap('questions').get('q1') as Y.Text
      for (let place = 3; place < 3_900; place += step)
        own.transact(() => (text.insert(place, 'new'), text.delete(place + 5, 1)))
    }
    edit(bob.doc, 11)
    edit(fay.doc, 13)
    expect(offer('fay', fay.unsent())).toBe('admitted')
    expect(offer('bob', bob.unsent())).toBe('admitted')
    bob.pull()
    expect(bob.doc.getMap('questions').toJSON()).toEqual(doc.getMap('questions').toJSON())
  })
})

describe('whose it is', () => {
  test('[BO8] a sticky is removed by who made it or a facilitator, by nobody else', () => {
    const { peer, board } = withSticky()
    const [bob, fay] = [peer('bob'), peer('fay')]
    expect(bob.does(() => bob.board.remove('s1'))).toBe('removal')
    expect(board.stickies().size).toBe(1)
    expect(fay.does(() => fay.board.remove('s1'))).toBe('admitted')
    expect(board.stickies().size).toBe(0)
    fay.board.undo.undo()
    expect(fay.push()).toBe('admitted')
    expect(board.stickies().get('s1')?.by).toBe('ann')
    expect(peer('bob').does((own) => own.getMap('stickies').delete('s1'))).toBe('removal')
    expect(peer('ann', 70).does((own) => own.getMap('stickies').delete('s1'))).toBe('admitted')
  })

  test('[BO9] a facilitator brings a sticky back under its name, also one from before a restart', () => {
    const { doc } = withSticky()
    const { peer, board } = guarded('board', Y.encodeStateAsUpdate(doc))
    const fay = peer('fay')
    expect(fay.does(() => fay.board.remove('s1'))).toBe('admitted')
    fay.board.undo.undo()
    expect(fay.push()).toBe('admitted')
    expect(board.stickies().get('s1')?.by).toBe('ann')
  })

  test('[BO8] putting another sticky in the place of somebody else’s is refused', () => {
    const { peer, board } = withSticky()
    const bob = peer('bob')
    expect(bob.does(() => bob.board.put('s1', note('Mine')))).toBe('unsound')
    const blind = new Y.Doc() // has never seen Ann's, so it does not even name what it would push aside
    blind.clientID = 80
    blind.getMap('stickies').set('s1', new Y.Map([['kind', 'note']]))
    expect(bob.does((own) => Y.applyUpdate(own, Y.encodeStateAsUpdate(blind)))).toBe('unsound')
    expect(board.stickies().get('s1')?.text).toBe('Hello')
  })

  test('[BO8] what makes it a sticky is not taken away, though everybody may change it', () => {
    const { peer, board } = withSticky()
    for (const key of ['kind', 'text', 'pos'])
      expect(peer('bob').does((own) => sticky(own, 's1').delete(key))).toBe('shape')
    expect(peer('bob').does((own) => sticky(own, 's1').set('kind', 'idea'))).toBe('admitted')
    expect(board.stickies().get('s1')?.kind).toBe('idea')
  })

  test('[BO8] a link goes by who made it or owns an end of it', () => {
    const { ann, peer } = withSticky()
    ann.board.put('s2', note())
    ann.board.link('l1', { from: 's1', to: 's2', kind: 'answers' })
    expect(ann.push()).toBe('admitted')
    expect(peer('bob').does((own) => own.getMap('links').delete('l1'))).toBe('removal')
    expect(peer('fay').does((own) => own.getMap('links').delete('l1'))).toBe('admitted')
  })

  test('[BO8] a note is emptied by writing, but not taken away', () => {
    const { peer } = guarded('notes')
    expect(peer('ann').does((own) => own.getMap('questions').set('q1', new Y.Text('We know')))).toBe('admitted')
    expect(peer('ann').does((own) => own.getMap('questions').delete('q1'))).toBe('removal')
    expect(peer('bob').does((own) => (own.getMap('questions').get('q1') as Y.Text).delete(0, 7))).toBe('admitted')
    expect(peer('fay').does((own) => own.getMap('questions').delete('q1'))).toBe('admitted')
  })

  test.each([
    ['the one with words in it', 'bob', 'ann', ['shape', 'We know']],
    ['the first, when the other would lose anyway', 'ann', 'bob', ['admitted', 'We know']],
  ] as const)('[BO8] of two notes begun at the same moment stays %s', (_, late, early, expected) => {
    const { peer, doc } = guarded('notes')
    const [first, second] = [peer(early), peer(late)]
    second.doc.getMap('questions').set('q1', new Y.Text('Perhaps'))
    expect(first.does((own) => own.getMap('questions').set('q1', new Y.Text('We know')))).toBe('admitted')
    expect([second.push(), doc.getMap('questions').get('q1')?.toString()]).toEqual(expected)
  })

  test('[BO8] an empty note gives way to one that was begun at the same moment', () => {
    const { peer, doc } = guarded('notes')
    const [ann, bob] = [peer('ann'), peer('bob')]
    bob.doc.getMap('questions').set('q1', new Y.Text('Perhaps'))
    expect(ann.does((own) => own.getMap('questions').set('q1', new Y.Text()))).toBe('admitted')
    expect(bob.push()).toBe('admitted')
    expect(doc.getMap('questions').toJSON()).toEqual({ q1: 'Perhaps' })
  })

  test('[BO8] everything removed at once is refused from an attendee', () => {
    const { peer, board } = withSticky()
    const fay = peer('fay')
    for (let at = 0; at < 50; at++) fay.board.put(`f${at}`, note())
    expect(fay.push()).toBe('admitted')
    const clear = (own: Y.Doc) => own.transact(() => own.getMap('stickies').clear())
    expect(peer('bob').does(clear)).toBe('removal')
    expect(board.stickies().size).toBe(51)
    expect(peer('fay', 50).does(clear)).toBe('admitted')
  })

  test('[BO9] a sticky is signed by who makes it, or by nobody', () => {
    const { peer, board } = withSticky()
    const by = (name: 'ann' | 'bob' | 'fay') => author(name).person
    const bob = peer('bob')
    expect(bob.does(() => bob.board.put('s2', { ...note(), by: by('bob') }))).toBe('admitted')
    expect(peer('bob', 80).does((own) => sticky(own, 's2').set('by', by('ann')))).toBe('shape')
    expect(peer('bob', 80).does((own) => sticky(own, 's1').set('by', by('bob')))).toBe('shape')
    expect(peer('fay').does((own) => sticky(own, 's1').set('by', by('fay')))).toBe('shape')
    const forger = peer('bob', 80)
    expect(forger.does(() => forger.board.put('s3', { ...note(), by: by('ann') }))).toBe('shape')
    expect(peer('bob', 80).does((own) => sticky(own, 's1').delete('by'))).toBe('shape')
    expect(peer('ann').does((own) => sticky(own, 's1').delete('by'))).toBe('admitted')
    expect([...board.stickies().keys()]).toEqual(['s1', 's2'])
  })
})

describe('shape and limits', () => {
  test.each<[string, unknown]>([
    ['kind', 'wish'],
    ['pos', [0, 0, 0]],
    ['pos', [1e9, 0]],
    ['severity', 6],
    ['basis', 'rumour'],
    ['barrierKinds', ['combination']],
    ['questions', ['a b']],
    ['questions', ['q1', 'q1']],
    ['by', 7],
  ])('[BO10] %s may not be %j', (key, value) => {
    const { ann, board } = withSticky()
    expect(ann.does((own) => sticky(own, 's1').set(key, value))).toBe('shape')
    expect(board.stickies().get('s1')).toEqual({ ...note(), by: 'ann' })
  })

  test('[BO10] the 281st letter of a sticky is refused, though the merged text grew from two sides', () => {
    const { ann, peer, board } = withSticky()
    const bob = peer('bob')
    ann.board.wording('s1')?.insert(0, '👩‍👩‍👧'.repeat(200))
    bob.board.wording('s1')?.insert(0, 'x'.repeat(100))
    expect(ann.push()).toBe('admitted')
    expect(bob.push()).toBe('shape')
    expect(peer('fay').does((own) => (sticky(own, 's1').get('text') as Y.Text).insert(0, 'x'.repeat(75)))).toBe(
      'admitted',
    )
    expect(board.stickies().get('s1')?.text).not.toContain('x'.repeat(76))
  })

  test('[BO10] a note of 10,001 letters is refused', () => {
    const { peer } = guarded('notes')
    const write = (text: string) => (own: Y.Doc) => void own.getMap('questions').set('q1', new Y.Text(text))
    expect(peer('ann').does(write('x'.repeat(10_001)))).toBe('shape')
    expect(peer('ann').does(write('x'.repeat(10_000)))).toBe('admitted')
  })

  test('[BO10] the sticky after the last is refused, and after one is removed there is room again', () => {
    const { doc, peer, offer } = guarded()
    const fay = peer('fay')
    fay.board.together(() => {
      for (let at = 0; at < MAX_STICKIES; at++) fay.doc.getMap('stickies').set(`s${at}`, new Y.Map([['kind', 'note']]))
    })
    expect(offer('fay', fay.unsent(), author('fay'), MAX_FIRST_SYNC)).toBe('admitted')
    const put = (own: Y.Doc) => void own.getMap('stickies').set('more', new Y.Map([['kind', 'note']]))
    expect(peer('bob').does(put)).toBe('shape')
    expect(peer('fay', 50).does((own) => own.getMap('stickies').delete('s0'))).toBe('admitted')
    expect(peer('bob').does(put)).toBe('admitted')
    expect(doc.getMap('stickies').size).toBe(MAX_STICKIES)
  })
})

describe('the right to write', () => {
  test('[BO5] without it only what is already known passes', () => {
    const { ann, doc, offer, peer } = withSticky()
    expect(offer('olu', Y.encodeStateAsUpdate(doc))).toBe('known')
    expect(offer('olu', Uint8Array.of(0, 0))).toBe('known')
    const olu = peer('olu')
    olu.board.put('s2', note())
    expect(olu.push()).toBe('notAllowed')
    ann.board.remove('s1')
    expect(offer('ann', ann.unsent(), author('ann', false))).toBe('notAllowed')
    expect(ann.push()).toBe('admitted')
    expect(offer('olu', Y.encodeStateAsUpdate(doc))).toBe('known')
  })

  test('[BO11] after a refusal the next honest update is judged as if nothing had been', () => {
    const { ann, board, doc, offer } = withSticky()
    const wrong = new Y.Doc()
    wrong.clientID = 70
    Y.applyUpdate(wrong, Y.encodeStateAsUpdate(doc))
    sticky(wrong, 's1').set('kind', 'wish')
    expect(offer('ann', Y.encodeStateAsUpdate(wrong, Y.encodeStateVector(doc)))).toBe('shape')
    ann.board.move('s1', [7, 7])
    expect(ann.push()).toBe('admitted')
    expect(board.stickies().get('s1')).toMatchObject({ kind: 'note', pos: [7, 7] })
  })

  test('[BO7] a list under the name of a root is refused', () => {
    const { doc, offer } = withSticky()
    const wrong = new Y.Doc()
    wrong.clientID = 70
    wrong.getArray('links').push([1])
    expect(offer('ann', Y.encodeStateAsUpdate(wrong, Y.encodeStateVector(doc)))).toBe('unsound')
  })
})
