import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ConsoleOfRoom } from '#client/facilitator/console.tsx'
import { SCREENS } from '#client/facilitator/screens.ts'
import type { StageId } from '#shared/agenda/stages.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { aRoomClient, type FakeRoom, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/f/K7MB4QTR')
  window.scrollTo = () => undefined
})

const at = (stage: string): Partial<FacilitatorView> => ({ agenda: { ...SHARED.agenda, current: stage as StageId } })

function open(fake: FakeRoom = {}, hash = '') {
  history.replaceState(null, '', `/f/K7MB4QTR${hash}`)
  const room = aRoomClient({ asFacilitator: true, ...fake })
  renderInRoom(<ConsoleOfRoom />, room)
  return room
}
const press = (name: string | RegExp, role = 'button') => act(async () => screen.getByRole(role, { name }).click())
const keys = (init: KeyboardEventInit) => act(async () => void fireEvent.keyDown(document.body, init))

describe('driving the stages', () => {
  test('[FC5] choosing a stage takes everybody there, says so and offers the way back', async () => {
    const room = open()
    await press(/^Who holds what\?/)
    expect(room.asked).toEqual([{ type: 'moveToStage', stage: 'data' }])
    act(() => room.show({ shared: at('data') }))
    expect(screen.getByRole('heading', { name: 'Who holds what?', level: 1 })).toBeTruthy()
    expect(screen.getByText('Everyone is now at: Who holds what?')).toBeTruthy()
    await press('Go back')
    expect(room.asked.at(-1)).toEqual({ type: 'moveToStage', stage: 'lobby' })
  })

  test('[FC5] the way back is gone once somebody has moved the room on', async () => {
    const room = open()
    await press('Next stage')
    act(() => room.show({ shared: at('questions') }))
    expect(screen.getByRole('button', { name: 'Go back' })).toBeTruthy()
    act(() => room.show({ shared: at('close') }))
    expect(screen.queryByRole('button', { name: 'Go back' })).toBeNull()
    expect(screen.getByText('This is the last stage.')).toBeTruthy()
  })

  test('[FC5] the way back makes room once something else was done in the new stage', async () => {
    const room = open()
    await press('Next stage')
    const moved = { at: 1, type: 'stageMoved', about: 'questions' } as const
    act(() => room.show({ shared: { ...at('questions'), acts: [moved, { at: 2, type: 'questionProposed' }] } }))
    expect(screen.getByRole('button', { name: 'Go back' })).toBeTruthy() // what people add is no act of the facilitator
    act(() => room.show({ shared: { ...at('questions'), acts: [moved, { at: 3, type: 'pollOpened', about: 'p1' }] } }))
    expect(screen.queryByRole('button', { name: 'Go back' })).toBeNull()
  })

  test('[FC5] a refused move is said in words', async () => {
    open({ answer: () => ({ ok: false, refusal: { code: 'roomClosed' } }) })
    await press('Next stage')
    expect(screen.getAllByText('This room is closed.').length).toBeGreaterThan(0)
  })

  test('[FC6] the log takes an act back by one press', async () => {
    const acts = [{ at: 1, type: 'stageLocked', about: 'lobby' }] as const
    const stages = { ...SHARED.agenda.stages }
    const lobby = 'lobby' as StageId
    const room = open({
      shared: {
        acts,
        agenda: { ...SHARED.agenda, stages: { ...stages, [lobby]: { ...stages[lobby]!, locked: true } } },
      },
    })
    await press('Undo: Locked: Welcome')
    expect(room.asked).toEqual([{ type: 'unlockStage', stage: 'lobby' }])
  })

  test('while people arrive the code, its picture and who has come are there', () => {
    open()
    expect(screen.getByRole('img', { name: 'Code to join the room K7MB-4QTR' })).toBeTruthy()
    expect(screen.getByText('Frontline charity or community group')).toBeTruthy()
  })

  test.each([
    [1, 'Only you are here so far. Open the big screen.'],
    [2, 'Only facilitators are here so far. Open the big screen.'],
  ])('[FC29] with %i facilitators and nobody else, the words agree with the count of people', (count, words) => {
    const roster = Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`f${at}`, { role: 'facilitator', present: true, number: at + 1 }]),
    )
    open({ shared: { people: { ...SHARED.people, roster } as unknown as FacilitatorView['people'] } })
    expect(screen.getByText(words)).toBeTruthy()
  })
})

