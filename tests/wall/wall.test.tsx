import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { onTurn } from '#client/kit/page-turns.ts'
import { Wall, WallOfRoom } from '#client/wall/wall.tsx'
import { STAGE_KINDS, type StageId } from '#shared/agenda/stages.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import { aRoomClient, type FakeRoom, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'

vi.mock('#client/realtime/room-client.ts', async () => {
  const kit = await import('#tests/kit/a-room-client.tsx')
  return { openRoom: () => kit.aRoomClient() }
})

const OLU = { person: { id: 'olu' as PersonId, role: 'observer', number: 9 } } as const
const at = (stage: string): Partial<SharedView> => ({ agenda: { ...SHARED.agenda, current: stage as StageId } })

function open(fake: FakeRoom = {}) {
  const room = aRoomClient({ own: OLU, ...fake })
  renderInRoom(<WallOfRoom />, room)
  return room
}
const key = (name: string) => act(async () => void fireEvent.keyDown(document.body, { key: name }))

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

describe('following the room', () => {
  test('[WL2] while people arrive it shows how to get in and who has come', () => {
    open()
    expect(screen.getByRole('heading', { name: 'What do we need to know before winter?', level: 1 })).toBeTruthy()
    expect(screen.getByText('K7MB-4QTR')).toBeTruthy()
    expect(screen.getByText('Or scan. No app, no account.')).toBeTruthy()
    expect(screen.getByText('3 people, 2 organisations')).toBeTruthy()
  })

  test('[WL2] it follows the stage', () => {
    const room = open()
    act(() => room.show({ shared: at('questions') }))
    expect(screen.getByRole('heading', { name: 'What do we want to know?', level: 1 })).toBeTruthy()
  })

  test.each(STAGE_KINDS)('[WL3] no name of a person stands on the wall at %s', async (stage) => {
    open({ shared: at(stage) })
    await vi.waitFor(() => expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1))
    expect(document.body.textContent).not.toMatch(/Ann|Bob|Fay|Olu/)
  })

  test('[WL4] how to join stands in the corner of every stage, until the room is closed', () => {
    const room = open({ shared: at('data') })
    expect(screen.getByRole('contentinfo').textContent).toMatch(/\/join K7MB-4QTR/)
    act(() => room.show({ shared: { room: { ...SHARED.room, status: 'closed' } } }))
    expect(screen.getByRole('contentinfo').textContent).toContain('This room is closed.')
  })
})

describe('the keys', () => {
  test('[WL5] → shows the stage’s title and instruction, ← goes back', async () => {
    open({ shared: at('voting') })
    await key('PageDown')
    expect(screen.getByText(/which questions we should answer first/)).toBeTruthy()
    expect(screen.getByText('15 minutes')).toBeTruthy()
    await key('PageUp')
    expect(screen.getByText('Voting has not started.')).toBeTruthy()
  })

  test('[WL5] pages of what is shown turn before the view does', async () => {
    open({ shared: at('voting') })
    const turned: number[] = []
    const stop = onTurn((by) => turned.push(by) < 2)
    await key('ArrowRight')
    expect(screen.getByText('Voting has not started.')).toBeTruthy()
    await key('ArrowRight')
    expect(screen.queryByText('Voting has not started.')).toBeNull()
    stop()
    expect(turned).toEqual([1, 1])
  })

  test('[WL2] another stage begins at its first view', async () => {
    const room = open({ shared: at('voting') })
    await key('ArrowRight')
    act(() => room.show({ shared: at('questions') }))
    expect(screen.getByText('No questions yet. What would you like to know?')).toBeTruthy()
  })

  test('[WL5] B blanks, Q shows the code, T hides the time, + enlarges', async () => {
    const timer = { endsAt: Date.now() + 60_000, length: 60 }
    open({ shared: { agenda: { ...SHARED.agenda, current: 'data' as StageId, timer } } })
    await key('b')
    expect(screen.queryByRole('contentinfo')).toBeNull()
    await key('B')
    await key('q')
    expect(screen.getByRole('img', { name: 'Code to join the room K7MB-4QTR' })).toBeTruthy()
    await key('q')
    expect(screen.getByRole('timer')).toBeTruthy()
    await key('t')
    expect(screen.queryByRole('timer')).toBeNull()
    await key('+')
    expect(document.documentElement.style.getPropertyValue('--wall-scale')).toBe('1.125')
  })

  test('[WL5] the list of keys opens without a keyboard and works as buttons', async () => {
    open({ shared: at('data') })
    act(() => screen.getByRole('button', { name: 'Keys of the big screen' }).click())
    act(() => screen.getByRole('button', { name: /Code to join/ }).click())
    expect(screen.getByRole('heading', { name: 'Join this room' })).toBeTruthy()
  })
})

describe('its way in', () => {
  const json = (body: unknown, status = 201) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  const bodies: unknown[] = []
  const serverAnswers = (answer: () => Response) =>
    vi.stubGlobal('fetch', async (_: string, { body }: { readonly body: string }) => {
      bodies.push(JSON.parse(body))
      return answer()
    })

  test('[WL1] it joins as somebody who watches, and again as the same one', async () => {
    serverAnswers(() => json({ token: 'wall-token', person: { id: 'olu', role: 'observer' } }))
    const first = render(<Wall code="K7MB4QTR" />)
    await screen.findByText('Or scan. No app, no account.')
    expect(document.documentElement.dataset['theme']).toBe('projector')
    first.unmount()
    expect(document.documentElement.dataset['theme']).toBeUndefined()
    render(<Wall code="K7MB4QTR" />)
    await screen.findByText('Or scan. No app, no account.')
    expect(bodies).toEqual([{ role: 'observer' }, { role: 'observer', token: 'wall-token' }])
  })

  test('[WL6] a code that leads nowhere is said in words', async () => {
    serverAnswers(() => json({ type: 'about:blank', title: '', status: 404, code: 'roomUnknown' }, 404))
    render(<Wall code="K7MB4QTR" />)
    expect(await screen.findByRole('heading', { name: 'We cannot find an open room with this code' })).toBeTruthy()
  })

  test('[WL6] without a line it keeps trying until it is in', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let isDown = true
    serverAnswers(() =>
      isDown
        ? json({ type: 'about:blank', title: '', status: 503, code: 'readOnly' }, 503)
        : json({ token: 't', person: { id: 'olu', role: 'observer' } }),
    )
    render(<Wall code="K7MB4QTR" />)
    await screen.findByText('This screen keeps trying.')
    isDown = false
    await act(() => vi.advanceTimersByTimeAsync(3_000))
    expect(await screen.findByText('Or scan. No app, no account.')).toBeTruthy()
    vi.useRealTimers()
  })

  test('[WL6] a lost line is said in the corner', () => {
    open({ shared: at('data'), line: { state: 'offline' } })
    expect(screen.getByText('Not connected. This may be out of date.')).toBeTruthy()
  })

  test.each([
    ['roomClosed', 'This room is closed'],
    ['notAdmitted', 'This screen was away for too long'],
  ] as const)('[WL6] a line stopped as %s ends in words', (stopped, heading) => {
    open({ line: { state: 'offline', stopped } })
    expect(screen.getByRole('heading', { name: heading })).toBeTruthy()
  })
})
