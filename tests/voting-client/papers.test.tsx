import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MethodName } from '#shared/voting/methods.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { aPoll, configOf } from './a-poll.ts'
import { choose, group, pause, press, showPhone, tick, vote, withItsPaper } from './a-vote.tsx'

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

/** Somebody before the paper of this method, once it has come. */
const at = (method: MethodName, given: object = {}, more: Parameters<typeof vote>[0] = {}) =>
  withItsPaper(() => vote({ ...more, poll: { method, config: configOf(method, given), ...more.poll } }))

const ballotIn = (room: { readonly asked: readonly object[] }) =>
  (room.asked.at(-1) as { readonly ballot?: unknown } | undefined)?.ballot
const heard = (words: string) => expect(screen.getAllByText(words), words).not.toEqual([])

describe('rating', () => {
  test('[VS30] score: one scale a question, with can’t judge', async () => {
    const { room } = await at('score', { scale: 7 })
    expect(screen.getAllByRole('radio')).toHaveLength(8)
    choose('How much does this question matter?', /^7/)
    press('Next')
    choose('How much does this question matter?', "Can't judge")
    await pause(500)
    expect(ballotIn(room)).toEqual({ scores: { q1: 7, q2: 'cant_judge' } })
    heard('Sent. 2 of 3 answered.')
    press('Next')
    press('Check')
    expect(screen.getByText('7 of 7.')).toBeDefined()
    expect(screen.getByText("Can't judge.")).toBeDefined()
  })

  test('[VS30] grades: words from the best to the worst, as many as were set', async () => {
    const { room } = await at('majority_judgment', { grades: 4 })
    const words = screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)
    expect(words).toEqual(['Excellent', 'Good', 'Acceptable', 'Reject', "Can't judge"])
    choose('As one to answer first', 'Excellent')
    press('Next')
    choose('As one to answer first', 'Reject')
    await pause(500)
    expect(ballotIn(room)).toEqual({ grades: { q1: 3, q2: 0 } })
  })

  test('[VS30] criteria: one question with all its criteria, and what each counts', async () => {
    const { room } = await at('criteria')
    expect(screen.getAllByRole('group').map((set) => set.querySelector('legend')?.textContent)).toContain(
      'Impact counts 30 of 100',
    )
    for (const name of ['Suitability', 'Deliverability', 'Impact', 'Scalability']) choose(new RegExp(name), '3')
    await pause(500)
    heard('Sent. 0 of 3 marked by every criterion.')
    choose(/Portfolio/, "Can't judge")
    await pause(500)
    heard('Sent. 1 of 3 marked by every criterion.')
    expect(ballotIn(room)).toEqual({
      marks: { q1: { suitability: 3, deliverability: 3, impact: 3, scalability: 3, portfolio: 'cant_judge' } },
    })
    press('Answers')
    expect(screen.getByText(/Suitability 3\. .*Portfolio: can't judge\./)).toBeDefined()
    press('Go to question 2')
    expect(screen.getByRole('heading', { name: /Which families/ })).toBeDefined()
  })

  test('[VS4] [VS30] an answer on any of them can be taken back', async () => {
    const { id, room } = await at('score', {}, { ballot: { scores: { q1: 2 } } })
    press('Take back my answer to question 1')
    await pause(500)
    expect(room.asked).toEqual([{ type: 'withdrawBallot', poll: id }])
  })
})

describe('sharing out', () => {
  const field = (text: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name: text })

  test('[VS30] [VS32] points: typed, given in steps, and by arrow keys; what is left is said', async () => {
    const { room } = await at('points', { spendAll: false })
    fireEvent.change(field(/How many/), { target: { value: '42' } })
    press(/^Give 5 points to: Which/)
    fireEvent.keyDown(field(/What makes/), { key: 'ArrowUp' })
    fireEvent.keyDown(field(/How many/), { key: 'ArrowDown' })
    expect(screen.getByText('53 points left')).toBeDefined()
    await pause(500)
    expect(ballotIn(room)).toEqual({ points: { q1: 37, q2: 5, q3: 5 } })
  })

  test('[VS32] points: more than is left is not taken, and the reason is said', async () => {
    await at('points', { total: 10, spendAll: false })
    fireEvent.change(field(/How many/), { target: { value: '8' } })
    fireEvent.change(field(/Which/), { target: { value: '3' } })
    expect(field(/Which/).value).toBe('')
    expect(screen.getByText('You have 2 points left, so at most 2 here.')).toBeDefined()
    fireEvent.change(field(/Which/), { target: { value: '2' } })
    press(/^Give 1 point to: What/)
    expect(screen.getByText('You have used all 10 points. Take some back to use them here.')).toBeDefined()
  })

  test('[VS31] points that must all be given wait for the last, and say so', async () => {
    const { room } = await at('points', { total: 10 })
    fireEvent.change(field(/How many/), { target: { value: '8' } })
    await pause(500)
    expect(room.asked).toEqual([])
    heard('Not sent yet. Give 2 points more.')
    fireEvent.change(field(/Which/), { target: { value: '2' } })
    await pause(500)
    expect(ballotIn(room)).toEqual({ points: { q1: 8, q2: 2 } })
    heard('Sent. 10 of 10 points given.')
  })

  test('[VS31] what was sent before counts until the change is complete', async () => {
    const { room } = await at('points', { total: 10 }, { ballot: { points: { q1: 10 } } })
    press('Check my answers')
    press('Change my answer to question 1')
    fireEvent.change(field(/How many/), { target: { value: '7' } })
    await pause(500)
    expect(room.asked).toEqual([])
    heard('Not sent yet. Give 3 points more. What you sent before counts until then.')
    press('Check my answers')
    press('Done')
    expect(screen.getByText(/Your answers are not sent yet\./)).toBeDefined()
  })

  test('[VS30] [VS32] quadratic: the next vote says what it costs, and one too dear is not given', async () => {
    const { room } = await at('quadratic', { credits: 10 })
    const more = () => press(/^One vote more for: How many/)
    more()
    expect(screen.getByText('Cost 1. The next vote costs 3.')).toBeDefined()
    more()
    more()
    expect(screen.getByText('1 credit left')).toBeDefined()
    more()
    expect(screen.getByText('The next vote costs 7. You have 1 credit left. Take a vote back elsewhere.')).toBeDefined()
    press(/^One vote more for: Which/)
    expect(screen.getByText('0 credits left')).toBeDefined()
    await pause(500)
    expect(ballotIn(room)).toEqual({ votes: { q1: 3, q2: 1 } })
  })

  test('[VS32] quadratic: votes against cost the same, where they are allowed', async () => {
    const { room } = await at('quadratic', { credits: 5, negative: true })
    const against = () => press(/^One vote against: How many/)
    against()
    against()
    expect(screen.getByText('1 credit left')).toBeDefined()
    against()
    expect(screen.getByText(/The next vote costs 5\. You have 1 credit left\./)).toBeDefined()
    await pause(500)
    expect(ballotIn(room)).toEqual({ votes: { q1: -2 } })
  })
})

