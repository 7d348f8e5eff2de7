import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WAITED } from '#client/realtime/outbox.ts'
import { RoomProvider, useSend, useShared } from '#client/realtime/room-context.tsx'
import type { RoomClient } from '#client/realtime/room-client.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import { aRoomClient } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'

const within = (room: RoomClient) => ({
  wrapper: ({ children }: { readonly children: ReactNode }) => <RoomProvider room={room}>{children}</RoomProvider>,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A room that answers when told to. */
function aSlowRoom() {
  const answers: ((answer: Answer) => void)[] = []
  const room = aRoomClient({ answer: () => new Promise<Answer>((resolve) => answers.push(resolve)) })
  return { room, answer: (answer: Answer) => act(async () => answers.shift()?.(answer)) }
}

test('[RC18] says sending after a moment, waiting after five seconds, and sent only after the yes', async () => {
  const { room, answer } = aSlowRoom()
  const { result } = renderHook(useSend, within(room))
  await act(async () => void result.current.send({ type: 'stopTimer' }))
  expect(result.current.state).toBe('idle')
  await act(() => vi.advanceTimersByTimeAsync(400))
  expect(result.current.state).toBe('sending')
  await act(() => vi.advanceTimersByTimeAsync(WAITED))
  expect(result.current.state).toBe('waiting')
  await answer({ ok: true, revision: 2 })
  expect(result.current.state).toBe('sent')
})

test('[RC18] a no is said with its code', async () => {
  const room = aRoomClient({ answer: () => ({ ok: false, refusal: { code: 'not_open' } }) })
  const { result } = renderHook(useSend, within(room))
  await act(async () => void (await result.current.send({ type: 'stopTimer' })))
  expect(result.current).toMatchObject({ state: 'refused', refusal: { code: 'not_open' } })
})

test('[RC18] without a line it says at once that the command waits', async () => {
  const { room, answer } = aSlowRoom()
  room.line.setState({ state: 'offline' })
  const { result } = renderHook(useSend, within(room))
  await act(async () => void result.current.send({ type: 'stopTimer' }))
  expect(result.current.state).toBe('waiting')
  await answer({ ok: true, revision: 2 })
  expect(result.current.state).toBe('sent')
})

test('[RC9] [RC18] where this device could not keep it, it does not say that it waits here', async () => {
  const { room } = aSlowRoom()
  room.line.setState({ state: 'offline' })
  room.outbox.setState({ isKept: false })
  const { result } = renderHook(useSend, within(room))
  await act(async () => void result.current.send({ type: 'stopTimer' }))
  expect(result.current.state).toBe('unkept')
  act(() => room.outbox.setState({ isKept: true }))
  expect(result.current.state).toBe('waiting')
})

test('[RC18] a line that is lost while it sends says that it waits, without five seconds of "sending"', async () => {
  const { room } = aSlowRoom()
  const { result } = renderHook(useSend, within(room))
  await act(async () => void result.current.send({ type: 'stopTimer' }))
  await act(() => vi.advanceTimersByTimeAsync(400))
  act(() => room.line.setState({ state: 'offline' }))
  expect(result.current.state).toBe('waiting')
})

test('[RC18] only the latest command counts', async () => {
  const { room, answer } = aSlowRoom()
  const { result } = renderHook(useSend, within(room))
  await act(async () => void result.current.send({ type: 'stopTimer' }))
  await act(async () => void result.current.send({ type: 'stopTimer' }))
  await answer({ ok: false, refusal: { code: 'not_open' } })
  expect(result.current.state).not.toBe('refused')
  await answer({ ok: true, revision: 2 })
  expect(result.current.state).toBe('sent')
})

test('[RC1] a screen is drawn again only when what it selected has changed', () => {
  const room = aRoomClient()
  let drawn = 0
  const { result } = renderHook(() => {
    drawn += 1
    return useShared(({ agenda }) => agenda)
  }, within(room))
  act(() => room.show({ shared: { feedback: { given: 4 } } }))
  expect(drawn).toBe(1)
  act(() => room.show({ shared: { agenda: { ...SHARED.agenda, timer: { endsAt: 5, length: 5 } } } }))
  expect(drawn).toBe(2)
  expect(result.current.timer).toEqual({ endsAt: 5, length: 5 })
})
