import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ChartDrawing, ChartFrame } from '#client/kit/chart-frame.tsx'
import { ConnectionBadge } from '#client/kit/connection-badge.tsx'
import { DataTable } from '#client/kit/data-table.tsx'
import { Dialog } from '#client/kit/dialog.tsx'
import { Empty } from '#client/kit/empty.tsx'
import { Figure } from '#client/kit/figure.tsx'
import { focusHeading } from '#client/kit/focus-heading.ts'
import { KIND_WORDS, KindTag, type TagKind } from '#client/kit/kind-tag.tsx'
import { Menu, MenuItem } from '#client/kit/menu.tsx'
import { Page } from '#client/kit/page.tsx'
import { QrCode, drawingOf } from '#client/kit/qr-code.tsx'
import { SeatRows, Seats } from '#client/kit/seats.tsx'
import { SendState } from '#client/kit/send-state.tsx'
import { StageBar } from '#client/kit/stage-bar.tsx'
import { Banner, StatusBox } from '#client/kit/status-box.tsx'
import { Thread } from '#client/kit/thread.tsx'
import { Timer } from '#client/kit/timer.tsx'
import { UndoBar } from '#client/kit/undo-bar.tsx'
import { useNow } from '#client/kit/use-now.ts'
import { Voice } from '#client/kit/voice.tsx'

afterEach(() => vi.useRealTimers())

test('a page has one heading, a way past its header and a title', async () => {
  render(
    <Page
      documentTitle="What matters most?"
      hasError
      home="/"
      width="narrow"
      where="Question 3 of 12"
      heading="How many families?"
      badge={<ConnectionBadge state="lost" waiting={2} />}
      banner={<Banner tone="care">Not connected. Keep going, your work is kept.</Banner>}
      bar={<button type="button">Next</button>}
    >
      <input aria-label="Answer" />
    </Page>,
  )
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
  expect(screen.getByRole('link', { name: 'Questions First' }).getAttribute('href')).toBe('/')
  expect(within(screen.getByRole('banner')).getByText('Not connected, 2 waiting')).toBeTruthy()
  expect(within(screen.getByRole('banner')).getByText(/your work is kept/)).toBeTruthy()
  await vi.waitFor(() => expect(document.title).toBe('Error: What matters most?'))
  fireEvent.click(screen.getByRole('link', { name: 'Skip to main content' }))
  expect(document.activeElement).toBe(screen.getByRole('main'))
  focusHeading()
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
  screen.getByRole('textbox').focus()
  focusHeading()
  expect(document.activeElement).toBe(screen.getByRole('textbox'))
})

