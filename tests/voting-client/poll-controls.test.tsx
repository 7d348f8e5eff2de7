import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { lookAlikes } from '#client/voting/look-alikes.ts'
import { PollControls } from '#client/voting/poll-controls.tsx'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { ROSTER } from '#tests/kit/a-room-view.ts'
import { aPoll, CLEAR_LEAD, P1, P2, Q, QUESTIONS, valueGapResult } from './a-poll.ts'

function control(
  polls: object = {},
  more: { questions?: object; acts?: readonly object[]; answer?: () => Answer } = {},
) {
  const { questions = QUESTIONS, acts = [], answer } = more
  const room = aRoomClient({ asFacilitator: true, shared: { questions, polls, acts } as never, answer })
  renderInRoom(<PollControls />, room)
  return room
}

const press = async (name: RegExp | string) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })))
}
const tick = (name: RegExp | string) => fireEvent.click(screen.getByRole('checkbox', { name }))
const pick = (name: RegExp | string) => fireEvent.click(screen.getByRole('radio', { name }))

test('[VS20] opens value and gap on all accepted questions, anonymous, from five answers', async () => {
  const room = control()
  await press('Open voting')
  expect(room.asked).toEqual([
    { type: 'openPoll', method: 'value_gap', config: {}, questions: Q, mode: 'anonymous', k: 5 },
  ])
  expect(screen.getAllByText('Voting is open. Everyone is at the vote.')).not.toEqual([])
})

test('[VS20] method, questions, mode, threshold and dots can be chosen', async () => {
  const room = control()
  pick('Dots')
  await press('The shortlist (2)')
  tick('What makes people wait before they ask?')
  tick('Which families miss out on support?')
  pick('With names')
  pick('3 answers')
  await press('Dots for each person: one more')
  await press('Open voting')
  expect(room.asked).toEqual([
    { type: 'openPoll', method: 'dots', config: { budget: 4 }, questions: [Q[0], Q[2]], mode: 'attributed', k: 3 },
  ])
})

test('[VS20] without a question nothing is asked, and the form says what is missing', async () => {
  const room = control()
  for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box)
  await press('Open voting')
  expect(room.asked).toEqual([])
  expect(screen.getByRole('link', { name: 'Choose at least one question' }).getAttribute('href')).toBe(
    '#poll-questions',
  )
})

test('[VS20] a refusal of the room is told in words', async () => {
  control({}, { answer: () => ({ ok: false, refusal: { code: 'pollOpen' } }) })
  await press('Open voting')
  expect(screen.getAllByText('A vote is open. Close it first.')).not.toEqual([])
})

test('[VS21] warns of a question without an action and of two that look alike', () => {
  const again: QuestionView = {
    ...QUESTIONS[Q[0]!]!,
    text: 'How many families here go without any heating?',
    position: 4,
  }
  control({}, { questions: { ...QUESTIONS, ['q4' as QuestionId]: again } })
  expect(screen.getByText('No action yet: people cannot tell what an answer is for.')).toBeDefined()
  expect(screen.getByText('Looks like "How many families go without heating?"')).toBeDefined()
})

test('[VS21] different questions do not look alike', () => {
  const asked = Q.map((id, at) => ({ id, number: at + 1, ...QUESTIONS[id]! }))
  expect(lookAlikes(asked).size).toBe(0)
})

test('[VS22] a lower threshold warns that everyone is told', () => {
  control()
  expect(screen.queryByText('Everyone is told.')).toBeNull()
  pick('4 answers')
  expect(screen.getByText('Everyone is told.')).toBeDefined()
})