describe('ticking', () => {
  test('[VS30] [VS35] approval: ticks, a limit that says why, and none of these', async () => {
    const { id, room } = await at('approval', { max: 1 })
    tick(/How many/)
    tick(/Which/)
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Which/ }).checked).toBe(false)
    expect(screen.getByText('You have ticked 1, the most there can be. Take one back first.')).toBeDefined()
    await pause(500)
    expect(ballotIn(room)).toEqual({ approved: ['q1'] })
    tick(/How many/)
    await pause(500)
    expect(room.asked.at(-1)).toEqual({ type: 'withdrawBallot', poll: id })
    tick('I support none of these')
    await pause(500)
    expect(ballotIn(room)).toEqual({ approved: [] })
  })

  test('[VS31] [VS35] approval: too few ticks are not sent', async () => {
    const { room } = await at('approval', { min: 2 })
    expect(screen.queryByRole('checkbox', { name: 'I support none of these' })).toBeNull()
    tick(/How many/)
    await pause(500)
    expect(room.asked).toEqual([])
    heard('Not sent yet. Tick 1 more.')
    tick(/Which/)
    await pause(500)
    expect(ballotIn(room)).toEqual({ approved: ['q1', 'q2'] })
  })

  const costs = { q1: 4, q2: 5, q3: 6 }

  test('[VS30] [VS32] equal shares: each says its cost, and more than the budget can be ticked', async () => {
    const { room } = await at('equal_shares', { costs, budget: 10 })
    expect(screen.getAllByText(/^Costs [456]\./)).toHaveLength(3)
    for (const name of [/How many/, /Which/, /What/]) tick(name)
    expect(screen.getByText('Ticked: 15. Budget: 10.')).toBeDefined()
    await pause(500)
    expect(ballotIn(room)).toEqual({ approved: ['q1', 'q2', 'q3'] })
  })

  test('[VS32] [VS35] equal shares within the budget: what does not fit says why', async () => {
    await at('equal_shares', { costs, budget: 10, withinBudget: true })
    tick(/How many/)
    tick(/Which/)
    expect(screen.getByText('1 of 10 left')).toBeDefined()
    tick(/What/)
    expect(screen.getByText('This costs 6, and 1 of 10 is left. Take something back first.')).toBeDefined()
  })
})

