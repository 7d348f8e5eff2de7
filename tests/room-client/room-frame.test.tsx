import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteArrival } from '#client/realtime/device.ts'
import type { NotSent } from '#client/realtime/outbox.ts'
import { RoomFrame } from '#client/room/room-frame.tsx'
import type { StageId, StageKind } from '#shared/agenda/stages.ts'
import { STAGE_KINDS, STAGE_WORDS } from '#shared/agenda/stages.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { type FakeRoom, aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'

const at = (kind: StageKind, timer?: SharedView['agenda']['timer']) => ({
  agenda: { ...SHARED.agenda, current: kind as string as StageId, ...(timer && { timer }) },
})

function open(fake: FakeRoom = {}, isShared = false) {
  const room = aRoomClient(fake)
  const done: string[] = []
  renderInRoom(
    <RoomFrame
      isShared={isShared}
      onLeave={() => done.push('leave')}
      onNextPerson={() => done.push('nextPerson')}
      onForget={async () => undefined}
    />,
    room,
  )
  return { room, done }
}

const heading = () => screen.getByRole('heading', { level: 1 })
const go = (hash: string) =>
  act(async () => {
    location.hash = hash
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  })
const heard = (role: 'alert' | 'status') => screen.getAllByRole(role).at(-1)

beforeEach(() => {
  location.hash = ''
  localStorage.clear()
  sessionStorage.clear()
  window.scrollTo = () => undefined
})
afterEach(() => vi.useRealTimers())

test.each(STAGE_KINDS)('[AF2] %s has its screen under its title', async (kind) => {
  await act(async () => open({ shared: at(kind) }))
  expect(heading()).toHaveProperty('textContent', STAGE_WORDS[kind].title)
  await vi.waitFor(() => expect(screen.queryByText('Loading…')).toBeNull(), { timeout: 10_000 })
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
})

test('[AF3] the address names the screen, and a strange one leads to now', async () => {
  open()
  expect(heading().textContent).toBe('Welcome')
  await go('#help')
  expect(heading().textContent).toBe('Help')
  await go('#where')
  expect(heading().textContent).toBe('Where are we?')
  await go('#nothing-like-this')
  expect(heading().textContent).toBe('Welcome')
})

test('[AF3] only what this room has is offered', () => {
  const { lobby, questions } = SHARED.agenda.stages as Record<string, SharedView['agenda']['stages'][StageId]>
  open({ shared: { agenda: { ...SHARED.agenda, stages: { lobby, questions } as SharedView['agenda']['stages'] } } })
  const links = within(screen.getByRole('navigation', { name: 'More in this room' })).getAllByRole('link')
  expect(links.map(({ textContent }) => textContent)).toEqual(['Now', 'Questions', 'Summary', 'Where are we?'])
})

test('[AF4] a new stage is said once, assertively, and takes focus to its heading', async () => {
  const { room } = open()
  await act(async () => room.show({ shared: at('close') }))
  await vi.waitFor(() =>
    expect(heard('alert')?.textContent).toBe('What we take away has started. You have 10 minutes.'),
  )
  expect(heading().textContent).toBe('What we take away')
  expect(document.activeElement).toBe(heading())
})

test('[AF4] whoever is typing keeps their place', async () => {
  const { room } = open()
  await go('#mine')
  const name = await screen.findByRole('textbox', { name: /Your name/ }, { timeout: 5_000 })
  name.focus()
  await act(async () => room.show({ shared: at('close') }))
  expect(document.activeElement).toBe(name)
})

test('[AF5] a reader is offered the way to the new stage and not taken there', async () => {
  const { room } = open()
  await go('#help')
  await act(async () => room.show({ shared: at('close') }))
  expect(heading().textContent).toBe('Help')
  expect(screen.getByText('What we take away has started.')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Go there' }))
  await go('#now')
  expect(heading().textContent).toBe('What we take away')
  expect(screen.queryByRole('button', { name: 'Go there' })).toBeNull()
})

test('[AF6] somebody who comes late is told where everybody is; a reload says nothing', async () => {
  noteArrival(SHARED.room.code)
  await act(async () => open({ shared: at('close') }))
  expect(screen.getAllByText('Welcome. We are at: What we take away')).toHaveLength(2) // for the eye and the ear
  expect(sessionStorage.length).toBe(0)
})

test('[AF6] somebody who comes at the welcome is told nothing', () => {
  noteArrival(SHARED.room.code)
  open()
  expect(screen.queryByText(/We are at/)).toBeNull()
})

test('[AF7] the time left stands in words, and in the title when it is short', () => {
  open({ shared: at('lobby', { endsAt: Date.now() + 150_000, length: 600 }) })
  expect(screen.getByRole('timer').textContent).toBe('3 minutes left')
  expect(document.title).toBe('(3 min) Welcome · Heat and homes')
})

test('[AF12] a vote that begins or ends is read out, a result by the screen that shows it', async () => {
  const { room } = open()
  const poll = (status: string) => ({ polls: { p1: { status, round: 1, method: 'dots' } } }) as unknown as SharedView
  await act(async () => room.show({ shared: poll('closed') }))
  await vi.waitFor(() => expect(heard('alert')?.textContent).toBe('Voting is closed.'))
  await act(async () => room.show({ shared: { polls: {} } }))
  await act(async () => room.show({ shared: poll('revealed') }))
  expect(heard('alert')?.textContent).not.toMatch(/on every screen/)
})

test('[AF7] one minute before the end it is read out', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  open({ shared: at('lobby', { endsAt: Date.now() + 61_500, length: 600 }) })
  await act(() => vi.advanceTimersByTimeAsync(3_000))
  await vi.waitFor(() => expect(heard('status')?.textContent).toBe('1 minute left.'))
})

