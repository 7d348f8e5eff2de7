import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RoomFrame } from '#client/room/room-frame.tsx'
import type { Patch } from '#shared/kit/patch.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { aBigPoll, questionNumber } from '#tests/kit/a-big-room.ts'
import { countedScreen, showWidth } from '#tests/kit/counted-screens.tsx'
import { sumOf } from '#tests/kit/renders.tsx'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const nothing = () => undefined
const FRAME = <RoomFrame isShared={false} onLeave={nothing} onNextPerson={nothing} onForget={async () => undefined} />

// Drafts belong to a poll: each test votes in one of its own.
let polls = 0
const nextPoll = () => `big-${(polls += 1)}` as PollId

async function voting(method: MethodName, count: number, given?: object) {
  const id = nextPoll()
  const poll = aBigPoll(method, count, given)
  return { id, ...(await countedScreen(FRAME, { stage: 'voting', polls: { [id]: poll } })) }
}

const newWords: Patch = { questions: { [questionNumber(7)]: { text: 'Which homes are cold, and why?' } } }
const oneJoins: Patch = { people: { present: 2_001, joined: 2_002 } }
const oneHolding: Patch = {
  holdings: { h1: { id: 'h1', title: 'Calls', questions: ['q1'], position: 1, assetKind: 'dataset' } },
}
const oneMoreVoted = (id: string): Patch => ({ people: { voted: 101 }, polls: { [id]: { ballotsIn: 101 } } })

describe.each([
  ['phone', false],
  ['laptop', true],
])('on a %s', (_, isWide) => {
  beforeEach(() => void showWidth(isWide))

  test.each([
    ['value_gap', 60],
    ['dots', 60],
    ['approval', 60],
    ['ranked', 30],
  ] as const)('[RC41] one more who has voted draws nothing again on a ballot by %s', async (method, count) => {
    const { id, after } = await voting(method, count)
    expect(after(oneMoreVoted(id))).toEqual({})
  })

  test.each(['questions', 'data', 'commitments'])(
    '[RC41] at the stage %s neither a vote, nor an arrival, nor a second draws anything again',
    async (stage) => {
      const id = nextPoll()
      const { after, later } = await countedScreen(FRAME, { stage, polls: { [id]: aBigPoll('value_gap', 60) } })
      expect(after(oneMoreVoted(id))).toEqual({})
      expect(after(oneJoins)).toEqual({})
      expect(later(9)).toEqual({})
    },
  )

  test('[RC41] of 300 questions one with new words draws its row and no other', async () => {
    const { after } = await countedScreen(FRAME, { stage: 'questions' })
    const drawn = after(newWords)
    expect(drawn).toMatchObject({ QuestionWords: 1, AllQuestions: 1 })
    expect(sumOf(drawn)).toBeLessThanOrEqual(5)
  })

  test('[RC41] what names a question elsewhere follows it alone', async () => {
    const { after } = await countedScreen(FRAME, { stage: 'commitments' })
    expect(after(newWords)).toMatchObject({ Disclosure: 1, Select: 1 })
    expect(sumOf(after({ questions: { [questionNumber(8)]: { text: 'And which are damp?' } } }))).toBeLessThanOrEqual(8)
  })

  test('[RC41] a holding is drawn where holdings are, not among the questions', async () => {
    const { after } = await countedScreen(FRAME, { stage: 'questions' })
    expect(after(oneHolding)).toEqual({})
  })

  test('[RC41] the words of the time are drawn when they are others', async () => {
    const { later } = await countedScreen(FRAME, { stage: 'questions' })
    expect(later(59)).toEqual({})
    expect(later(1)).toEqual({ Timer: 1 })
  })

  test('[RC42] a command on its way is drawn where it is told, not on the screen it came from', async () => {
    const { during } = await countedScreen(FRAME, { stage: 'questions' })
    expect(during()).toEqual({ Badge: 1, ConnectionBadge: 1, ConnectionBanner: 1 })
  })
})

const PRICES = {
  budget: 100,
  costs: Object.fromEntries(Array.from({ length: 12 }, (_, at) => [questionNumber(at + 1), 10])),
}

describe('[RC43] of a ballot with 12 questions a tap draws the one it is about', () => {
  beforeEach(() => void showWidth(true))

  test.each([
    ['value_gap', 'radio', /^4/, { Answer: 1, RadioScale: 2 }],
    ['score', 'radio', /^4/, { Answer: 1, RadioScale: 1 }],
    ['dots', 'button', /^Give a dot to/, { Answer: 1, Stepper: 1 }],
    ['points', 'button', /^Give 5 points to/, { Answer: 1, AmountField: 1 }],
    ['quadratic', 'button', /^One vote more for/, { Answer: 1, Stepper: 1 }],
    ['approval', 'checkbox', /.?/, { CheckRow: 2 }], // with "I support none of these"
    ['equal_shares', 'checkbox', /.?/, { CheckRow: 1 }],
  ] as const)('%s', async (method, role, name, expected) => {
    const { doing } = await voting(method, 12, method === 'equal_shares' ? PRICES : {})
    const drawn = doing(() => fireEvent.click(screen.getAllByRole(role, { name })[5]!))
    expect(drawn).toMatchObject(expected)
    expect(sumOf(drawn)).toBeLessThanOrEqual(30)
  })

  test('ranked: a question that moves draws itself and the one it passes', async () => {
    const { doing } = await voting('ranked', 12)
    for (let place = 0; place < 12; place++) fireEvent.click(screen.getAllByRole('button', { name: /^Make it/ })[0]!)
    expect(doing(() => fireEvent.click(screen.getAllByRole('button', { name: /^Move down/ })[5]!))).toMatchObject({
      Moves: 2,
      RankedSheet: 1,
    })
  })

  test('what limits a tap is what is on the whole ballot by then', async () => {
    await voting('dots', 12, { budget: 2, perItem: 2 })
    const give = (at: number) => fireEvent.click(screen.getAllByRole('button', { name: /^Give a dot to/ })[at]!)
    for (const at of [0, 1, 2]) give(at)
    expect(screen.getByText('You have used all 2 dots. Take one back to use it here.')).toBeTruthy()
    expect(screen.getByText('0 dots left')).toBeTruthy()
  })
})
