import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { linesIn } from '#client/questions/import-lines.ts'
import { QuestionDesk } from '#client/questions/question-desk.tsx'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { ann, q } from '#tests/kit/people.ts'

const question = (text: string, position: number, more: Partial<QuestionView> = {}): QuestionView => ({
  text,
  action: 'act on it',
  status: 'accepted',
  position,
  shortlisted: false,
  ...more,
})
const questions = {
  [q('w')]: question('Who sees it first?', 1, { status: 'proposed', by: ann.id }),
  [q('a')]: question('How many are cold?', 2, { shortlisted: true, history: [{ text: 'How many?', action: '' }] }),
  [q('b')]: question('Who misses out?', 3, { action: '' }),
  [q('m')]: question('How many homes are cold?', 4, { status: 'merged', mergedInto: q('a') }),
  [q('p')]: question('Why so slow?', 5, { status: 'parked', reason: 'Too wide' }),
}

function show() {
  const room = aRoomClient({ asFacilitator: true, shared: { questions } })
  renderInRoom(<QuestionDesk />, room)
  return room
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const section = (name: string | RegExp) => within(screen.getByRole('region', { name }))

describe('the queue', () => {
  test('shows who asked, and accepts', async () => {
    const room = show()
    const queue = section('1 question waits for you')
    expect(queue.getByText('Ann, Riverside Advice')).toBeTruthy()
    press('Accept: Who sees it first?')
    await queue.findAllByText('Sent. On the list: “Who sees it first?”')
    expect(room.asked).toEqual([{ type: 'acceptQuestion', question: 'w' }])
  })

  test('sets aside with a reason, and takes that back', async () => {
    const room = show()
    press('Set aside: Who sees it first?')
    const dialog = within(screen.getByRole('dialog', { name: 'Set this question aside' }))
    fireEvent.change(dialog.getByRole('textbox', { name: 'Why? (optional)' }), { target: { value: 'Later' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Set aside' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'parkQuestion', question: 'w', reason: 'Later' },
        { type: 'restoreQuestion', question: 'w' },
      ]),
    )
  })
})

describe('the list', () => {
  test('focus goes to what was done when the card it was in leaves', async () => {
    const room = show()
    const button = screen.getByRole('button', { name: 'Set aside: Who misses out?' })
    button.focus()
    fireEvent.click(button)
    const dialog = within(screen.getByRole('dialog', { name: 'Set this question aside' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Set aside' }))
    const undo = await screen.findByRole('button', { name: 'Undo' })
    button.focus()
    act(() =>
      room.show({ shared: { questions: { ...questions, [q('b')]: question('Who?', 3, { status: 'parked' }) } } }),
    )
    expect(button.isConnected).toBe(false)
    expect(document.activeElement?.contains(undo)).toBe(true)
    expect(document.activeElement).not.toBe(document.body)
  })

  test('shows what is on it, flags what lacks an action, and keeps history and merged wordings', () => {
    show()
    const list = section('The list')
    expect(list.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
      'How many are cold?',
      'Who misses out?',
    ])
    expect(list.getAllByText('No action yet')).toHaveLength(1)
    expect(list.getByText('1 earlier wording')).toBeTruthy()
    expect(list.getByText('How many?')).toBeTruthy()
    expect(list.getByText('How many homes are cold?')).toBeTruthy()
  })

  test('is filtered by what became of the questions', () => {
    show()
    fireEvent.change(screen.getByRole('combobox', { name: 'Show' }), { target: { value: 'parked' } })
    expect(section('The list').getByText('Set aside: Too wide')).toBeTruthy()
    press('Put back: Why so slow?')
    fireEvent.change(screen.getByRole('combobox', { name: 'Show' }), { target: { value: '' } })
    expect(section('The list').getAllByRole('listitem').length).toBeGreaterThan(4)
  })

  test('the shortlist is sent whole', async () => {
    const room = show()
    const toggle = screen.getByRole('button', { name: 'Shortlist: How many are cold?' })
    expect(toggle.getAttribute('aria-pressed')).toBe('true')
    press('Shortlist: Who misses out?')
    await waitFor(() => expect(room.asked).toEqual([{ type: 'shortlistQuestions', questions: ['a', 'b'] }]))
    fireEvent.click(toggle)
    await waitFor(() => expect(room.asked.at(-1)).toEqual({ type: 'shortlistQuestions', questions: [] }))
  })

  test('a wording is edited, and the old one can come back', async () => {
    const room = show()
    press('Edit: Who misses out?')
    fireEvent.change(screen.getByDisplayValue('Who misses out?'), { target: { value: 'Who misses out on help?' } })
    press('Keep this wording')
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'editQuestion', question: 'b', text: 'Who misses out on help?', action: '' },
        { type: 'editQuestion', question: 'b', text: 'Who misses out?', action: '' },
      ]),
    )
  })

  test('questions are merged into the wording that is chosen, and come apart again', async () => {
    const room = show()
    press('Merge questions')
    press('Merge')
    expect(screen.getByRole('link', { name: 'Choose two or more questions' })).toBeTruthy()
    for (const name of ['Who sees it first?', 'Who misses out?', 'How many are cold?'])
      fireEvent.click(screen.getByRole('checkbox', { name }))
    press('Merge these 3')
    const dialog = within(screen.getByRole('dialog', { name: 'Merge questions' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Merge' }))
    expect(dialog.getByRole('link', { name: 'Choose which wording stays' })).toBeTruthy()
    fireEvent.click(dialog.getByRole('radio', { name: 'How many are cold?' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Merge' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'mergeQuestions', into: 'a', from: ['w', 'b'] },
        { type: 'unmergeQuestion', question: 'b' },
        { type: 'unmergeQuestion', question: 'w' },
      ]),
    )
  })

  test('a merged wording stands alone again', async () => {
    const room = show()
    press('Unmerge: How many homes are cold?')
    await waitFor(() => expect(room.asked).toEqual([{ type: 'unmergeQuestion', question: 'm' }]))
  })
})

describe('importing', () => {
  afterEach(() => vi.unstubAllGlobals())

  const answering = (body: unknown, status = 200) => {
    const fetched = vi.fn<typeof fetch>(async () => Response.json(body, { status }))
    vi.stubGlobal('fetch', fetched)
    return fetched
  }
  const paste = (value: string) =>
    fireEvent.change(screen.getByRole('textbox', { name: 'Paste your questions, one on each line' }), {
      target: { value },
    })

  test('lines are taken apart on the device', () => {
    expect(linesIn('Who?\tvisit\n\nWhy? -> stop it\r\n -> alone\nHow?')).toEqual([
      { line: 1, raw: 'Who?\tvisit', text: 'Who?', action: 'visit' },
      { line: 3, raw: 'Why? -> stop it', text: 'Why?', action: 'stop it' },
      { line: 4, raw: ' -> alone', text: '', action: 'alone' },
      { line: 5, raw: 'How?', text: 'How?', action: '' },
    ])
  })

  test('good lines go in, and each bad one is named by its line', async () => {
    const fetched = answering({ added: 2, refused: [{ row: 2, reason: 'The question is missing.' }] })
    show()
    press('Add these questions')
    expect(screen.getByRole('link', { name: 'Paste one question on each line' })).toBeTruthy()
    paste('Who?\tvisit\n\n -> alone\nHow?')
    press('Add these questions')
    await screen.findAllByText('2 of 3 added.')
    expect(screen.getByText('Line 3: the question is missing.')).toBeTruthy()
    const [path, init] = fetched.mock.calls[0]!
    expect(path).toBe('/api/rooms/K7MB4QTR/questions/import')
    expect(init?.headers).toMatchObject({ authorization: 'Bearer a-token', 'content-type': 'application/json' })
    expect(JSON.parse(String(init?.body))).toEqual([
      { text: 'Who?', action: 'visit' },
      { text: '', action: 'alone' },
      { text: 'How?', action: '' },
    ])
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1')
    press('Download the line')
    expect(await (saved.mock.calls[0]![0] as Blob).text()).toBe(' -> alone\n')
    saved.mockRestore()
  })

  test('a CSV file goes as it is', async () => {
    const fetched = answering({ added: 1, refused: [] })
    show()
    const file = new File(['question,action\nWho?,visit'], 'questions.csv', { type: 'text/csv' })
    fireEvent.change(screen.getByLabelText('Or choose a CSV file'), { target: { files: [file] } })
    await screen.findAllByText('1 of 1 added.')
    const [, init] = fetched.mock.calls[0]!
    expect(init?.headers).toMatchObject({ 'content-type': 'text/csv' })
    expect(init?.body).toBe('question,action\nWho?,visit')
  })

  test('what the server refuses is said in words', async () => {
    answering({ type: 'about:blank', title: 'x', status: 415, code: 'wrongFormat' }, 415)
    show()
    paste('Who?')
    press('Add these questions')
    const link = await screen.findByRole('link', { name: 'This file cannot be read. Use CSV or JSON.' })
    expect(link).toBeTruthy()
  })
})
