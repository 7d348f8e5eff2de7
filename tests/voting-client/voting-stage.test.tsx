import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { VotingStage } from '#client/voting/voting-stage.tsx'
import type { Answer } from '#shared/protocol/wire.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'
import { aPoll, configOf, QUESTIONS } from './a-poll.ts'
import { choose, pause, press, showLaptop, showPhone, vote } from './a-vote.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  showPhone()
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  localStorage.clear()
})

const FULL = { ratings: { q1: { value: 4, gap: 2 }, q2: { value: 3, gap: 'cant_judge' }, q3: { value: 1, gap: 5 } } }

describe('before and after', () => {
  test('[VS1] before the first vote there is nothing to do', () => {
    renderInRoom(<VotingStage />, aRoomClient({ shared: { questions: QUESTIONS } }))
    expect(screen.getByText('Voting has not started. You can read the questions.')).toBeDefined()
  })

  test('[VS8] after closing, last answers count, and only this phone knows them', async () => {
    const { id, room } = vote()
    choose(/^Value/, /^4/)
    await pause(500)
    act(() => room.show({ shared: { polls: { [id]: aPoll({ status: 'closed' }) } }, own: { ballots: {} } }))
    expect(screen.getByText('Voting is closed. Your last answers count.')).toBeDefined()
    expect(screen.getByText('My answers (only on this phone)')).toBeDefined()
    expect(screen.getByText('Value 4. Gap: no answer.')).toBeDefined()
  })

  test('[VS8] a change that came too late is said', () => {
    const { id, room } = vote()
    choose(/^Value/, /^4/)
    act(() => room.show({ shared: { polls: { [id]: aPoll({ status: 'closed' }) } } }))
    expect(screen.getByText('A change on this device came too late. What was sent before counts.')).toBeDefined()
  })

  test('[VS29] a locked stage says so above the paper, until it opens again', () => {
    const { room } = vote()
    const words = 'The facilitator has locked this stage.'
    const lock = (locked: boolean) => {
      const { stages, current } = SHARED.agenda
      const agenda = { ...SHARED.agenda, stages: { ...stages, [current]: { ...stages[current]!, locked } } }
      act(() => room.show({ shared: { agenda } }))
    }
    expect(screen.queryByText(words)).toBeNull()
    lock(true)
    expect(screen.getByText(words)).toBeDefined()
    lock(false)
    expect(screen.queryByText(words)).toBeNull()
  })

  test('[VS28] an observer sees the turnout and no paper', () => {
    vote({ role: 'observer' })
    expect(screen.getByRole('img', { name: '18 of 24 have voted' })).toBeDefined()
    expect(screen.queryAllByRole('radio')).toEqual([])
  })
})

