import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PlanEditor } from '#client/agenda/plan-editor.tsx'
import { draftOf, isPlanned, minutesOf, wayBack } from '#client/agenda/draft-plan.ts'
import { nextStage, stagesInOrder } from '#client/agenda/stages-in-order.ts'
import type { StageId } from '#shared/agenda/stages.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'

const { agenda } = SHARED
const planned = stagesInOrder(agenda.stages)

function open() {
  const room = aRoomClient({ asFacilitator: true })
  renderInRoom(<PlanEditor />, room)
  return room
}
const press = (name: string) => act(async () => screen.getByRole('button', { name }).click())
const savedKinds = (room: ReturnType<typeof aRoomClient>) => {
  const last = room.asked.at(-1)
  return last?.type === 'setAgenda' ? last.stages.map(({ kind }) => kind) : []
}

test('[PL1] nothing is asked before the plan is saved, and saving can be taken back', async () => {
  const room = open()
  await press('Move down: Welcome')
  expect(room.asked).toEqual([])
  await press('Save the plan')
  expect(savedKinds(room).slice(0, 2)).toEqual(['questions', 'lobby'])
  const stages = { ...agenda.stages }
  const [lobby, questions] = ['lobby' as StageId, 'questions' as StageId]
  stages[lobby] = { ...stages[lobby]!, position: 2 }
  stages[questions] = { ...stages[questions]!, position: 1 }
  act(() => room.show({ shared: { agenda: { ...agenda, stages } } }))
  await press('Undo')
  expect(savedKinds(room).slice(0, 2)).toEqual(['lobby', 'questions'])
})

test('[PL1] a stage that is gone comes back as a new one with its words', () => {
  const command = wayBack(planned, planned.slice(1))
  expect(command.stages[0]).toEqual({
    kind: 'lobby',
    title: 'Welcome',
    instruction: 'You do not need to do anything yet.',
    minutes: 10,
  })
  expect(command.stages[1]).toMatchObject({ id: 'questions' })
})

test('[PL2] a stage moves by buttons and keeps the focus there', async () => {
  open()
  const down = screen.getByRole('button', { name: 'Move down: Welcome' })
  act(() => down.focus())
  await press('Move down: Welcome')
  expect(screen.getAllByText('Moved to place 2 of 7.').length).toBeGreaterThan(0)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move down: Welcome')
  expect(screen.getAllByRole('listitem')[0]!.textContent).toContain('What do we want to know?')
})

test('[PL2] at the ends the buttons say why nothing moves', async () => {
  open()
  await press('Move up: Welcome')
  expect(screen.getAllByText('This is the first stage already.').length).toBeGreaterThan(0)
})

test('[PL3] the stage everybody is at stays', async () => {
  open()
  await press('More for: Welcome')
  await press('Take it out')
  expect(screen.getAllByText('Everyone is at this stage. Go to another stage first.').length).toBeGreaterThan(0)
  expect(screen.getByRole('heading', { name: 'Welcome' })).toBeTruthy()
})

test('[PL4] a repeated stage is a new one right after', async () => {
  const room = open()
  await press('More for: What matters most?')
  await press('Repeat this stage')
  await press('Save the plan')
  const last = room.asked.at(-1)
  const voting = last?.type === 'setAgenda' ? last.stages.filter(({ kind }) => kind === 'voting') : []
  expect(voting.map(({ id }) => id)).toEqual(['voting', undefined])
})

test('[PL4] a stage of any kind can be added', async () => {
  const room = open()
  await press('Add it at the end')
  expect(screen.getByText('Choose what people do in it')).toBeTruthy()
  fireEvent.change(screen.getByRole('combobox', { name: 'Another stage' }), { target: { value: 'voting' } })
  await press('Add it at the end')
  await press('Save the plan')
  expect(savedKinds(room).at(-1)).toBe('voting')
})

test('[PL5] a plan with faults is not sent; its fields open with what is wrong', async () => {
  const room = open()
  await press('Edit: Welcome')
  fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: '' } })
  fireEvent.change(screen.getByRole('textbox', { name: 'Minutes' }), { target: { value: '2.5' } })
  await press('Save the plan')
  expect(room.asked).toEqual([])
  expect(screen.getByRole('link', { name: 'Give this stage a title' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Give whole minutes, 0 to 240' })).toBeTruthy()
})

test('[PL7] a plan changed elsewhere is taken when nothing was changed here, and told otherwise', async () => {
  const room = open()
  const lobby = 'lobby' as StageId
  const theirs = (title: string) => ({
    shared: { agenda: { ...agenda, stages: { ...agenda.stages, [lobby]: { ...agenda.stages[lobby]!, title } } } },
  })
  act(() => room.show(theirs('Hello')))
  expect(screen.getByRole('heading', { name: 'Hello' })).toBeTruthy()
  await press('Move down: Hello')
  act(() => room.show(theirs('Good morning')))
  expect(screen.getByText('Somebody else has changed the plan.')).toBeTruthy()
  await press('Take theirs')
  expect(screen.getByRole('heading', { name: 'Good morning' })).toBeTruthy()
})

test('the minutes add up, and the next stage is the one after this', () => {
  expect(minutesOf(draftOf(planned))).toBe(120)
  expect(isPlanned(draftOf(planned), planned)).toBe(true)
  expect(nextStage(agenda)?.kind).toBe('questions')
  expect(nextStage({ ...agenda, current: 'close' as StageId })).toBeUndefined()
})
