import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PollControls } from '#client/voting/poll-controls.tsx'
import type { QuestionView } from '#shared/room/views/question-parts.ts'
import type { PersonId } from '#shared/core/actor.ts'
import type { QuestionId } from '#shared/questions/question.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'
import { aPoll, configOf, P1, Q, QUESTIONS } from './a-poll.ts'

function open({ people = 24, questions = QUESTIONS }: { people?: number; questions?: typeof QUESTIONS } = {}) {
  const roster = Object.fromEntries(
    Array.from({ length: people }, (_, at) => [
      `p${at}` as PersonId,
      { role: 'attendee' as const, number: at + 1, present: true },
    ]),
  )
  const room = aRoomClient({ asFacilitator: true, shared: { questions, people: { ...SHARED.people, roster } } })
  renderInRoom(<PollControls />, room)
  return room
}

const pick = (name: RegExp | string) => fireEvent.click(screen.getByRole('radio', { name }))
const press = async (name: RegExp | string) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })))
}
const select = (name: RegExp | string, option: RegExp) => {
  const box = screen.getByRole<HTMLSelectElement>('combobox', { name })
  const chosen = within(box).getByRole<HTMLOptionElement>('option', { name: option })
  fireEvent.change(box, { target: { value: chosen.value } })
}
const type = (name: RegExp | string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
const opened = (room: ReturnType<typeof open>) => room.asked.at(-1) as { method: string; config: unknown } | undefined

test('[VS38] the usual way is chosen, its line says how long it takes and how many people it needs', () => {
  open()
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Value and gap' }).checked).toBe(true)
  expect(screen.getByText('About 1 minute. Needs 12 people.')).toBeDefined()
  expect(screen.getByText('More ways to vote')).toBeDefined()
  pick('Grades in words')
  expect(screen.getByText('More ways to vote: Grades in words is chosen')).toBeDefined()
})

test('[VS38] [VS40] in a full room one press opens the usual vote, and nothing is warned of', async () => {
  const room = open()
  expect(screen.queryByText('Before you open')).toBeNull()
  await press('Open voting')
  expect(opened(room)).toMatchObject({ method: 'value_gap', config: {}, questions: Q })
})

test('[VS80] in a small room the order without numbers is advised, can be chosen, and then is not advised any more', async () => {
  const room = open({ people: 6 })
  expect(screen.getByText(/Choose "Order without numbers"/)).toBeDefined()
  fireEvent.click(screen.getByRole('checkbox', { name: /^Order without numbers/ }))
  expect(screen.queryByText(/answers can be guessed from the result/)).toBeNull()
  pick('Dots')
  await press('Open voting')
  expect(opened(room)).toMatchObject({ method: 'dots', config: { tells: 'order' } })
  pick(/^With names/)
  expect(screen.queryByRole('checkbox', { name: /^Order without numbers/ })).toBeNull()
  await press('Open voting')
  expect(opened(room)?.config).toEqual({})
  pick('Anonymous')
  pick('Common ground')
  expect(screen.queryByRole('checkbox', { name: /^Order without numbers/ })).toBeNull()
})

test('[VS39] a ranking: rule, seats and what becomes of ties, with the seed of the lot', async () => {
  const room = open()
  pick('Put in order')
  expect(screen.queryByText('How many are chosen')).toBeNull()
  select('Rule', /STV/)
  await press('How many are chosen: one fewer')
  select('If two share a place', /lot/)
  type(/^Seed of the lot/, '42')
  await press('Open voting')
  expect(opened(room)).toMatchObject({
    method: 'ranked',
    config: { rule: 'stv', seats: 1, tiePolicy: 'lot', tieSeed: 42 },
  })
  select('Rule', /Borda/)
  await press('Open voting')
  expect(opened(room)?.config).toEqual({ rule: 'borda', tiePolicy: 'lot', tieSeed: 42 })
})

test('[VS83] dropping the last: those who share the last place can go together', async () => {
  const room = open()
  pick('Put in order')
  expect(screen.queryByRole('combobox', { name: 'If some share the last place' })).toBeNull()
  select('Rule', /Instant run-off/)
  select('If some share the last place', /go together/)
  await press('Open voting')
  expect(opened(room)?.config).toEqual({ rule: 'irv', bottomTies: 'together' })
  select('Rule', /Schulze/)
  await press('Open voting')
  expect(opened(room)?.config).toEqual({ rule: 'schulze' })
})

test('[VS83] equal shares: by how much every share is raised', async () => {
  const room = open()
  pick('Equal shares')
  expect(screen.queryByRole('textbox', { name: /^Every share is raised by/ })).toBeNull()
  select('What is left of the budget', /Is spent/)
  type(/^Every share is raised by/, '4')
  await press('Open voting')
  expect(opened(room)?.config).toMatchObject({ completion: 'add1', step: 4 })
  select('What is left of the budget', /Stays unspent/)
  await press('Open voting')
  expect(opened(room)?.config).not.toHaveProperty('step')
})

test('[VS39] criteria: weights that do not come to a hundred are said, and can be put right in one press', async () => {
  const room = open()
  pick('Weighted criteria')
  const [, , impact] = screen.getAllByRole('textbox', { name: 'Counts' })
  fireEvent.change(impact!, { target: { value: '50' } })
  expect(screen.getByText('The weights come to 120. They must come to 100.')).toBeDefined()
  await press('Open voting')
  expect(room.asked).toEqual([])
  expect(screen.getByRole('link', { name: /do not fit together/ }).getAttribute('href')).toBe('#poll-settings')
  await press('Make them 100 in proportion')
  await press('Open voting')
  const { criteria } = opened(room)!.config as { criteria: readonly { weight: number }[] }
  expect(criteria.reduce((sum, { weight }) => sum + Math.round(100 * weight), 0)).toBe(100)
})

test('[VS39] equal shares: a budget and a cost for each question', async () => {
  const room = open()
  pick('Equal shares')
  type('Budget for everyone together', '40')
  const [first] = screen.getAllByRole('textbox', { name: 'Cost' })
  fireEvent.change(first!, { target: { value: '25' } })
  await press('Open voting')
  expect(opened(room)).toMatchObject({ config: { budget: 40, costs: { q1: 25, q2: 10, q3: 10 } } })
})

test('[VS39] estimates: the ends of the scale', async () => {
  const room = open()
  pick('Estimate, talk, estimate')
  type('Smallest estimate', '-')
  expect(screen.getByText(/Whole numbers, up to 100 apart/)).toBeDefined()
  type('Smallest estimate', '-10')
  type('Largest estimate', '20')
  await press('Open voting')
  expect(opened(room)).toMatchObject({ config: { scale: [-10, 20] } })
})

test('[VS39] another way begins with its own usual settings', async () => {
  const room = open()
  pick('Quadratic')
  type('Credits for each person', '50')
  pick('Points')
  await press('Open voting')
  expect(opened(room)).toMatchObject({ method: 'points', config: {} })
})

test('[VS39] while a vote is open its facilitator reads the seed of the lot', () => {
  const poll = aPoll({ config: configOf('value_gap', { tiePolicy: 'lot', tieSeed: 7 }) })
  renderInRoom(<PollControls />, aRoomClient({ asFacilitator: true, shared: { polls: { [P1]: poll } } }))
  expect(screen.getByText(/Ties are drawn by lot from the seed 7\./)).toBeDefined()
})

test('[VS21] [VS40] look-alikes are advised against where they would split the vote; it can be opened all the same', async () => {
  const twin: QuestionView = { ...QUESTIONS[Q[0]!]!, text: 'How many families here go without heating?', position: 4 }
  const room = open({ questions: { ...QUESTIONS, ['q4' as QuestionId]: twin } })
  expect(screen.queryByText(/would split the vote/)).toBeNull()
  pick('Dots')
  expect(screen.getByText('Questions 1 and 4 look alike and would split the vote.')).toBeDefined()
  await press('Open voting')
  expect(opened(room)).toMatchObject({ method: 'dots' })
})

test('[VS40] a few people are told of, with what to do', () => {
  open({ people: 4 })
  pick('Quadratic')
  expect(screen.getByText(/Quadratic voting needs about 15 people\. 4 people are here\./)).toBeDefined()
  expect(screen.getByText(/With fewer than 8, answers can be guessed/)).toBeDefined()
  expect(screen.getByText(/A result needs 5 answers\. 4 people are here\./)).toBeDefined()
})