describe('finding out', () => {
  test('[VS30] opinion: agree, disagree or pass, one statement at a time', async () => {
    const { room } = await at('opinion')
    for (const opinion of ['Agree', 'Disagree', 'Pass']) {
      choose('Do you agree?', opinion)
      const next = screen.queryByRole('button', { name: 'Next' })
      if (next) fireEvent.click(next)
    }
    await pause(500)
    expect(ballotIn(room)).toEqual({ votes: { q1: 1, q2: -1, q3: 0 } })
  })

  test('[VS30] estimate: a short scale is radios, a long one is typed', async () => {
    await at('delphi', { scale: [0, 10] })
    expect(group('Your estimate').getAllByRole('radio')).toHaveLength(12)
  })

  test('[VS30] estimate: half a number is not sent, and one off the scale says so', async () => {
    const { room } = await at('delphi', { scale: [10, 100] })
    const field = screen.getByRole('textbox', { name: 'Your estimate' })
    fireEvent.change(field, { target: { value: '4' } })
    await pause(500)
    expect(room.asked).toEqual([])
    fireEvent.blur(field)
    expect(screen.getByText('Type a whole number from 10 to 100.')).toBeDefined()
    fireEvent.change(field, { target: { value: '42' } })
    expect(screen.queryByText('Type a whole number from 10 to 100.')).toBeNull()
    await pause(500)
    expect(ballotIn(room)).toEqual({ estimates: { q1: 42 } })
    tick("Can't judge")
    await pause(500)
    expect(ballotIn(room)).toEqual({ estimates: { q1: 'cant_judge' } })
  })

  const before = 'before' as PollId
  const round = (items: object | undefined): PollView =>
    ({
      ...aPoll({ method: 'delphi', config: configOf('delphi'), status: items ? 'revealed' : 'closed' }),
      ...(items && { result: { items } }),
    }) as unknown as PollView // only what the paper reads

  test('[VS36] a second estimate shows the middle, the middle half, and one’s own last answer', async () => {
    await at(
      'delphi',
      {},
      {
        poll: { previous: before },
        others: { [before]: round({ q1: { median: 4.5, q1: 3, q3: 5.5, counts: [0, 1, 2, 1, 2, 1, 1, 0, 0] } }) },
        ballots: { [before]: { estimates: { q1: 7 } } },
      },
    )
    expect(
      screen.getByText('Last round the middle answer was 4.5. Half of the room said 3.0 to 5.5. You said 7.'),
    ).toBeDefined()
  })

  test('[VS36] nothing of the room’s last answers is shown while its result is not', async () => {
    await at('delphi', {}, { poll: { previous: before }, others: { [before]: round(undefined) } })
    expect(screen.getByText(/Last round: the room’s answers are not shown\./)).toBeDefined()
    expect(screen.queryByText(/middle answer/)).toBeNull()
  })
})

describe('a paper that has to come first', () => {
  test('[VS41] says that it is on its way, and then is there', async () => {
    let come: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (come = resolve))
    let hasCome = false
    vi.resetModules()
    vi.doMock('#client/voting/papers/score-paper.tsx', async (original) => {
      await gate
      const paper = await original()
      hasCome = true
      return paper as object
    })
    const { VotingStage } = await import('#client/voting/voting-stage.tsx')
    const { aRoomClient, renderInRoom } = await import('#tests/kit/a-room-client.tsx')
    const poll = aPoll({ method: 'score', config: configOf('score') })
    const room = aRoomClient({ shared: { polls: { ['late' as PollId]: poll } } })
    await act(async () => void renderInRoom(<VotingStage />, room))
    expect(screen.getByText('The ballot is on its way.')).toBeDefined()
    come()
    await vi.waitFor(() => expect(hasCome).toBe(true))
    await vi.waitFor(async () => {
      await act(() => vi.dynamicImportSettled())
      expect(within(screen.getByRole('group', { name: /matter/ })).getAllByRole('radio')).toHaveLength(6)
    })
    vi.doUnmock('#client/voting/papers/score-paper.tsx')
  })
})
