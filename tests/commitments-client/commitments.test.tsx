import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { CommitmentsDesk } from '#client/commitments/commitments-desk.tsx'
import { CommitmentsStage } from '#client/commitments/commitments-stage.tsx'
import { CommitmentsWall } from '#client/commitments/commitments-wall.tsx'
import { FeedbackForm } from '#client/commitments/feedback-form.tsx'
import { InterestPanel } from '#client/commitments/interest-panel.tsx'
import { LONGEST_WHAT, LONGEST_WHO } from '#client/commitments/step-form.tsx'
import { commitmentFields } from '#shared/commitments/commitment.ts'
import { read } from '#shared/kit/schema.ts'
import { aRoomClient, type FakeRoom, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'
import { ann, bob, c, h, q, stage } from '#tests/kit/people.ts'
import type { ReactNode } from 'react'

const agendaAt = (kind: 'commitments' | 'close') => ({ ...SHARED.agenda, current: stage(kind) })
const questions = {
  [q('a')]: {
    text: 'Who is cold?',
    action: 'visit them',
    status: 'accepted' as const,
    position: 1,
    shortlisted: false,
  },
}
const commitments = {
  [c('y')]: { id: c('y'), by: bob.id, position: 1, done: true, what: 'Book a room', who: 'Bob' },
  [c('x')]: {
    id: c('x'),
    by: ann.id,
    position: 2,
    done: false,
    what: 'Send the table',
    who: 'Ann',
    due: '2026-12-04',
    question: q('a'),
    holdings: [h('v')],
  },
}
const holdings = {
  [h('v')]: {
    id: h('v'),
    by: ann.id,
    position: 1,
    title: 'Vouchers',
    questions: [q('a')],
    assetKind: 'dataset' as const,
    shareStance: 'discuss' as const,
  },
}
const own = { commitments: { [c('x')]: true as const } }

function show(part: ReactNode, { shared, ...fake }: FakeRoom = {}, kind: 'commitments' | 'close' = 'commitments') {
  const room = aRoomClient({ ...fake, shared: { agenda: agendaAt(kind), questions, holdings, ...shared } })
  renderInRoom(part, room)
  return room
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const fill = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } })

describe('next steps', () => {
  test('one is taken: what, who, when, for what and with what', async () => {
    const room = show(<CommitmentsStage />)
    expect(screen.getByText('No next steps yet. What is the smallest one?')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Who will do it?' }).value).toBe(
      'Ann, Riverside Advice',
    )
    press('Send')
    expect(screen.getByRole('link', { name: 'Say what will be done' })).toBeTruthy()
    fill('What will be done?', 'Send the table')
    fill(/^By when/, '2026-12-04')
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'a' } })
    fireEvent.click(screen.getByLabelText('Vouchers'))
    press('Send')
    await waitFor(() =>
      expect(room.asked).toEqual([
        {
          type: 'makeCommitment',
          what: 'Send the table',
          who: 'Ann, Riverside Advice',
          due: '2026-12-04',
          question: 'a',
          holdings: ['v'],
        },
      ]),
    )
    await screen.findAllByText('Sent. Everybody can see it.')
  })

  test('limits are those of the room', () => {
    for (const [field, most] of [
      ['what', LONGEST_WHAT],
      ['who', LONGEST_WHO],
    ] as const) {
      expect(read(commitmentFields[field], 'x'.repeat(most)).ok).toBe(true)
      expect(read(commitmentFields[field], 'x'.repeat(most + 1)).ok).toBe(false)
    }
  })

  test('what is to be done comes first, what is done last, and only mine can be changed', () => {
    show(<CommitmentsStage />, { shared: { commitments }, own })
    const list = within(screen.getByRole('region', { name: '2 next steps' }))
    expect(list.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
      'Send the table',
      'Book a room',
    ])
    expect(list.getByText(', by 4 December 2026')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Edit: Book a room' })).toBeNull()
  })

  test('mine is marked as done, edited, removed and put back', async () => {
    const room = show(<CommitmentsStage />, { shared: { commitments }, own })
    press('Done: Send the table')
    press('Edit: Send the table')
    fireEvent.change(screen.getByDisplayValue('Send the table'), { target: { value: 'Send both tables' } })
    fireEvent.change(screen.getByDisplayValue('2026-12-04'), { target: { value: '' } })
    fireEvent.click(screen.getAllByRole('button', { name: 'Send' }).at(-1)!)
    fireEvent.click(await screen.findByRole('button', { name: 'Remove: Send the table' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    const record = { who: 'Ann', question: 'a', holdings: ['v'] }
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'editCommitment', commitment: 'x', done: true },
        { type: 'editCommitment', commitment: 'x', ...record, what: 'Send both tables', due: null },
        { type: 'removeCommitment', commitment: 'x' },
        { type: 'makeCommitment', ...record, what: 'Send the table', due: '2026-12-04' },
      ]),
    )
  })

  test('the facilitator changes all of them and sees every contact', () => {
    const interests = {
      [q('a')]: { people: 2, byInterest: { can_lead: 1 as number }, contacts: { [ann.id]: 'ann@example.org' } },
    }
    show(<CommitmentsDesk />, { asFacilitator: true, shared: { commitments, interests } })
    expect(screen.getByRole('button', { name: 'Edit: Book a room' })).toBeTruthy()
    expect(screen.getByText('ann@example.org')).toBeTruthy()
    expect(screen.getByText(/^2 people are in\. We can lead: 1/)).toBeTruthy()
  })

  test('the wall shows them with names and dates', () => {
    show(<CommitmentsWall />, { shared: { commitments } })
    expect(screen.getByText('next steps')).toBeTruthy()
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
      'Send the table',
      'Book a room',
    ])
  })
})

