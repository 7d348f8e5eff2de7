import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { StageLock } from '#client/agenda/stage-lock.tsx'
import { StageTimer } from '#client/agenda/stage-timer.tsx'
import type { StageId } from '#shared/agenda/stages.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'

const press = (name: string) => act(async () => screen.getByRole('button', { name }).click())
const running = { shared: { agenda: { ...SHARED.agenda, timer: { endsAt: Date.now() + 300_000, length: 600 } } } }

test('[PL6] the timer begins with the minutes of the plan', async () => {
  const room = aRoomClient({ asFacilitator: true })
  renderInRoom(<StageTimer />, room)
  await press('Start 10 minutes')
  expect(room.asked).toEqual([{ type: 'startTimer', seconds: 600 }])
})

test('[PL6] it says the time in words, takes another minute, and stops', async () => {
  const room = aRoomClient({ asFacilitator: true, ...running })
  renderInRoom(<StageTimer />, room)
  expect(screen.getByRole('timer').textContent).toBe('5 minutes left')
  await press('+1 minute')
  await press('Stop the timer')
  expect(room.asked).toEqual([{ type: 'extendTimer', seconds: 60 }, { type: 'stopTimer' }])
})

test('a stage is locked and unlocked by one button that says which', async () => {
  const room = aRoomClient({ asFacilitator: true })
  renderInRoom(<StageLock />, room)
  await press('Lock this stage')
  const lobby = 'lobby' as StageId
  const stages = { ...SHARED.agenda.stages, [lobby]: { ...SHARED.agenda.stages[lobby]!, locked: true } }
  act(() => room.show({ shared: { agenda: { ...SHARED.agenda, stages } } }))
  await press('Unlock this stage')
  expect(room.asked).toEqual([
    { type: 'lockStage', stage: 'lobby' },
    { type: 'unlockStage', stage: 'lobby' },
  ])
})