test('[AF8] a lost line is said in words with what waits', async () => {
  const { room } = open({ outbox: { waiting: 2 } })
  await act(async () => room.line.setState({ state: 'offline' }))
  expect(screen.getByText('Not connected, 2 waiting')).toBeDefined()
  expect(screen.getAllByText('Not connected. Keep going, your work is kept.')[0]).toBeDefined()
  expect(screen.getByText('Saved on this computer, will send · 2')).toBeDefined()
  await act(async () => room.line.setState({ state: 'offline', trouble: 'restarting' }))
  expect(screen.getByText('The room is restarting. Your work is kept.')).toBeDefined()
})

test('[AF8] what still waits on a good line is said too, once it has waited a little', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { room } = open({ outbox: { waiting: 4_812 } })
  expect(screen.queryByText(/will send/)).toBeNull()
  await act(() => vi.advanceTimersByTimeAsync(2_000))
  expect(screen.getByText('Saved on this computer, will send · 4,812')).toBeDefined()
  await act(async () => room.outbox.setState({ waiting: 0 }))
  expect(screen.queryByText(/will send/)).toBeNull()
})

test('[RC23] that the room was put back is said until somebody has read it', async () => {
  const { room } = open({ line: { state: 'connected', wasSetBack: true } })
  expect(screen.getByText(/^This room was put back to an earlier state/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'I have looked' }))
  expect(screen.queryByText(/^This room was put back/)).toBeNull()
  expect(room.line.getState().state).toBe('connected')
})

test('[RC24] a damaged room says why the line is gone', async () => {
  const { room } = open()
  await act(async () => room.line.setState({ state: 'offline', trouble: 'roomDamaged' }))
  expect(screen.getByText(/^This room cannot open: part of what was saved is damaged/)).toBeDefined()
})

test('[AF8] what this device cannot keep is said', () => {
  open({ line: { state: 'offline' }, outbox: { waiting: 1, isKept: false } })
  expect(screen.getByText(/^Not saved on this .* Keep this page open until it is sent\.$/)).toBeDefined()
})

test('[AF9] what was not sent says what and why, and can be tried again or let go', () => {
  const entry: NotSent = {
    id: 'x',
    askedAt: 0,
    command: { type: 'proposeQuestion', text: 'How many homes are cold?', action: 'Target grants' },
    refusal: { code: 'stageLocked' },
  }
  const room = aRoomClient({ outbox: { notSent: [entry] } })
  const done: string[] = []
  const recording = {
    ...room,
    tryAgain: (id: string) => done.push(`again ${id}`),
    letGo: (id: string) => done.push(`go ${id}`),
  }
  renderInRoom(
    <RoomFrame isShared={false} onLeave={vi.fn()} onNextPerson={vi.fn()} onForget={async () => undefined} />,
    recording,
  )
  expect(screen.getByText(/Your question\. The facilitator has locked this stage/)).toBeDefined()
  expect(screen.getByText(/How many homes are cold/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  fireEvent.click(screen.getByRole('button', { name: 'Let it go' }))
  expect(done).toEqual(['again x', 'go x'])
})

test('[AF9] of very many not sent the first ten stand there, and all can be let go at once', () => {
  const entry = (n: number): NotSent => ({
    id: `x${n}`,
    askedAt: n,
    command: { type: 'proposeQuestion', text: `Question ${n}`, action: 'Target grants' },
    refusal: { code: 'stageLocked' },
  })
  const room = aRoomClient({ outbox: { notSent: Array.from({ length: 5_000 }, (_, n) => entry(n)) } })
  const gone: string[] = []
  renderInRoom(
    <RoomFrame isShared={false} onLeave={vi.fn()} onNextPerson={vi.fn()} onForget={async () => undefined} />,
    { ...room, letGo: (...ids) => void gone.push(...ids) },
  )
  expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(10)
  expect(screen.getByText('Not sent · 5,000')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Let all 5,000 go' }))
  expect(gone).toHaveLength(5_000)
})

test('[AF12] where are we tells the room in one paragraph, and what happened last', async () => {
  const { room } = open()
  await go('#where')
  expect(screen.getByText(/We are at stage 1 of 7: Welcome\. 3 people are here\./)).toBeDefined()
  expect(screen.getByText('Nothing new since you opened this page.')).toBeDefined()
  await act(async () => room.show({ shared: at('close') }))
  expect(screen.getByText(/: What we take away has started\./)).toBeDefined()
})

test('[AF14] text size, theme and reading out are kept and apply at once', () => {
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Menu' }))
  fireEvent.change(screen.getByRole('combobox', { name: 'Text size' }), { target: { value: 'larger' } })
  expect((screen.getByRole('combobox', { name: 'Text size' }) as HTMLSelectElement).value).toBe('larger')
  fireEvent.change(screen.getByRole('combobox', { name: 'Text size' }), { target: { value: 'normal' } })
})

test('[AF11] the menu leads out; only a shared device offers the next person', () => {
  const { done } = open({}, true)
  fireEvent.click(screen.getByRole('button', { name: 'Menu' }))
  fireEvent.click(screen.getByRole('button', { name: 'Next person' }))
  fireEvent.click(screen.getByRole('button', { name: 'Menu' }))
  fireEvent.click(screen.getByRole('button', { name: 'Leave this room' }))
  expect(done).toEqual(['nextPerson', 'leave'])
})

test('a closed room can still be read', () => {
  open({ shared: { room: { ...SHARED.room, status: 'closed' } } })
  expect(screen.getByText('This room is closed. You can still read it.')).toBeDefined()
})
