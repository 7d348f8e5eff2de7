import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { BoardScreen, type BoardScreenProps } from '#client/board/board-screen.tsx'
import { boardOf } from '#shared/board/doc.ts'
import type { Sticky } from '#shared/board/shape.ts'
import type { PersonId } from '#shared/core/actor.ts'

const ann = 'ann' as PersonId
const bob = 'bob' as PersonId
const barrier: Sticky = { kind: 'barrier', text: 'Nobody has time', pos: [0, 0], barrierKinds: ['capacity'], by: ann }

beforeEach(() => {
  localStorage.setItem('questions-first.board-view', '"outline"')
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
})

/** Ann's screen beside bob's copy of the same board. */
function desk(props: Partial<BoardScreenProps> = {}, cards: Record<string, Sticky> = { s1: barrier }) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  for (const [id, card] of Object.entries(cards)) boardOf(theirs).put(id, card)
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  const say = vi.fn()
  let ids = 0
  const screenProps: BoardScreenProps = {
    open: { doc: mine, awareness: undefined, status: 'live', recovered: [] },
    me: { id: ann, role: 'attendee' },
    mayWrite: true,
    questions: new Map([['q1', 'How many families go without heating?']]),
    holdings: new Map([['h1', 'Fuel voucher records']]),
    newId: () => `new-${++ids}`,
    onDismiss: vi.fn(),
    onRetry: vi.fn(),
    say,
    tell: vi.fn(),
    ...props,
  }
  const view = render(<BoardScreen {...screenProps} />)
  return {
    ...view,
    say,
    props: screenProps,
    mine: boardOf(mine),
    /** Bob does something, and ann's copy hears of it. */
    bob: (change: (board: ReturnType<typeof boardOf>) => void) =>
      act(() => {
        Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
        change(boardOf(theirs))
        Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
      }),
  }
}

const press = (name: string | RegExp, within_: HTMLElement = document.body) =>
  act(() => fireEvent.click(within(within_).getByRole('button', { name })))
const menu = (text: string, item: string) => {
  press(`More for: ${text}`)
  press(item)
}
const section = (name: string) => screen.getByRole('heading', { level: 2, name }).closest('section')!

