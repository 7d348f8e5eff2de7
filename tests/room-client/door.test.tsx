import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FaultBoundary } from '#client/room/fault-boundary.tsx'
import { followPreferences, preferences } from '#client/room/preferences.ts'
import { RoomDoor } from '#client/room/room-door.tsx'
import { useQuickExit, useSharedDeviceIdle } from '#client/room/shared-device.ts'
import { StoppedScreen } from '#client/room/stopped-screen.tsx'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
beforeEach(() => localStorage.clear())

test('[AF1] a device that is not known here is led to the join page', () => {
  render(<RoomDoor code="K7MB4QTR" />)
  expect(screen.getByRole('heading', { name: 'Join this room first' })).toBeDefined()
  expect(screen.getByRole('link', { name: 'Join the room' }).getAttribute('href')).toBe('/join/K7MB4QTR')
})

test.each([
  ['removed', 'The facilitator has taken you out of this room.', 'Go to the start'],
  ['roomClosed', 'This room is closed.', 'Go to the start'],
  ['roomUnknown', 'We cannot find an open room with this code. Check the big screen.', 'Type the code'],
  ['left', 'You have left the room', 'Join the room'],
  ['forgotten', 'You are forgotten', 'Join the room'],
] as const)('[AF10] %s says what happened and what next', (ending, heading, next) => {
  render(<StoppedScreen ending={ending} code="K7MB4QTR" />)
  expect(screen.getByRole('heading', { name: heading })).toBeDefined()
  expect(screen.getByRole('link', { name: next })).toBeDefined()
})

test('[AF10] a newer version offers to load it', () => {
  render(<StoppedScreen ending="versionTooOld" code="K7MB4QTR" />)
  expect(screen.getByRole('button', { name: 'Load it' })).toBeDefined()
})

test('[AF13] a fault shows one calm sentence instead of an empty page', () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const Broken = () => {
    throw new Error('a bug')
  }
  render(
    <FaultBoundary>
      <Broken />
    </FaultBoundary>,
  )
  expect(screen.getByRole('heading', { name: 'There is a problem with the service' })).toBeDefined()
  expect(complain).toHaveBeenCalled()
})

test('[AF14] preferences are kept on the device and applied to the page', () => {
  const readOut: string[] = []
  followPreferences({ readOut: (choice) => readOut.push(choice) })
  preferences.setState({ textSize: 'largest', theme: 'dark', readOut: 'everything' })
  expect(document.documentElement.dataset).toMatchObject({ textSize: 'largest', theme: 'dark' })
  expect(localStorage.getItem('questions-first.preferences')).toContain('largest')
  preferences.setState({ textSize: 'normal', theme: 'system', readOut: 'summaries' })
  expect(document.documentElement.hasAttribute('data-theme')).toBe(false)
  expect(readOut).toEqual(['summaries', 'everything', 'summaries'])
})

function Shared({ onIdle, onExit }: { readonly onIdle: () => void; readonly onExit: () => Promise<void> }) {
  useSharedDeviceIdle(true, onIdle)
  useQuickExit(true, onExit)
  return null
}

test('[AF15] 15 idle minutes leave the room, and any act begins them again', async () => {
  vi.useFakeTimers()
  const idle = vi.fn()
  render(<Shared onIdle={idle} onExit={async () => undefined} />)
  await act(() => vi.advanceTimersByTimeAsync(14 * 60_000))
  fireEvent.keyDown(document.body, { key: 'Tab' })
  await act(() => vi.advanceTimersByTimeAsync(14 * 60_000))
  expect(idle).not.toHaveBeenCalled()
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(idle).toHaveBeenCalledOnce()
})

test('[AF15] three presses of Shift leave quickly; typing capitals does not', () => {
  const exit = vi.fn(async () => undefined)
  const replace = vi.spyOn(location, 'replace').mockImplementation(() => undefined)
  render(<Shared onIdle={() => undefined} onExit={exit} />)
  for (const key of ['Shift', 'A', 'Shift', 'B', 'Shift', 'C']) fireEvent.keyDown(document.body, { key })
  expect(exit).not.toHaveBeenCalled()
  for (const key of ['Shift', 'Shift', 'Shift']) fireEvent.keyDown(document.body, { key })
  expect(exit).toHaveBeenCalledOnce()
  expect(replace).toHaveBeenCalledWith('about:blank')
})
