import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { found, listed } from '#client/people/person-words.ts'
import { Invite } from '#client/people/invite.tsx'
import { Roster } from '#client/people/roster.tsx'
import type { PersonId } from '#shared/core/actor.ts'
import type { FacilitatorView } from '#shared/room/views/facilitator-view.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { ROSTER } from '#tests/kit/a-room-view.ts'

const press = (name: string) => act(async () => screen.getByRole('button', { name }).click())

test('two people of one name are told apart by number, and nobody is nameless', () => {
  const person = (number: number, name?: string) =>
    ({ role: 'attendee', number, present: true, ...(name !== undefined && { name }) }) as const
  const roster = { a: person(2, 'Ann'), b: person(5, 'ann '), c: person(3) } as unknown as typeof ROSTER
  expect(listed(roster).map(({ words }) => words)).toEqual(['Ann (2)', 'Person 3', 'ann  (5)'])
  expect(found(listed(ROSTER), 'hill').map(({ words }) => words)).toEqual(['Bob'])
})

test('[FC7] taking somebody out says first that it cannot be undone', async () => {
  const room = aRoomClient({ asFacilitator: true })
  renderInRoom(<Roster />, room)
  await press('Change: Bob')
  await press('Take them out of this room')
  const dialog = screen.getByRole('dialog', { name: 'Take Bob out of this room?' })
  expect(within(dialog).getByText(/This cannot be undone/)).toBeTruthy()
  expect(room.asked).toEqual([])
  await press('Take them out')
  expect(room.asked).toEqual([{ type: 'removePerson', person: 'bob' }])
})

test('a new role is given at once and can be taken back', async () => {
  const room = aRoomClient({ asFacilitator: true })
  renderInRoom(<Roster />, room)
  await press('Change: Ann')
  await act(async () => screen.getByRole('radio', { name: 'Facilitator' }).click())
  expect(room.asked).toEqual([{ type: 'setRole', person: 'ann', role: 'facilitator' }])
  const ann = 'ann' as PersonId
  const roster = { ...ROSTER, [ann]: { ...ROSTER[ann]!, role: 'facilitator' } } as const
  act(() => room.show({ shared: { people: { ...roomPeople(room), roster } } }))
  await press('Undo')
  expect(room.asked.at(-1)).toEqual({ type: 'setRole', person: 'ann', role: 'attendee' })
})

const roomPeople = (room: ReturnType<typeof aRoomClient>) =>
  room.store.getState().view!.shared.people as FacilitatorView['people']

test('the last facilitator is told why their role stays', async () => {
  const room = aRoomClient({
    asFacilitator: true,
    answer: () => ({ ok: false, refusal: { code: 'lastFacilitator' } }),
  })
  renderInRoom(<Roster />, room)
  await press('Change: Fay')
  await act(async () => screen.getByRole('radio', { name: 'Taking part' }).click())
  expect(screen.getAllByText(/You are the only facilitator/).length).toBeGreaterThan(0)
})

test('an invitation is shown as a link with its rules', async () => {
  const answer = () => ({ ok: true, revision: 2, value: { invitation: 'k3J9' } }) as const
  renderInRoom(<Invite />, aRoomClient({ asFacilitator: true, answer }))
  await press('Invite a facilitator')
  const link = screen.getByRole<HTMLInputElement>('textbox', { name: 'Invitation link' })
  expect(link.value).toMatch(/\/f\/K7MB4QTR#invite=k3J9$/)
  expect(screen.getByText(/It works once, for 24 hours/)).toBeTruthy()
})

test('an invitation that was lost on the way is not shown as one', async () => {
  renderInRoom(<Invite />, aRoomClient({ asFacilitator: true }))
  await press('Invite a facilitator')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.getByText('The link was lost on the way. Make another one.')).toBeTruthy()
})

test('a long list can be searched', () => {
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [
      `p${at}`,
      { role: 'attendee', number: at + 1, name: `Name ${at}`, present: true },
    ]),
  )
  const room = aRoomClient({ asFacilitator: true })
  act(() => room.show({ shared: { people: { ...roomPeople(room), roster: many as never } } }))
  renderInRoom(<Roster />, room)
  fireEvent.change(screen.getByRole('searchbox', { name: 'Find a person or organisation' }), { target: { value: 'x' } })
  expect(screen.getByText('No match. Try one word.')).toBeTruthy()
})
