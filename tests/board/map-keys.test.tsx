import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { mapKeys } from '#client/board/map-keys.ts'
import { boardOf } from '#shared/board/doc.ts'
import type { PersonId } from '#shared/core/actor.ts'

afterEach(() => document.body.replaceChildren())

function map({ mayMove = true, mayWrite = true } = {}) {
  const board = boardOf(new Y.Doc())
  board.put('s1', { kind: 'note', text: 'Own', pos: [0, 0], by: 'ann' as PersonId })
  board.put('s2', { kind: 'note', text: 'Other', pos: [0, 0], by: 'bob' as PersonId })
  const acts = { select: vi.fn(), openMove: vi.fn(), openNew: vi.fn(), mayMove }
  const [say, offerUndo] = [vi.fn(), vi.fn()]
  const me = { id: 'ann' as PersonId, role: 'attendee' as const }
  const place = {
    board,
    undo: board.undo,
    me,
    mayWrite,
    questions: new Map(),
    holdings: new Map(),
    newId: () => 'n',
    say,
    offerUndo,
  }
  document.body.innerHTML =
    '<div><div class="react-flow__node" data-id="s1" tabindex="0"></div><div class="react-flow__node" data-id="s2" tabindex="0"><input></div></div>'
  document.body.addEventListener('keydown', mapKeys(place, acts))
  const press = (key: string, id = 's1', shiftKey = false) =>
    document
      .querySelector(`[data-id=${id}]`)!
      .dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }))
  return { board, acts, say, press }
}

test('[BO65] arrows move the focused card by 16, with Shift by 64', () => {
  const { board, press, say } = map()
  press('ArrowRight')
  press('ArrowUp', 's1', true)
  expect(board.stickies().get('s1')?.pos).toEqual([16, -64])
  expect(say).toHaveBeenLastCalledWith('Moved up.')
})

test('[BO65] nothing moves while the map is arranged by meaning, or for somebody who only reads', () => {
  const arranged = map({ mayMove: false })
  arranged.press('ArrowRight')
  expect(arranged.say).toHaveBeenCalledWith('Cards can be moved when they are arranged by hand.')
  const reading = map({ mayWrite: false })
  reading.press('ArrowRight')
  reading.press('Delete')
  reading.press('n')
  expect([...reading.board.stickies().values()].map(({ pos }) => pos)).toEqual([
    [0, 0],
    [0, 0],
  ])
  expect(reading.acts.openNew).not.toHaveBeenCalled()
})

test('[BO65] Enter selects, N adds, M moves, Home and End go to the first and last card', () => {
  const { acts, press } = map()
  press('Enter')
  press('n')
  press('m', 's2')
  press('End')
  expect(acts.select).toHaveBeenCalledWith('s1')
  expect(acts.openNew).toHaveBeenCalled()
  expect(acts.openMove).toHaveBeenCalledWith('s2')
  expect(document.activeElement?.getAttribute('data-id')).toBe('s2')
})

test("[BO65] Delete removes an own card, and says why another's stays", () => {
  const { board, press, say } = map()
  press('Delete', 's2')
  expect(say).toHaveBeenLastCalledWith('You can remove your own cards. Ask the facilitator to remove this one.')
  press('Delete', 's1')
  expect([...board.stickies().keys()]).toEqual(['s2'])
})
