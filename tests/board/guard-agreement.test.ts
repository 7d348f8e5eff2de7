import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentGuard, MAX_UPDATE } from '#server/documents/guard.ts'
import { boardOf } from '#shared/board/doc.ts'
import { notesOf } from '#shared/board/notes.ts'
import type { Sticky } from '#shared/board/shape.ts'
import type { PersonId } from '#shared/core/actor.ts'

/** A server that guards one document, and people whose every change goes through it at once. */
function room(document: 'board' | 'notes') {
  const server = new Y.Doc()
  const guard = documentGuard(server, document, () => Y.encodeStateAsUpdate(server))
  const copies: Y.Doc[] = []
  const faults: string[] = []
  function person(name: string, clientId: number, isFacilitator = false) {
    const doc = new Y.Doc()
    doc.clientID = clientId
    const by = name as PersonId
    const owns = (client: number) => client === clientId
    const author = { person: by, mayWrite: () => true, isFacilitator: () => isFacilitator, owns }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === server) return
      const verdict = guard.judge(update, author, MAX_UPDATE)
      if (verdict.type === 'refused') faults.push(`${name}: ${verdict.fault}`)
      if (verdict.type !== 'admitted') return
      Y.applyUpdate(server, verdict.update)
      for (const copy of copies) if (copy !== doc) Y.applyUpdate(copy, verdict.update, server)
    })
    copies.push(doc)
    return { doc, board: boardOf(doc), notes: notesOf(doc), by }
  }
  return { server, faults, ann: person('ann', 11), bob: person('bob', 22), fay: person('fay', 33, true) }
}

test('[BO38] nothing the board does is refused by the guard, undo and redo included', () => {
  const act = fc.record({
    who: fc.constantFrom('ann' as const, 'bob' as const, 'fay' as const),
    what: fc.constantFrom(
      'put',
      'move',
      'mark',
      'clear',
      'kind',
      'write',
      'erase',
      'remove',
      'undo',
      'redo',
      'together',
      'pause',
    ),
    at: fc.nat(5),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const { server, faults, ...people } = room('board')
      let ids = 0
      for (const { who, what, at } of acts) {
        const { board, by } = people[who]
        const id = [...board.stickies().keys()].toSorted()[at] ?? 'none'
        const text = board.wording(id)
        if (what === 'put')
          board.put(`s${++ids}`, { kind: 'barrier', text: 'Nobody has time', pos: [0, 0], by } satisfies Sticky)
        if (what === 'move') board.move(id, [at * 10, 5])
        if (what === 'mark') board.set(id, 'severity', 1 + (at % 5))
        if (what === 'clear') board.set(id, 'severity', undefined)
        if (what === 'kind') board.set(id, 'kind', 'note')
        if (what === 'write') text?.insert(Math.min(at, text.length), 'word ')
        if (what === 'erase') text?.delete(0, Math.min(at, text.length))
        if (what === 'remove' && (who === 'fay' || board.stickies().get(id)?.by === by)) board.remove(id)
        if (what === 'undo') board.undo.undo()
        if (what === 'redo') board.undo.redo()
        if (what === 'together')
          board.together(() => {
            board.set(id, 'barrierKinds', ['risk', 'support.none'])
            board.move(id, [at, at])
          })
        if (what === 'pause') board.undo.stopCapturing()
      }
      expect(faults).toEqual([])
      expect(Object.fromEntries(boardOf(server).stickies())).toEqual(Object.fromEntries(people.bob.board.stickies()))
    }),
    { numRuns: 150 },
  )
})

test('[BO38] nothing the notes do is refused by the guard', () => {
  const { server, faults, ann, bob } = room('notes')
  ann.notes.begin('q1')
  bob.notes.text('q1')!.insert(0, 'Ask housing')
  ann.notes.undo.undo()
  bob.notes.undo.undo()
  bob.notes.undo.redo()
  expect(faults).toEqual([])
  expect(notesOf(server).text('q1')?.toString()).toBe(bob.notes.text('q1')!.toString())
})
