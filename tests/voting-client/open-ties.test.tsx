import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { askedIn } from '#client/voting/asked.ts'
import { PollControls } from '#client/voting/poll-controls.tsx'
import { ResultWall } from '#client/voting/result-wall.tsx'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { TieBreak } from '#shared/voting/count.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, CLEAR_LEAD, P1, P2, Q, QUESTIONS, valueGapResult } from './a-poll.ts'

const [q1, q2, q3] = Q as [(typeof Q)[0], (typeof Q)[0], (typeof Q)[0]]

/** A revealed poll in which the second and the third question share a place, unless decided otherwise. */
function tied(tieBreak: TieBreak, more: Partial<PollView> = {}): PollView {
  const order = tieBreak.decided ? [[q1], ...tieBreak.decided.flatMap((one) => one.order)] : [[q1], [q2, q3]]
  return aPoll({ status: 'revealed', result: { ...valueGapResult(CLEAR_LEAD), order, tieBreak }, ...more })
}
const open = [[q2, q3]]

function control(polls: Record<string, PollView>) {
  const room = aRoomClient({ asFacilitator: true, shared: { questions: QUESTIONS, polls } as never })
  renderInRoom(<PollControls />, room)
  return room
}
const press = async (name: string) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })))
}
const placed = () =>
  within(screen.getByRole('region', { name: /share a place/ }))
    .getAllByRole('listitem')
    .map((row) => row.textContent)

test('[VS50] a tie that waits for a new round is opened for the tied questions alone', async () => {
  const room = control({ [P1]: tied({ policy: 'runoff', open }) })
  await press('Vote again between questions 2 and 3')
  expect(room.asked).toEqual([{ type: 'nextRound', poll: P1, questions: [q2, q3] }])
  expect(screen.getAllByText('Round 2 is open, between questions 2 and 3 only. Everyone is at the vote.')).not.toEqual(
    [],
  )
})

test('[VS50] a tie that waits for the facilitator is put in order by buttons, with a reason', async () => {
  const room = control({ [P1]: tied({ policy: 'facilitator', open }) })
  const up = screen.getByRole('button', { name: 'Move up: question 3' })
  up.focus()
  await press('Move up: question 3')
  expect(placed()[0]).toContain(QUESTIONS[q3]!.text)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move up: question 3')
  await press('Move up: question 3')
  expect(placed()[0]).toContain(QUESTIONS[q3]!.text)
  await press('Decide this order')
  expect(room.asked).toEqual([])
  expect(screen.getByRole('link', { name: 'Say why: everyone reads it beside the result' })).toBeDefined()
  fireEvent.change(screen.getByRole('textbox', { name: /Why this order/ }), { target: { value: ' It is winter ' } })
  await press('Decide this order')
  expect(room.asked).toEqual([{ type: 'settleTie', poll: P1, order: [q3, q2], reason: 'It is winter' }])
})

test('[VS50] what was decided can be decided again', async () => {
  const decided = [{ order: [[q3], [q2]], reason: 'It is winter' }]
  const room = control({ [P1]: tied({ policy: 'facilitator', decided }) })
  await press('Move up: question 2')
  await press('Decide this order')
  expect(room.asked).toEqual([{ type: 'settleTie', poll: P1, order: [q2, q3], reason: 'It is winter' }])
})

test('[VS84] what was decided can be taken back', async () => {
  const decided = [{ order: [[q3], [q2]], reason: 'It is winter' }]
  const room = control({ [P1]: tied({ policy: 'facilitator', decided }) })
  await press('Take the decision back')
  expect(room.asked).toEqual([{ type: 'reopenTie', poll: P1, questions: [q3, q2] }])
  expect(screen.getAllByText('The decision is taken back. These questions share a place again.')).not.toEqual([])
})

test('[VS82] where only a tie is voted on again, each question keeps its number on paper and in the result', async () => {
  const runoff = aPoll({ questions: [q2, q3], round: 2, previous: P1, position: 2 })
  const first = tied({ policy: 'runoff', open })
  const polls = { [P1]: first, [P2]: runoff }
  const numbers = (poll: PollView) => askedIn(poll, QUESTIONS, polls).map(({ number }) => number)
  expect([numbers(runoff), numbers(first)]).toEqual([
    [2, 3],
    [1, 2, 3],
  ])
  const again = aPoll({ questions: [q3], round: 3, previous: P2, position: 3 })
  expect(numbers(again)).toEqual([3])
  expect(numbers(aPoll({ questions: [q3] }))).toEqual([1])
})

test('[VS50] nothing is offered where no tie waits', () => {
  for (const policy of ['none', 'runoff', 'facilitator'] as const) {
    const room = control({ [P1]: tied({ policy }) })
    expect(screen.queryByRole('button', { name: /Vote again between|Decide/ })).toBeNull()
    act(() => room.show({ shared: { polls: {} } }))
  }
})

test('[VS51] who decided a tie, and why, is read beside the result and on the wall', () => {
  const decided = [{ order: [[q3], [q2]], reason: 'It is winter' }]
  const words = 'Tie decided by the facilitator: question 3 before question 2. Reason: It is winter'
  const polls = { [P1]: tied({ policy: 'facilitator', decided }) }
  control(polls)
  expect(screen.getByText(words)).toBeDefined()
  renderInRoom(<ResultWall />, aRoomClient({ shared: { questions: QUESTIONS, polls } as never }))
  expect(screen.getAllByText(words)).toHaveLength(2)
})

test('[VS51] after a vote on a tie alone the whole order is told, and no move since the round before', () => {
  const decided = [{ order: [[q3], [q2]], round: 2 }]
  const all = valueGapResult(CLEAR_LEAD)
  const few = { ...all, order: [[q3], [q2]], items: { [q2]: all.items![q2]!, [q3]: all.items![q3]! } }
  control({
    [P1]: tied({ policy: 'runoff', decided }),
    [P2]: aPoll({ status: 'revealed', position: 2, round: 2, previous: P1, questions: [q2, q3], result: few }),
  })
  const whole = within(screen.getByRole('region', { name: 'The whole order' }))
  expect(whole.getAllByRole('listitem').map((row) => row.textContent)).toEqual(
    [q1, q3, q2].map((id, at) =>
      expect.stringMatching(new RegExp(`^${at + 1}.*${QUESTIONS[id]!.text.replace('?', '\\?')}$`)),
    ),
  )
  expect(screen.queryByRole('heading', { name: 'What moved' })).toBeNull()
})