describe('the board as an outline', () => {
  test('[BO50] has a heading with a count for each kind, and says all that a card says', () => {
    desk(
      {},
      {
        s1: {
          ...barrier,
          severity: 4,
          tractability: 'cant_judge',
          basis: 'experienced',
          questions: ['q1'],
          holdings: ['h1'],
        },
        s2: { kind: 'opportunity', text: 'A shared clerk', pos: [0, 0], answers: ['s1'] },
      },
    )
    const words = section('Time and skills (2)').textContent
    for (const part of [
      'Nobody has time',
      'How bad 4',
      'Easy to fix: not judged',
      'We have met this',
      '1 card answers it',
    ])
      expect(words).toContain(part)
    expect(words).toContain('How many families go without heating?')
    expect(words).toContain('Fuel voucher records')
    expect(within(screen.getByRole('list', { name: 'What would help' })).getByText('A shared clerk')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Risk (0)' })).toBeTruthy()
  })

  test('[BO51] a card is added by a form that says what is missing', () => {
    const { mine, say } = desk({}, {})
    expect(screen.getByText('No barriers yet. What stops people sharing?')).toBeTruthy()
    press('Add a card')
    press('Add the card')
    expect(screen.getByRole('link', { name: 'Choose what it is' })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'Barrier' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'What it says' }), {
      target: { value: '  Our lawyer says no ' },
    })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Risk' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'It may break the law' }))
    press('Add the card')
    expect([...mine.stickies()]).toEqual([
      [
        'new-1',
        { kind: 'barrier', text: 'Our lawyer says no', pos: [0, 0], by: ann, barrierKinds: ['risk', 'risk.legal'] },
      ],
    ])
    expect(section('Risk (1)').textContent).toContain('Our lawyer says no')
    expect(say).toHaveBeenLastCalledWith('Barrier added.')
  })

  test('[BO51] what looks like personal data is pointed out before it is shared', () => {
    const { mine } = desk({}, {})
    press('Add a card')
    fireEvent.click(screen.getByRole('radio', { name: 'Note' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'What it says' }), {
      target: { value: 'Ask ann@example.org' },
    })
    press('Add the card')
    expect(mine.stickies().size).toBe(0)
    press('Remove')
    press('Add the card')
    expect(mine.stickies().get('new-1')?.text).toBe('Ask')
  })

  test('[BO52] everything about a card is edited in place, and two people write in it at once', () => {
    const { mine, bob } = desk()
    press('Edit: Nobody has time')
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What it says' })
    expect(document.activeElement).toBe(field)
    bob((board) => board.wording('s1')!.insert(15, ' or money'))
    expect(field.value).toBe('Nobody has time or money')
    field.value = 'Almost nobody has time or money'
    fireEvent.input(field)
    expect(mine.stickies().get('s1')?.text).toBe('Almost nobody has time or money')
    fireEvent.click(within(screen.getByRole('group', { name: 'How bad' })).getByRole('radio', { name: /^5/ }))
    fireEvent.click(
      within(screen.getByRole('group', { name: 'How easy to fix' })).getByRole('radio', { name: "Can't judge" }),
    )
    fireEvent.click(screen.getByRole('radio', { name: 'We fear this' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Fairness' }))
    const pins = screen.getByRole('group', { name: 'Questions it is pinned to' })
    fireEvent.change(within(pins).getByRole('combobox', { name: 'Add one' }), { target: { value: 'q1' } })
    expect(mine.stickies().get('s1')).toMatchObject({
      severity: 5,
      tractability: 'cant_judge',
      basis: 'perceived',
      barrierKinds: ['capacity', 'equality'],
      questions: ['q1'],
    })
    press('Take back: how bad')
    press('Take off: How many families go without heating?')
    expect(mine.stickies().get('s1')).not.toHaveProperty('severity')
    expect(mine.stickies().get('s1')).not.toHaveProperty('questions')
  })

  test('[BO53] a barrier is answered with an opportunity that stands under it', () => {
    const { mine } = desk()
    press('Answer it: Nobody has time')
    const form = screen.getByRole('form', { name: 'Add a card' })
    fireEvent.change(within(form).getByRole('textbox'), { target: { value: 'Share a clerk' } })
    press('Add the card', form)
    expect(mine.stickies().get('new-1')).toMatchObject({ kind: 'opportunity', answers: ['s1'], by: ann })
    expect(within(screen.getByRole('list', { name: 'What would help' })).getByText('Share a clerk')).toBeTruthy()
  })

  test('[BO54] a card moves to another kind and to another place without dragging', () => {
    const two = { s1: barrier, s2: { ...barrier, text: 'Nobody is paid', pos: [0, 200] as const } }
    const { mine, say } = desk({}, two)
    menu('Nobody has time', 'Move down')
    expect(say).toHaveBeenLastCalledWith('Moved. Card 2 of 2.')
    expect(section('Time and skills (2)').textContent).toMatch(/Nobody is paid.*Nobody has time/s)
    fireEvent.keyDown(screen.getByRole('button', { name: 'Edit: Nobody has time' }), { key: 'ArrowUp', altKey: true })
    expect(section('Time and skills (2)').textContent).toMatch(/Nobody has time.*Nobody is paid/s)
    menu('Nobody is paid', 'Move')
    fireEvent.change(screen.getByRole('combobox', { name: 'To' }), { target: { value: 'support' } })
    press('Move it')
    expect(mine.stickies().get('s2')?.barrierKinds).toEqual(['support'])
    expect(say).toHaveBeenLastCalledWith('Moved to Support. 1 card there.')
  })

  test('[BO55] a removed card can be brought back; only own cards can be removed', () => {
    const { mine } = desk({}, { s1: barrier, s2: { ...barrier, text: "Bob's card", by: bob } })
    press("More for: Bob's card")
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull()
    menu('Nobody has time', 'Remove')
    expect(screen.getByText('Removed "Nobody has time".')).toBeTruthy()
    const undos = screen.getAllByRole('button', { name: 'Undo' })
    act(() => fireEvent.click(undos.at(-1)!))
    expect([...mine.stickies().keys()].toSorted()).toEqual(['s1', 's2'])
    expect(screen.queryByText('Removed "Nobody has time".')).toBeNull()
  })

  test('[BO55] Ctrl+Z takes back own changes only, and Ctrl+Shift+Z does them again', () => {
    const { mine, bob } = desk()
    act(() => mine.set('s1', 'severity', 3))
    bob((board) => board.set('s1', 'tractability', 5))
    const button = screen.getByRole('button', { name: 'Edit: Nobody has time' })
    fireEvent.keyDown(button, { key: 'z', ctrlKey: true })
    expect(mine.stickies().get('s1')).toEqual({ ...barrier, tractability: 5 })
    fireEvent.keyDown(button, { key: 'Z', ctrlKey: true, shiftKey: true })
    expect(mine.stickies().get('s1')).toEqual({ ...barrier, tractability: 5, severity: 3 })
  })

  test('[BO56] the list stands still while the focus is in it, and says how much has changed', () => {
    const { bob } = desk()
    act(() => screen.getByRole('button', { name: 'Edit: Nobody has time' }).focus())
    bob((board) => board.put('s2', { ...barrier, text: 'Before it', pos: [0, -200] }))
    bob((board) => board.set('s1', 'severity', 2))
    expect(screen.queryByText('Before it')).toBeNull()
    expect(section('Time and skills (1)').textContent).toContain('How bad 2')
    expect(screen.getByText('1 change.')).toBeTruthy()
    press('Update the list')
    expect(section('Time and skills (2)').textContent).toMatch(/Before it.*Nobody has time/s)
    expect(screen.queryByText('1 change.')).toBeNull()
    act(() => screen.getByRole('button', { name: 'Edit: Nobody has time' }).focus())
    bob((board) => board.remove('s2'))
    expect(screen.getByText('This card was removed.')).toBeTruthy()
  })

  test('[BO57] only the cards of one question are shown when that is asked', () => {
    desk({}, { s1: barrier, s2: { ...barrier, text: 'About heating', questions: ['q1'] } })
    fireEvent.change(screen.getByRole('combobox', { name: 'Show' }), { target: { value: 'q1' } })
    expect(screen.queryByText('Nobody has time')).toBeNull()
    expect(screen.getByText('About heating')).toBeTruthy()
  })
})

describe('the state of the board', () => {
  test('[BO58] who may not write reads, and is told why', () => {
    desk({ mayWrite: false })
    expect(screen.getByText('You can read the board.')).toBeTruthy()
    expect(screen.getByText('The facilitator has not opened it for writing.')).toBeTruthy()
    expect(screen.getByText('Nobody has time')).toBeTruthy()
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Show as map'])
  })

  test('[BO58] nothing is written before the board has come, and offline writing goes on', () => {
    const { rerender, props } = desk({
      open: { doc: new Y.Doc(), awareness: undefined, status: 'opening', recovered: [] },
    })
    expect(screen.getByText('Opening the board.')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
    rerender(<BoardScreen {...props} open={{ ...props.open, status: 'offline' }} />)
    expect(screen.getByText('Not connected.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Add a card' })).toBeTruthy()
  })

  test('[BO42] words that could not be kept can be copied or added as a new card', () => {
    const draft = { id: 's9', text: 'They will print it' }
    const { props } = desk({
      open: { doc: new Y.Doc(), awareness: undefined, status: 'live', recovered: [draft] },
    })
    expect(screen.getByText('This change could not be kept. Your text is here.')).toBeTruthy()
    press('Add as a new card')
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What it says' }).value).toBe('They will print it')
    fireEvent.click(screen.getByRole('radio', { name: 'Note' }))
    press('Add the card')
    expect(boardOf(props.open.doc).stickies().get('new-1')).toMatchObject({ kind: 'note', text: 'They will print it' })
    expect(props.onDismiss).toHaveBeenCalledWith(draft)
  })

  test('[BO59] what others add is told by kind, gathered for a moment', () => {
    vi.useFakeTimers()
    const { bob, props } = desk()
    bob((board) => board.put('s2', { ...barrier, barrierKinds: ['risk'] }))
    bob((board) => board.put('s3', { ...barrier, barrierKinds: ['risk'] }))
    act(() => void vi.runAllTimers())
    expect(props.tell).toHaveBeenCalledTimes(1)
    expect(props.tell).toHaveBeenCalledWith('2 new cards in Risk.')
    vi.useRealTimers()
  })
})
