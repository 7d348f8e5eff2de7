import { fc } from '#tests/kit/chance.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { bindText } from '#client/board/bind-text.ts'

const here = Symbol('this device')
const opened: Array<() => void> = []
afterEach(() => opened.splice(0).forEach((release) => release()))

/** A field bound to its own copy of one text. */
function desk(start = '', limit = 1_000) {
  const doc = new Y.Doc()
  if (start) Y.applyUpdate(doc, startOf(start))
  const shared = doc.getText('text')
  const field = document.createElement('textarea')
  document.body.append(field)
  const onHeldBack = vi.fn()
  const release = bindText(field, shared, { origin: here, accepts: (text) => text.length <= limit, onHeldBack })
  opened.push(() => (release(), field.remove()))
  return { doc, shared, field, onHeldBack, release }
}
type Desk = ReturnType<typeof desk>

function startOf(text: string) {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('text').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

/** As a person does: the browser changes the value, puts the caret behind it and says so. */
function type({ field }: Desk, at: number, words: string, over = 0) {
  field.value = field.value.slice(0, at) + words + field.value.slice(at + over)
  field.setSelectionRange(at + words.length, at + words.length)
  field.dispatchEvent(new Event('input'))
}

function exchange(...desks: Desk[]) {
  for (const from of desks)
    for (const to of desks) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
}

describe('a text that several people write', () => {
  test('[BO36] what two people type at the same time is kept, in both fields', () => {
    const [ann, bob] = [desk('Nobody has time'), desk('Nobody has time')]
    type(ann, 0, 'Almost ')
    type(bob, 15, ' or money')
    exchange(ann, bob)
    expect(ann.field.value).toContain('Almost')
    expect(ann.field.value).toContain('time or money')
    expect(bob.field.value).toBe(ann.field.value)
  })

  test('[BO36] the caret stays at the words it stood at', () => {
    const [ann, bob] = [desk('risk and time'), desk('risk and time')]
    ann.field.setSelectionRange(9, 13)
    type(bob, 0, 'Legal ')
    exchange(ann, bob)
    expect(ann.field.value).toBe('Legal risk and time')
    expect([ann.field.selectionStart, ann.field.selectionEnd]).toEqual([15, 19])
    type(bob, 6, '', 9) // "risk and " goes
    exchange(ann, bob)
    expect(ann.field.value.slice(ann.field.selectionStart, ann.field.selectionEnd)).toBe('time')
  })

  test('[BO36] only what was typed is written, so that undo and authorship stay small', () => {
    const ann = desk('How many families go without heating')
    const updates: number[] = []
    ann.doc.on('update', (update: Uint8Array) => updates.push(update.length))
    type(ann, 36, '?')
    expect(ann.shared.toString()).toBe('How many families go without heating?')
    expect(updates).toHaveLength(1)
    expect(updates[0]).toBeLessThan(30)
  })

  test('[BO36] a pictogram is never cut in half', () => {
    const ann = desk('😀')
    type(ann, 0, '😁', 2) // shares its first half with the other
    expect(ann.shared.toString()).toBe('😁')
  })

  test('[BO36] while a character is being composed nothing moves in the field', () => {
    const [ann, bob] = [desk('ab'), desk('ab')]
    ann.field.dispatchEvent(new Event('compositionstart'))
    type(ann, 2, 'に')
    type(bob, 0, 'x')
    exchange(ann, bob)
    expect(ann.field.value).toBe('abに')
    expect(bob.field.value).toBe('xab')
    ann.field.dispatchEvent(new Event('compositionend'))
    exchange(ann, bob)
    expect(ann.field.value).toBe('xabに')
    expect(bob.field.value).toBe('xabに')
  })

  test('[BO37] what is too long stays in the field and is shared once it fits', () => {
    const [ann, bob] = [desk('abc', 6), desk('abc', 6)]
    type(ann, 3, 'defgh')
    expect(ann.onHeldBack).toHaveBeenLastCalledWith(true)
    type(bob, 0, 'x')
    exchange(ann, bob)
    expect(ann.field.value).toBe('xabcdefgh')
    expect(bob.field.value).toBe('xabc')
    type(ann, 5, '', 4)
    expect(ann.onHeldBack).toHaveBeenLastCalledWith(false)
    exchange(ann, bob)
    expect([ann.field.value, bob.field.value]).toEqual(['xabcd', 'xabcd'])
  })

  test('[BO36] however two people type, fields and documents agree, and nothing typed alone is lost', () => {
    const act = fc.record({
      who: fc.nat(1),
      at: fc.nat(40),
      over: fc.nat(4),
      words: fc.string({ unit: 'grapheme', maxLength: 5 }),
    })
    fc.assert(
      fc.property(fc.array(fc.oneof(act, fc.constant('exchange' as const)), { maxLength: 40 }), (acts) => {
        const desks = [desk('start'), desk('start')]
        for (const next of acts) {
          if (next === 'exchange') exchange(...desks)
          else {
            const one = desks[next.who]!
            const letters = [...one.field.value]
            const from = next.at % (letters.length + 1)
            const at = letters.slice(0, from).join('').length
            const over = letters.slice(from, from + next.over).join('').length
            type(one, at, next.words.replaceAll(/\r\n?/g, ''), over)
            expect(one.shared.toString()).toBe(one.field.value)
          }
        }
        exchange(...desks)
        exchange(...desks)
        expect(desks[0]!.field.value).toBe(desks[1]!.field.value)
        expect(desks[0]!.shared.toString()).toBe(desks[0]!.field.value)
        desks.forEach(({ release }) => release())
      }),
      { numRuns: 200 },
    )
  })

  test('a released field hears and writes nothing', () => {
    const ann = desk('abc')
    ann.release()
    type(ann, 3, 'd')
    expect(ann.shared.toString()).toBe('abc')
  })
})