describe('interest', () => {
  test('is said with how, and a contact needs to know who may see it', async () => {
    const room = show(<InterestPanel questionId={q('a')} />)
    press('Count me in')
    expect(screen.getByRole('link', { name: 'Choose how you want to be in' })).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: 'We can lead' }))
    fill(/^How can people reach you/, 'ann@example.org')
    press('Count me in')
    expect(screen.getByRole('link', { name: 'Choose who may see how to reach you' })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'Only the facilitator' }))
    press('Count me in')
    await waitFor(() =>
      expect(room.asked).toEqual([
        {
          type: 'showInterest',
          question: 'a',
          interests: ['can_lead'],
          contact: 'ann@example.org',
          contactConsent: 'facilitator_only',
        },
      ]),
    )
  })

  test('is shown as counts, and mine can be taken back', async () => {
    const mine = { question: q('a'), by: ann.id, interests: ['can_lead' as const] }
    const room = show(<InterestPanel />, {
      shared: { interests: { [q('a')]: { people: 3, byInterest: { can_lead: 2 }, contacts: {} } } },
      own: { interests: { [q('a')]: mine } },
    })
    fireEvent.click(screen.getByText('3 people are in, you too'))
    press('Take it back')
    await waitFor(() => expect(room.asked).toEqual([{ type: 'showInterest', question: 'a', interests: [] }]))
  })
})

describe('feedback', () => {
  test('takes two taps, each sent as it is given', async () => {
    const room = show(<FeedbackForm />, {}, 'close')
    fireEvent.click(screen.getByRole('radio', { name: 'Yes' }))
    expect(screen.getByRole('link', { name: 'Choose 1 to 5 first' })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: '4' }))
    fireEvent.click(screen.getByRole('radio', { name: 'Perhaps' }))
    fill('What should we do differently?', 'Start later')
    press('Send')
    await waitFor(() =>
      expect(room.asked).toEqual([
        { type: 'giveFeedback', worthwhile: 4, again: 'yes' },
        { type: 'giveFeedback', worthwhile: 4, again: 'perhaps' },
        { type: 'giveFeedback', worthwhile: 4, again: 'perhaps', comment: 'Start later' },
      ]),
    )
  })

  test('is counted from three people on', () => {
    show(<FeedbackForm />, { shared: { feedback: { given: 2 } } }, 'close')
    expect(screen.getByText('We show how it was when 3 or more people have answered. So far 2 have.')).toBeTruthy()
  })

  test('is closed before the end, and its counts are shown', () => {
    const feedback = { given: 4, worthwhile: [0, 0, 1, 1, 2], again: { yes: 3, perhaps: 1, no: 0 } }
    show(<FeedbackForm />, { shared: { feedback } })
    expect(screen.getByText('The room is at another stage. You can read this.')).toBeTruthy()
    expect(screen.getByText('4 people have answered.')).toBeTruthy()
    expect(screen.queryByRole('radio')).toBeNull()
  })
})