test('a dialog is read from its heading, closes by Escape and gives focus back', () => {
  function Room() {
    const [isOpen, setIsOpen] = useState(false)
    return (
      <>
        <button type="button" onClick={() => setIsOpen(true)}>
          Delete
        </button>
        <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Delete this room?" closeLabel="Cancel">
          <p>Nobody can get it back.</p>
        </Dialog>
      </>
    )
  }
  render(<Room />)
  const opener = screen.getByRole('button', { name: 'Delete' })
  opener.focus()
  fireEvent.click(opener)
  const dialog = screen.getByRole('dialog', { name: 'Delete this room?' })
  expect(document.activeElement).toBe(within(dialog).getByRole('heading', { name: 'Delete this room?' }))
  fireEvent(dialog, new Event('cancel', { cancelable: true }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(opener)
})

test('a menu opens, acts, and closes by Escape or a press outside', () => {
  const leave = vi.fn<() => void>()
  render(
    <>
      <Menu label="Menu">
        <MenuItem href="#mine">My data</MenuItem>
        <MenuItem onPress={leave}>Leave</MenuItem>
      </Menu>
      <p>Outside</p>
    </>,
  )
  const opener = screen.getByRole('button', { name: 'Menu' })
  expect(opener.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(opener)
  expect(opener.getAttribute('aria-expanded')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: 'Leave' }))
  expect(leave).toHaveBeenCalledOnce()
  expect(screen.queryByRole('link', { name: 'My data' })).toBeNull()
  fireEvent.click(opener)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(screen.queryByRole('link', { name: 'My data' })).toBeNull()
  expect(document.activeElement).toBe(opener)
  fireEvent.click(opener)
  fireEvent.pointerDown(screen.getByText('Outside'))
  expect(screen.queryByRole('link', { name: 'My data' })).toBeNull()
})

test('a table names its scrolling place and heads rows and columns', () => {
  render(
    <DataTable
      caption="Questions by value"
      columns={[
        { id: 'question', title: 'Question', cell: (row: { text: string; value: number }) => row.text },
        { id: 'value', title: 'Value', isNumber: true, cell: (row) => row.value.toFixed(1) },
      ]}
      rows={[{ text: 'Who is cold?', value: 4.6 }]}
      rowId={(row) => row.text}
    />,
  )
  expect(screen.getByRole('region', { name: 'Questions by value' }).tabIndex).toBe(0)
  expect(screen.getByRole('table', { name: 'Questions by value' })).toBeTruthy()
  expect(screen.getByRole('columnheader', { name: 'Value' })).toBeTruthy()
  expect(screen.getByRole('rowheader', { name: 'Who is cold?' })).toBeTruthy()
  expect(screen.getByRole('cell', { name: '4.6' })).toBeTruthy()
})

test('a result is a sentence, a chart with a title and a table', () => {
  render(
    <ChartFrame
      headline="Question 1 comes first."
      first="table"
      table={<table aria-label="Values" />}
      chart={
        <ChartDrawing title="Value against gap" width={320} height={200}>
          <circle r="4" />
        </ChartDrawing>
      }
    />,
  )
  expect(screen.getByRole('figure').textContent).toContain('Question 1 comes first.')
  expect(screen.getByRole('img', { name: 'Value against gap' })).toBeTruthy()
  expect(screen.getByRole('table', { name: 'Values' })).toBeTruthy()
})

test('seats are rings up to 60 people, then a bar, always with words', () => {
  const { rerender } = render(<Seats filled={19} of={24} words="19 of 24 have voted" />)
  expect(screen.getByRole('img', { name: '19 of 24 have voted' }).children).toHaveLength(24)
  rerender(<Seats filled={83} of={140} words="83 of 140 have voted" />)
  expect(screen.getByRole('img', { name: '83 of 140 have voted' }).children).toHaveLength(1)
})

test('who arrived stands by kind of organisation', () => {
  render(<SeatRows rows={[{ name: 'Charity', people: 12 }]} />)
  expect(within(screen.getByRole('listitem')).getByText('Charity')).toBeTruthy()
  expect(screen.getByRole('img', { name: '12' })).toBeTruthy()
})

test('a missing number is a dash, never 0', () => {
  const { rerender } = render(<Figure number={undefined} words="value" />)
  expect(screen.getByText('–')).toBeTruthy()
  rerender(<Figure number={0} words="of 24 have voted" />)
  expect(screen.getByText('0')).toBeTruthy()
})

test.each(Object.entries(KIND_WORDS))('%s has a shape and the word "%s"', (kind, words) => {
  render(<KindTag kind={kind as TagKind} />)
  expect(screen.getByText(words).querySelector('svg')).not.toBeNull()
})

test('stages say what is done, now and to come', () => {
  const onChoose = vi.fn<(id: string) => void>()
  render(
    <StageBar
      onChoose={onChoose}
      stages={[
        { id: 'a', title: 'Welcome', state: 'done' },
        { id: 'b', title: 'What matters most?', state: 'now' },
        { id: 'c', title: 'Who holds what?', state: 'next' },
      ]}
    />,
  )
  expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-current'))).toEqual([null, 'step', null])
  fireEvent.click(screen.getByRole('button', { name: 'Welcome (done)' }))
  expect(onChoose).toHaveBeenCalledWith('a')
  expect(screen.getByRole('button', { name: 'Who holds what? (to come)' })).toBeTruthy()
})

test('the timer speaks in words and interrupts nobody', () => {
  vi.useFakeTimers({ now: 0 })
  render(<Timer endsAt={360_000} />)
  const timer = screen.getByRole('timer')
  expect(timer.textContent).toBe('6 minutes left')
  expect(timer.getAttribute('aria-live')).toBe('off')
})

test('the clock ticks while it is on screen', () => {
  vi.useFakeTimers({ now: 1000 })
  const Clock = () => <p>{useNow(1000)}</p>
  render(<Clock />)
  expect(screen.getByText('1000')).toBeTruthy()
  act(() => vi.advanceTimersByTime(2000))
  expect(screen.getByText('3000')).toBeTruthy()
})

test('what was done can be undone by its own words', () => {
  const onUndo = vi.fn<() => void>()
  render(
    <UndoBar label="Hide it again" onUndo={onUndo}>
      The result is on every screen.
    </UndoBar>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Hide it again' }))
  expect(onUndo).toHaveBeenCalledOnce()
})

test('a thread is an ordered list that shows where it breaks off', () => {
  render(
    <Thread
      label="Thread of: Who is cold?"
      parts={[
        { id: 'q', label: 'Question', content: <Voice as="p">Who is cold?</Voice>, isThere: true },
        { id: 's', label: 'Next step', content: <p>No next step yet.</p>, isThere: false },
      ]}
    />,
  )
  const items = within(screen.getByRole('list', { name: 'Thread of: Who is cold?' })).getAllByRole('listitem')
  expect(items.map((item) => item.textContent)).toEqual(['QuestionWho is cold?', 'Next stepNo next step yet.'])
})

test('what people wrote keeps its own direction', () => {
  render(<Voice as="p">كم عدد الأسر؟</Voice>)
  expect(screen.getByText('كم عدد الأسر؟').getAttribute('dir')).toBe('auto')
})

test('states, boxes and empty places speak in words', () => {
  render(
    <>
      <SendState state="refused" more="Voting is closed." />
      <StatusBox tone="info" title="You do not need to do anything yet.">
        Keep this page open.
      </StatusBox>
      <Empty
        words="No questions yet. What would you like to know?"
        action={<button type="button">Add a question</button>}
      />
    </>,
  )
  expect(screen.getByText('Not sent: Voting is closed.')).toBeTruthy()
  expect(screen.getByText('Keep this page open.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Add a question' })).toBeTruthy()
})

test('a code is one image with a name and a quiet border of four', () => {
  render(<QrCode text="https://questions.example.org/join/K7MX4QTB" label="Code to join the room K7MX-4QTB" />)
  expect(screen.getByRole('img', { name: 'Code to join the room K7MX-4QTB' })).toBeTruthy()
  const { size, path } = drawingOf('https://questions.example.org/join/K7MX4QTB')
  expect(path.startsWith('M4 4h7v1h-7z')).toBe(true)
  expect(size).toBeGreaterThan(29)
})
