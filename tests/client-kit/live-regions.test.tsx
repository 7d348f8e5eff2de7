import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAnnouncer, type Announcer } from '#client/kit/announcer.ts'
import { Dialog } from '#client/kit/dialog.tsx'
import { Announcements, useAnnounce } from '#client/kit/live-regions.tsx'

let announcer: Announcer
beforeEach(() => {
  vi.useFakeTimers()
  announcer = createAnnouncer(() => Date.now())
})
afterEach(() => {
  announcer.close()
  vi.useRealTimers()
})

const later = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds))
const Say = () => {
  const announce = useAnnounce()
  return (
    <button type="button" onClick={() => announce('own', 'Sent.')}>
      Send
    </button>
  )
}

test('two regions are empty at load and stand last in the body', () => {
  render(
    <Announcements announcer={announcer}>
      <p>Page</p>
    </Announcements>,
  )
  expect(screen.getByRole('status').textContent).toBe('')
  expect(screen.getByRole('alert').textContent).toBe('')
  expect(document.body.lastElementChild?.contains(screen.getByRole('status'))).toBe(true)
})

test('a screen is heard, and the same words are cleared before they are said again', () => {
  render(
    <Announcements announcer={announcer}>
      <Say />
    </Announcements>,
  )
  fireEvent.click(screen.getByRole('button'))
  later(50)
  expect(screen.getByRole('status').textContent).toBe('Sent.')
  later(2000)
  fireEvent.click(screen.getByRole('button'))
  expect(screen.getByRole('status').textContent).toBe('')
  later(50)
  expect(screen.getByRole('status').textContent).toBe('Sent.')
})

test('a second line waits for its time and then comes by itself', () => {
  render(
    <Announcements announcer={announcer}>
      <p>Page</p>
    </Announcements>,
  )
  act(() => {
    announcer.announce('own', 'Sent.')
    announcer.announce('stage', 'Who holds what? has started.')
  })
  later(50)
  expect(screen.getByRole('status').textContent).toBe('Sent.')
  expect(screen.getByRole('alert').textContent).toBe('')
  later(800)
  expect(screen.getByRole('alert').textContent).toBe('Who holds what? has started.')
})

test('an open dialog speaks in the place of the page behind it', () => {
  function Room() {
    const [isOpen, setIsOpen] = useState(false)
    return (
      <>
        <button type="button" onClick={() => setIsOpen(true)}>
          Open
        </button>
        <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Add a card">
          <p>Inside</p>
        </Dialog>
      </>
    )
  }
  render(
    <Announcements announcer={announcer}>
      <Room />
    </Announcements>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Open' }))
  act(() => announcer.announce('own', 'Sent.'))
  later(50)
  expect(screen.getByRole('dialog').querySelector('[role="status"]')?.textContent).toBe('Sent.')
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  act(() => announcer.announce('own', 'Taken back.'))
  later(1000)
  expect(screen.getByRole('status').textContent).toBe('Taken back.')
})