describe('the keys', () => {
  const poll = (status: PollView['status']) =>
    ({
      polls: { p1: { status, position: 1, round: 1, eligible: 3, ballotsIn: 1 } },
    }) as unknown as Partial<FacilitatorView>

  test('[FC8] Ctrl+Enter goes to the next stage', async () => {
    const room = open()
    await keys({ key: 'Enter', ctrlKey: true })
    expect(room.asked).toEqual([{ type: 'moveToStage', stage: 'questions' }])
  })

  test('[FC8] Ctrl+Shift+H shows the result and hides it again', async () => {
    const room = open({ shared: poll('closed') })
    await keys({ key: 'H', ctrlKey: true, shiftKey: true })
    act(() => room.show({ shared: poll('revealed') }))
    await keys({ key: 'H', ctrlKey: true, shiftKey: true })
    expect(room.asked).toEqual([
      { type: 'revealResult', poll: 'p1' },
      { type: 'hideResult', poll: 'p1' },
    ])
  })

  test('[FC8] an open vote is not shown by a key, and that is said', async () => {
    const room = open({ shared: poll('open') })
    await keys({ key: 'H', ctrlKey: true, shiftKey: true })
    expect(room.asked).toEqual([])
    expect(screen.getAllByText('Voting is still open. Close it first.').length).toBeGreaterThan(0)
  })

  test('[FC8] Ctrl+. gives one more minute', async () => {
    const room = open()
    await keys({ key: '.', ctrlKey: true })
    expect(room.asked).toEqual([{ type: 'extendTimer', seconds: 60 }])
  })

  test('[FC8] "?" lists them, they rest in a dialog, and can be switched off', async () => {
    const room = open()
    await keys({ key: '?' })
    const dialog = screen.getByRole('dialog', { name: 'Keys' })
    expect(within(dialog).getByText('Ctrl+Enter')).toBeTruthy()
    await keys({ key: 'Enter', ctrlKey: true })
    await act(async () => within(dialog).getByRole('checkbox', { name: 'Use these keys' }).click())
    await press('Close')
    await keys({ key: 'Enter', ctrlKey: true })
    expect(room.asked).toEqual([])
    await press('Menu')
    await press('Keys')
    await press('Use these keys', 'checkbox')
    await press('Close')
    await keys({ key: 'Enter', ctrlKey: true })
    expect(room.asked).toHaveLength(1)
  })

  test('[FC8] they rest while somebody types', async () => {
    const room = open({}, '#room')
    act(() => screen.getByRole('textbox', { name: 'Title' }).focus())
    await keys({ key: 'Enter', ctrlKey: true })
    expect(room.asked).toEqual([])
  })
})

describe('the screens', () => {
  test.each(SCREENS)('[FC4] #%s has one heading and a title', async (name) => {
    open({}, `#${name}`)
    await vi.waitFor(() => expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1))
    expect(document.title).toContain('Heat and homes')
  })

  test('[FC4] an address that means nothing leads to where the room is run', () => {
    open({}, '#nowhere')
    expect(screen.getByRole('heading', { name: 'Welcome', level: 1 })).toBeTruthy()
  })

  test('[FC4] another screen begins at its heading', async () => {
    open()
    act(() => {
      location.hash = '#plan'
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    })
    const heading = screen.getByRole('heading', { name: 'Plan the workshop', level: 1 })
    expect(document.activeElement).toBe(heading)
  })
})

describe('endings', () => {
  test('[FC7] closing says that it is for good, and asks', async () => {
    const room = open({}, '#room')
    await press('Close this room')
    expect(room.asked).toEqual([])
    expect(screen.getByText(/A closed room cannot be opened again/)).toBeTruthy()
    await press('Close it for good')
    expect(room.asked).toEqual([{ type: 'closeRoom' }])
  })

  test('[FC7] deleting wants the title, and says what is lost', async () => {
    const room = open({}, '#room')
    await press('Delete this room')
    await press('Delete it for ever')
    expect(room.asked).toEqual([])
    const field = screen.getByRole('textbox', { name: 'Type the room title' })
    expect(field.getAttribute('aria-invalid')).toBe('true')
    fireEvent.change(field, { target: { value: 'Heat and homes' } })
    await press('Delete it for ever')
    expect(room.asked).toEqual([{ type: 'deleteRoom', title: 'Heat and homes' }])
  })

  test('[FC7] the room’s words are saved together and can be taken back', async () => {
    const room = open({}, '#room')
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: ' ' } })
    await press('Save')
    expect(room.asked).toEqual([])
    expect(screen.getByText('There is a problem')).toBeTruthy()
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'Warm homes' } })
    await press('Save')
    expect(room.asked.at(-1)).toMatchObject({ type: 'updateRoom', title: 'Warm homes' })
    await press('Undo')
    expect(room.asked.at(-1)).toMatchObject({ type: 'updateRoom', title: 'Heat and homes' })
  })

  test('[FC9] a closed room says so and stays readable', () => {
    open({ shared: { room: { ...SHARED.room, status: 'closed' } } })
    expect(screen.getByText(/This room is closed. Everyone can read it/)).toBeTruthy()
    expect(screen.getByRole('heading', { level: 1 })).toBeTruthy()
  })

  test('[FC9] somebody who is no facilitator any more is shown the way into the room', () => {
    open({ own: { person: { id: 'fay' as PersonId, role: 'attendee', number: 1 } } })
    expect(screen.getByRole('link', { name: 'Go to the room' }).getAttribute('href')).toBe('/room/K7MB4QTR')
  })

  test.each([
    ['roomClosed', 'This room is deleted'],
    ['removed', 'The facilitator has taken you out of this room.'],
    ['notAdmitted', 'Open your private link again'],
    ['versionTooOld', 'A newer version is ready'],
  ] as const)('[FC9] a line stopped as %s ends in words and a way on', (stopped, heading) => {
    open({ line: { state: 'offline', stopped } })
    expect(screen.getByRole('heading', { name: heading, level: 1 })).toBeTruthy()
    const main = within(screen.getByRole('main'))
    expect(main.queryByRole('link') ?? main.getByRole('button')).toBeTruthy()
  })
})