describe('sending', () => {
  test('[VS2] sends the whole ballot once, 400 ms after the last tap', async () => {
    const { id, room } = vote()
    choose(/^Value/, /^4/)
    await pause(300)
    choose(/^Gap/, /Can't judge/)
    await pause(399)
    expect(room.asked).toEqual([])
    await pause(1)
    expect(room.asked).toEqual([
      { type: 'castBallot', poll: id, ballot: { ratings: { q1: { value: 4, gap: 'cant_judge' } } } },
    ])
  })

  test('[VS2] sends what was marked just before the screen is left', () => {
    const { room, unmount } = vote()
    choose(/^Value/, /^4/)
    unmount()
    expect(room.asked).toHaveLength(1)
  })

  test('[VS3] "Sent" is seen and heard after the yes, not before', async () => {
    let answerNow: (answer: Answer) => void = () => undefined
    vote({ answer: () => new Promise<Answer>((resolve) => (answerNow = resolve)) })
    choose(/^Value/, /^4/)
    choose(/^Gap/, /^2/)
    await pause(500)
    expect(screen.queryByText(/^Sent/)).toBeNull()
    await act(async () => answerNow({ ok: true, revision: 3 }))
    await pause(50)
    expect(screen.getAllByText('Sent. 1 of 3 answered.')).toHaveLength(2)
    expect(screen.getByRole('status').textContent).toBe('Sent. 1 of 3 answered.')
  })

  test('[VS95] a question that is half answered says what is missing, until it is there', async () => {
    vote()
    choose(/^Value/, /^4/)
    await pause(500)
    expect(screen.getAllByText('Sent. 1 question has no gap yet. 0 of 3 answered.')).not.toEqual([])
    choose(/^Gap/, /^2/)
    await pause(500)
    expect(screen.getAllByText('Sent. 1 of 3 answered.')).not.toEqual([])
  })

  test('[VS3] while the room does not answer, it is saved on this phone', async () => {
    vote({ answer: () => new Promise<Answer>(() => undefined) })
    choose(/^Value/, /^4/)
    await pause(8_000)
    expect(screen.getByText('Saved on this phone. It will be sent.')).toBeDefined()
  })

  test('[VS3] a refusal is told in words', async () => {
    vote({ answer: () => ({ ok: false, refusal: { code: 'not_open' } }) })
    choose(/^Value/, /^4/)
    await pause(500)
    expect(screen.getAllByText('Not sent: Voting is closed. Your last answers count.').length).toBeGreaterThan(0)
  })
})

describe('taking back', () => {
  test('[VS4] one answer, and a ballot with nothing on it is withdrawn', async () => {
    const { id, room } = vote({ ballot: { ratings: { q1: { value: 4 } } } })
    press('Take back my answer to question 1')
    await pause(500)
    expect(room.asked).toEqual([{ type: 'withdrawBallot', poll: id }])
    expect(screen.getAllByText('Taken back. You have not voted on this question.').length).toBeGreaterThan(0)
  })

  test('[VS4] all answers, from the list of them', async () => {
    const { id, room } = vote({ ballot: FULL })
    press('Check my answers')
    press('Take back all my answers')
    await pause(500)
    expect(room.asked).toEqual([{ type: 'withdrawBallot', poll: id }])
    expect(screen.getAllByText('Taken back. You have not voted.').length).toBeGreaterThan(0)
  })
})

describe('the paper', () => {
  test('[VS5] a phone shows one question and says which', () => {
    vote()
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1)
    expect(screen.getAllByRole('radio')).toHaveLength(12)
    press('Next')
    const heading = screen.getByRole('heading', { name: /Which families miss out/ })
    expect(document.activeElement).toBe(heading)
    press('Back')
    expect(screen.getByRole('heading', { name: /How many families/ })).toBeDefined()
  })

  test('[VS5] a laptop shows the whole list', () => {
    showLaptop()
    vote()
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(3)
    expect(screen.getAllByRole('radio')).toHaveLength(36)
  })

  test('[VS5] the check leads to the first question that is open, and to any other', () => {
    vote({ ballot: { ratings: { q1: { value: 4, gap: 1 } } } })
    press('Answers')
    expect(screen.getByText('Value 4. Gap 1.')).toBeDefined()
    press('Go to question 2')
    expect(screen.getByRole('heading', { name: /Which families/ })).toBeDefined()
    press('Next')
    press('Check')
    press('Change my answer to question 1')
    expect(screen.getByRole('heading', { name: /How many families/ })).toBeDefined()
  })

  test('[VS6] privacy and the threshold are read at the paper', () => {
    vote({ poll: { mode: 'confidential', k: 3 } })
    expect(screen.getAllByText(/The facilitator can see who gave which answer\. Nobody else can\./)).not.toEqual([])
    expect(screen.getAllByText(/3 or more people have answered\. That is fewer than the usual 5\./)).not.toEqual([])
  })

  test('[VS7] with everything answered there is the wait, with seats and a way back', async () => {
    const { room } = vote({ ballot: FULL })
    expect(screen.getByRole('heading', { name: 'You have finished.' })).toBeDefined()
    expect(screen.getByText('Your 3 answers are sent. You can change them until voting closes.')).toBeDefined()
    expect(screen.getByRole('img', { name: '18 of 24 have voted' })).toBeDefined()
    press('Check my answers')
    press('Change my answer to question 3')
    choose(/^Value/, /^5/)
    await pause(500)
    expect(room.asked).toMatchObject([{ ballot: { ratings: { q1: { value: 4 }, q3: { value: 5, gap: 5 } } } }])
  })
})

describe('dots', () => {
  const poll = { method: 'dots', config: configOf('dots', { budget: 3, perItem: 2 }) } as const
  const give = (text: RegExp) => press(new RegExp(`Give a dot to: ${text.source}`))

  test('[VS9] says how many are left, and why no more can be given', async () => {
    const { room } = vote({ poll })
    expect(screen.getByText('3 dots left')).toBeDefined()
    give(/How many/)
    give(/How many/)
    expect(screen.getByText('1 dot left')).toBeDefined()
    give(/How many/)
    expect(screen.getByText('One question can have 2 dots at most.')).toBeDefined()
    give(/Which/)
    give(/What/)
    expect(screen.getByText('You have used all 3 dots. Take one back to use it here.')).toBeDefined()
    await pause(500)
    expect(room.asked).toMatchObject([{ ballot: { dots: { q1: 2, q2: 1 } } }])
    expect(screen.getAllByText('Sent. 3 of 3 dots given.').length).toBeGreaterThan(0)
  })
})
