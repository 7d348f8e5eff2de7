import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConsoleOfRoom } from '#client/facilitator/console.tsx'
import { listed } from '#client/people/person-words.ts'
import { Roster } from '#client/people/roster.tsx'
import type { PersonId } from '#shared/core/actor.ts'
import type { Patch } from '#shared/kit/patch.ts'
import { aBigPoll, BIG_POLL, MANY_PEOPLE, questionNumber } from '#tests/kit/a-big-room.ts'
import { countedScreen, showWidth } from '#tests/kit/counted-screens.tsx'
import { sumOf } from '#tests/kit/renders.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: 1_000_000 })
  showWidth(true)
})
afterEach(() => void vi.useRealTimers())

const seven = 'person-7' as PersonId
const polls = { [BIG_POLL]: aBigPoll('value_gap', 60) }
const oneMoreVoted: Patch = {
  people: { voted: 101, roster: { [seven]: { voted: { [BIG_POLL]: true } } } },
  polls: { [BIG_POLL]: { ballotsIn: 101 } },
}
const oneJoins: Patch = {
  people: {
    present: 2_001,
    joined: 2_002,
    roster: { late: { role: 'attendee', number: 3_000, name: 'Late', present: true } },
  },
}
const newWords: Patch = { questions: { [questionNumber(7)]: { text: 'Which homes are cold, and why?' } } }

const running = (stage: string) => countedScreen(<ConsoleOfRoom />, { stage, polls, asFacilitator: true })

/** All rows of 2,000 people take seconds where there is no real browser. */
const SOME_PEOPLE = Object.fromEntries(Object.entries(MANY_PEOPLE).slice(0, 300)) as typeof MANY_PEOPLE // as they were

test('[FC27] in a long list of people one who comes, or is shown to have voted, draws one row', async () => {
  const { after } = await countedScreen(<Roster />, { stage: 'lobby', polls, asFacilitator: true, people: SOME_PEOPLE })
  expect(after(oneMoreVoted)).toMatchObject({ LongRow: 1, Button: 1 })
  expect(screen.getAllByText('Voted')).toHaveLength(2) // the heading, and one person
  expect(after(oneJoins)).toMatchObject({ LongRow: 1, Button: 1 })
  expect(screen.getByText('Late')).toBeTruthy()
})

test('[FC27] who did not change is the same object as before, also where another comes of the same name', () => {
  const before = listed(MANY_PEOPLE)
  const late = { role: 'attendee', number: 3_000, name: 'Person 7', present: true } as const
  const after = listed({ ...MANY_PEOPLE, ['late' as PersonId]: late })
  const others = after.filter((person, at) => person !== before[at])
  expect(others.map(({ words }) => words)).toEqual(['Person 7 (3000)'])
})

test.each(['questions', 'data', 'commitments'])(
  '[FC27] at the stage %s an arrival draws the count of people and nothing of the desk',
  async (stage) => {
    const { after } = await running(stage)
    const drawn = after(oneJoins)
    expect(drawn).toMatchObject({ PeopleNow: 1, PeopleNews: 1 })
    expect(sumOf(drawn)).toBeLessThanOrEqual(6)
  },
)

test('[FC27] the names of those who are here are drawn once somebody opens the list', async () => {
  const place = { stage: 'lobby', polls, asFacilitator: true, people: SOME_PEOPLE }
  const { doing, after } = await countedScreen(<ConsoleOfRoom />, place)
  expect(screen.queryByText('Person 7')).toBeNull()
  doing(() => fireEvent.click(screen.getByText('Who is here')))
  expect(screen.getByText('Person 7')).toBeTruthy()
  expect(after(oneMoreVoted)).toMatchObject({ Names: 1 })
})

test('[FC28] while people vote the console draws the numbers again, and not the log', async () => {
  const { after } = await running('voting')
  const drawn = after(oneMoreVoted)
  expect(drawn).toMatchObject({ PollRunning: 1, PeopleNow: 1, NotVoted: 1 })
  expect(drawn).not.toHaveProperty('Log')
  expect(sumOf(drawn)).toBeLessThanOrEqual(20)
})

test('[FC28] on the desk one of 300 questions with new words draws its card alone', async () => {
  const { after } = await running('questions')
  const drawn = after(newWords)
  expect(drawn).toMatchObject({ QuestionCard: 1, QuestionWords: 1, ParkButton: 1 })
  expect(drawn).not.toHaveProperty('Log')
})

test('[FC28] a second draws nothing, and a command on its way only the badge', async () => {
  const { later, during } = await running('questions')
  expect(later(9)).toEqual({})
  expect(during()).toEqual({ Badge: 1, ConnectionBadge: 1, ConnectionBanner: 1 })
})

test('[FC28] the log is drawn again when one of its lines reads otherwise', async () => {
  const { after } = await running('questions')
  const accepted = { at: 1_000_000, type: 'questionAccepted', about: questionNumber(7) }
  expect(after({ acts: [accepted] })).toMatchObject({ Log: 1 })
  expect(after(oneJoins)).not.toHaveProperty('Log')
  expect(after(newWords)).toMatchObject({ Log: 1 })
})