test('[VS23] shows how many have voted and who has not, never how', () => {
  const ann = 'ann' as PersonId
  const roster = { ...ROSTER, [ann]: { ...ROSTER[ann]!, voted: { [P1]: true as const } } }
  const room = aRoomClient({
    asFacilitator: true,
    shared: {
      questions: QUESTIONS,
      polls: { [P1]: aPoll({ eligible: 2, ballotsIn: 1 }) },
      people: { ...PEOPLE, roster },
    },
  })
  renderInRoom(<PollControls />, room)
  expect(screen.getByRole('img', { name: '1 of 2 have voted' })).toBeDefined()
  fireEvent.click(screen.getByText('Who has not voted (1)'))
  expect(screen.getByText('Bob')).toBeDefined()
  expect(screen.queryByText('Ann')).toBeNull()
  expect(screen.queryByRole('figure')).toBeNull()
})

const PEOPLE = { present: 3, joined: 3, organisations: 2, byOrganisationType: {} }

test('[VS23] progress is announced', async () => {
  control({ [P1]: aPoll() })
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('18 of 24 have voted.'))
})

test('[VS24] one who has not voted is told as one', () => {
  control({ [P1]: aPoll({ ballotsIn: 23 }) })
  expect(screen.getByRole('button', { name: 'Close voting: 1 has not voted' })).toBeDefined()
})

test('[VS24] closes, shows, hides, and opens a next round', async () => {
  const room = control({ [P1]: aPoll() })
  await press('Close voting: 6 have not voted')
  act(() => room.show({ shared: { polls: { [P1]: aPoll({ status: 'closed' }) } } }))
  expect(screen.getByRole('heading', { name: 'Nobody has seen the result yet.' })).toBeDefined()
  await press('Reveal on every screen')
  expect(screen.getAllByText('The result is on every screen.')).not.toEqual([])
  act(() =>
    room.show({ shared: { polls: { [P1]: aPoll({ status: 'revealed', result: valueGapResult(CLEAR_LEAD) }) } } }),
  )
  expect(screen.getByRole('figure')).toBeDefined()
  await press('Hide it again')
  await press('Vote again: round 2')
  expect(room.asked).toEqual([
    { type: 'closePoll', poll: P1 },
    { type: 'revealResult', poll: P1 },
    { type: 'hideResult', poll: P1 },
    { type: 'nextRound', poll: P1 },
  ])
})

test('[VS44] a further round may be more private than the last, never less', async () => {
  const room = control({ [P1]: aPoll({ status: 'closed', mode: 'confidential' }) })
  await press('Vote again, anonymously: round 2')
  expect(room.asked).toEqual([{ type: 'nextRound', poll: P1, mode: 'anonymous' }])
})

test('[VS44] after an anonymous round there is nothing more private to ask for', () => {
  control({ [P1]: aPoll({ status: 'closed' }) })
  expect(screen.getAllByRole('button', { name: /Vote again/ })).toHaveLength(1)
})

test('[VS24] a result hidden again is not called unseen', () => {
  control({ [P1]: aPoll({ status: 'closed' }) }, { acts: [{ at: 1, type: 'resultRevealed', about: P1 }] })
  expect(screen.getByRole('heading', { name: 'The result is hidden again.' })).toBeDefined()
})

test('[VS24] while a later round waits, the earlier result can still be read', () => {
  const result = valueGapResult(CLEAR_LEAD)
  control({
    [P1]: aPoll({ status: 'revealed', result }),
    [P2]: aPoll({ status: 'closed', position: 2, round: 2, previous: P1 }),
  })
  expect(screen.getByRole('heading', { name: 'Nobody has seen the result yet.' })).toBeDefined()
  expect(within(screen.getByRole('figure')).getByText(/^Question 1 comes first/)).toBeDefined()
})

test('[VS20] after a vote another one can be opened, or left', async () => {
  control({ [P1]: aPoll({ status: 'closed' }) })
  await press('Start another vote')
  expect(screen.getByRole('heading', { name: 'Open a vote' })).toBeDefined()
  await press('Back to the last vote')
  expect(screen.getByRole('heading', { name: 'Nobody has seen the result yet.' })).toBeDefined()
})
