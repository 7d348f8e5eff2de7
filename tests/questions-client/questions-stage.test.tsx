import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { REFUSAL_WORDS } from '#client/kit/refusal-words.ts'
import { QuestionsStage } from '#client/questions/questions-stage.tsx'
import { LONGEST } from '#client/questions/words.ts'
import { read } from '#shared/kit/schema.ts'
import { actionText, questionText } from '#shared/questions/question.ts'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import { aRoomClient, type FakeRoom, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'
import { q, stage } from '#tests/kit/people.ts'

const agenda = { ...SHARED.agenda, current: stage('questions') }
const question = (text: string, position: number, more: Partial<QuestionView> = {}): QuestionView => ({
  text,
  action: 'target grants by street',
  status: 'accepted',
  position,
  shortlisted: false,
  ...more,
})
const questions = {
  [q('b')]: question('Which families miss out on help?', 2, { action: '' }),
  [q('a')]: question('How many families go without heating?', 1),
  [q('m')]: question('How many are cold?', 3, { status: 'merged', mergedInto: q('a') }),
}

function show({ shared, ...fake }: FakeRoom = {}) {
  const room = aRoomClient({ ...fake, shared: { agenda, questions, ...shared } })
  renderInRoom(<QuestionsStage />, room)
  return room
}

const ask = (text: string, action: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: 'What would you like to know?' }), { target: { value: text } })
  fireEvent.change(screen.getByRole('textbox', { name: 'With an answer we could' }), { target: { value: action } })
  fireEvent.click(screen.getByRole('button', { name: 'Send' }))
}

test('the list is read in the order of asking, each question with what an answer enables', () => {
  show()
  const list = screen.getByRole('region', { name: '2 questions so far' })
  expect(
    within(list)
      .getAllByRole('heading', { level: 3 })
      .map((one) => one.textContent),
  ).toEqual(['How many families go without heating?', 'Which families miss out on help?'])
  expect(within(list).getByText('With an answer we could target grants by street.')).toBeTruthy()
})

test('an empty room is an invitation', () => {
  show({ shared: { questions: {} } })
  expect(screen.getByText('No questions yet. What would you like to know?')).toBeTruthy()
})

describe('asking', () => {
  test('sends the question with its action, says when others see it, and empties the form', async () => {
    const room = show()
    ask('  Who is cold?  ', 'bring blankets')
    await screen.findAllByText('Sent. Others see it when the facilitator accepts it.')
    expect(room.asked).toEqual([{ type: 'proposeQuestion', text: 'Who is cold?', action: 'bring blankets' }])
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What would you like to know?' }).value).toBe('')
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Sent.'))
  })

  test('says what is missing on sending, not before, and leads there', () => {
    const room = show()
    expect(screen.queryByText('There is a problem')).toBeNull()
    ask('Who is cold?', ' ')
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'There is a problem' }))
    fireEvent.click(screen.getByRole('link', { name: 'Say what an answer would let you do' }))
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'With an answer we could' }))
    ask('', 'bring blankets')
    expect(screen.getByRole('link', { name: 'Write your question' })).toBeTruthy()
    ask('x'.repeat(312), 'bring blankets')
    expect(screen.getByRole('link', { name: 'Use 280 characters or fewer (now 312)' })).toBeTruthy()
    expect(room.asked).toEqual([])
  })

  test('allows as many letters as the room does', () => {
    for (const schema of [questionText, actionText]) {
      expect(read(schema, '👩‍👩‍👧'.repeat(LONGEST)).ok).toBe(true)
      expect(read(schema, 'x'.repeat(LONGEST + 1)).ok).toBe(false)
    }
  })

  test('gives the words back when they were refused', async () => {
    show({ answer: () => ({ ok: false, refusal: { code: 'stageLocked' } }) })
    ask('Who is cold?', 'bring blankets')
    await screen.findAllByText(`Not sent: ${REFUSAL_WORDS.stageLocked}`)
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What would you like to know?' })
    await waitFor(() => expect(field.value).toBe('Who is cold?'))
  })

  test('points to what may be the same while typing', () => {
    show()
    const field = screen.getByRole('textbox', { name: 'What would you like to know?' })
    fireEvent.change(field, { target: { value: 'How many family homes are without heat' } })
    const hint = screen.getByRole('region', { name: 'Yours or new?' })
    expect(
      within(hint)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['How many families go without heating?'])
    fireEvent.change(field, { target: { value: 'Where do buses run late?' } })
    expect(screen.queryByRole('region', { name: 'Yours or new?' })).toBeNull()
  })

  test('tells that somebody asked the same', async () => {
    show({ answer: () => ({ ok: true, revision: 2, value: { question: 'x', alike: ['a'] } }) })
    ask('How many families go without heating?', 'visit them')
    expect(await screen.findAllByText('Somebody has asked the same. Both are kept.')).toHaveLength(1)
  })

  test('warns of what may belong to a person', () => {
    show()
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What would you like to know?' })
    fireEvent.change(field, { target: { value: 'Is ann@example.org cold?' } })
    expect(screen.getByText(/This looks like an email address/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }))
    expect(field.value).toBe('Is cold?')
    fireEvent.change(field, { target: { value: 'Is ann@example.org cold?' } })
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }))
    expect(screen.queryByText(/This looks like/)).toBeNull()
  })
})

describe('what is mine', () => {
  const own = {
    questions: {
      [q('w')]: question('Who sees it first?', 4, { status: 'proposed', action: 'train them' }),
      [q('p')]: question('Why so slow?', 5, { status: 'parked', reason: 'Too wide' }),
      [q('a')]: questions[q('a')]!,
    },
  }

  test('waits with its state and reason, and can be taken back and put back', async () => {
    const room = show({ own })
    const mine = screen.getByRole('region', { name: 'Yours, waiting' })
    expect(within(mine).getByText('Waiting')).toBeTruthy()
    expect(within(mine).getByText('Set aside: Too wide')).toBeTruthy()
    expect(within(mine).queryByText('How many families go without heating?')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Take back: Who sees it first?' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'withdrawQuestion', question: 'w' },
        { type: 'proposeQuestion', text: 'Who sees it first?', action: 'train them' },
      ]),
    )
  })

  test('is edited in its place', async () => {
    const room = show({ own })
    fireEvent.click(screen.getByRole('button', { name: 'Edit: Who sees it first?' }))
    const fields = screen.getAllByRole('textbox', { name: 'What would you like to know?' })
    fireEvent.change(fields.at(-1)!, { target: { value: 'Who sees a cold home first?' } })
    fireEvent.click(screen.getAllByRole('button', { name: 'Send' }).at(-1)!)
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'editQuestion', question: 'w', text: 'Who sees a cold home first?', action: 'train them' },
      ]),
    )
    await screen.findByRole('button', { name: 'Edit: Who sees it first?' })
  })
})

test.each([
  [
    'the stage is locked',
    { stages: { ...agenda.stages, [stage('questions')]: { ...agenda.stages[stage('questions')]!, locked: true } } },
    'The facilitator has closed this for now. You can read it.',
  ],
  ['the room has moved on', { current: stage('data') }, 'The room is at another stage. You can read this.'],
] as const)('where %s it can still be read', (_, more, words) => {
  const room = show({ shared: { agenda: { ...agenda, ...more } } })
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.getByText('How many families go without heating?')).toBeTruthy()
  act(() => room.show({ shared: { agenda } }))
  expect(screen.getAllByRole('textbox')).toHaveLength(2)
})
