import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Notes } from '#client/board/notes.tsx'
import { notesOf } from '#shared/board/notes.ts'

const questions = new Map([
  ['q1', 'How many families go without heating?'],
  ['q2', 'Who asks and is refused?'],
])

test('[BO34] a note is begun, written and read under its question', () => {
  const doc = new Y.Doc()
  const { rerender } = render(<Notes doc={doc} mayWrite questions={questions} say={vi.fn()} />)
  expect(screen.getByRole('heading', { name: 'How many families go without heating?' })).toBeTruthy()
  act(() =>
    fireEvent.click(screen.getByRole('button', { name: 'Write a note: How many families go without heating?' })),
  )
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Our note' })
  expect(document.activeElement).toBe(field)
  field.value = 'Ask housing'
  fireEvent.input(field)
  expect(notesOf(doc).text('q1')?.toString()).toBe('Ask housing')
  fireEvent.keyDown(field, { key: 'z', ctrlKey: true })
  expect(field.value).toBe('')
  fireEvent.keyDown(field, { key: 'z', ctrlKey: true, shiftKey: true })
  rerender(<Notes doc={doc} mayWrite={false} questions={questions} say={vi.fn()} />)
  expect(screen.getByText('Ask housing')).toBeTruthy()
  expect(screen.getByText('No note yet.')).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
})
