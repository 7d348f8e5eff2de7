import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { missingWords } from '#client/facilitator/notice-form.tsx'
import { NoticeReminder } from '#client/facilitator/notice-reminder.tsx'
import { PrivacyScreen } from '#client/facilitator/privacy-screen.tsx'
import { Roster } from '#client/people/roster.tsx'
import { SCREENING_QUESTIONS } from '#shared/room/screening.ts'
import { aRoomClient, type FakeRoom, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { SHARED } from '#tests/kit/a-room-view.ts'

const press = (name: string) => act(async () => screen.getByRole('button', { name }).click())
const COMPLETE = { organiser: 'Hill Fund', contact: 'desk', use: 'Grants', basis: 'consent' } as const
const withNotice = (notice: typeof SHARED.room.notice) => ({ shared: { room: { ...SHARED.room, notice } } })

function open(fake: FakeRoom = {}) {
  const room = aRoomClient({ asFacilitator: true, ...fake })
  renderInRoom(<PrivacyScreen />, room)
  return room
}

test('[NO3] what is missing is named, until nothing is', () => {
  expect(missingWords({})).toBe(
    'Not said yet: who runs this workshop, how to reach you, what you do with what people give and what in law it rests on.',
  )
  expect(missingWords({ ...COMPLETE, basis: undefined })).toBe('Not said yet: what in law it rests on.')
  expect(missingWords(COMPLETE)).toBeUndefined()
})

test('[NO3] the reminder leads to the form, and goes', () => {
  const room = aRoomClient({ asFacilitator: true, ...withNotice({}) })
  renderInRoom(<NoticeReminder />, room)
  expect(screen.getByRole('link', { name: 'Complete it' }).getAttribute('href')).toBe('#privacy')
  act(() => room.show(withNotice(COMPLETE)))
  expect(screen.queryByRole('link')).toBeNull()
})

test('[NO3] the notice is saved as a whole and can be taken back', async () => {
  const room = open(withNotice({ organiser: 'Hill Fund' }))
  fireEvent.change(screen.getByRole('textbox', { name: 'How to reach you' }), { target: { value: ' desk ' } })
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'consent' } })
  fireEvent.change(screen.getByRole('textbox', { name: /Delete everything/ }), { target: { value: '0' } })
  await press('Save')
  expect(room.asked).toEqual([])
  expect(screen.getByText('There is a problem')).toBeTruthy()
  fireEvent.change(screen.getByRole('textbox', { name: /Delete everything/ }), { target: { value: '30' } })
  await press('Save')
  expect(room.asked).toEqual([
    {
      type: 'updateRoom',
      notice: { organiser: 'Hill Fund', contact: 'desk', use: '', basis: 'consent', complaint: '' },
      retentionDays: 30,
    },
  ])
  await press('Undo')
  expect(room.asked.at(-1)).toMatchObject({ notice: { organiser: 'Hill Fund', contact: '' }, retentionDays: 90 })
})

test('[NO4] each answer is kept at once, and a yes shows its risk', async () => {
  const room = open()
  const groups = screen.getAllByRole('group', { name: /^\d+\. / })
  expect(groups).toHaveLength(SCREENING_QUESTIONS.length)
  expect(screen.getByText('Not all ten questions are answered yet.')).toBeTruthy()
  await act(async () => within(groups[3]!).getByRole('radio', { name: 'Yes' }).click())
  expect(room.asked).toEqual([{ type: 'answerScreening', answers: { children: 'yes' } }])
  expect(screen.getByText(/Children need more protection/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Download the assessment' })).toBeTruthy()
})

test('[NO4] ten times no says that none is needed, and what was answered before is there', () => {
  open({ shared: { screening: Object.fromEntries(SCREENING_QUESTIONS.map((question) => [question, 'no'])) } })
  expect(screen.getAllByRole<HTMLInputElement>('radio', { name: 'No' }).every(({ checked }) => checked)).toBe(true)
  expect(screen.getByText(/^Ten times no/)).toBeTruthy()
})

test('[RF2] a facilitator takes out a name only after choosing what stays', async () => {
  const room = aRoomClient({ asFacilitator: true })
  renderInRoom(<Roster />, room)
  await press('Change: Bob')
  await press('Take their name out of the record')
  await press('Take it out for ever')
  expect(room.asked).toEqual([])
  expect(screen.getByText('Choose what becomes of what they added')).toBeTruthy()
  await act(async () => screen.getByRole('radio', { name: 'Keep it, as from “somebody”' }).click())
  await press('Take it out for ever')
  expect(room.asked).toEqual([{ type: 'forgetPerson', person: 'bob', contributions: 'keep' }])
})
