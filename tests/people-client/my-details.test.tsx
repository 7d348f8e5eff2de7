import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { MyDetails } from '#client/people/my-details.tsx'
import { PrivacyNotice } from '#client/people/privacy-notice.tsx'
import type { Refusal } from '#shared/core/refusal.ts'
import { type FakeRoom, aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { type OWN, SHARED } from '#tests/kit/a-room-view.ts'

function open(fake: FakeRoom = {}, refusal?: Refusal) {
  const room = aRoomClient(fake)
  const forget = vi.fn(async () => refusal)
  renderInRoom(<MyDetails onForget={forget} />, room)
  return { room, forget }
}

test('[MD1] details are shown, can be changed, and "Sent" is said', async () => {
  const { room } = open()
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: /Your name/ })
  expect(name.value).toBe('Ann')
  fireEvent.change(name, { target: { value: 'Ann B' } })
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'funder' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save my details' }))
  expect(await screen.findByText(/^Sent\./)).toBeDefined()
  expect(room.asked).toEqual([
    { type: 'updateSelf', name: 'Ann B', organisation: 'Riverside Advice', organisationType: 'funder' },
  ])
})

test('[MD1] a name that could pass for a role is refused in words at its field', async () => {
  open({ answer: () => ({ ok: false, refusal: { code: 'malformed' } }) })
  fireEvent.click(screen.getByRole('button', { name: 'Save my details' }))
  expect(await screen.findByRole('link', { name: /Use another name/ })).toBeDefined()
  expect(screen.getByRole('textbox', { name: /Your name/ }).getAttribute('aria-invalid')).toBe('true')
})

test('[MD2] being forgotten is asked twice, and what stays is chosen by nobody else', async () => {
  const { forget } = open()
  fireEvent.click(screen.getByRole('button', { name: 'Forget me' }))
  expect(forget).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Forget me for ever' }))
  expect(screen.getByText('Choose what becomes of what was added')).toBeDefined()
  expect(forget).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('radio', { name: 'Take it out as well' }))
  fireEvent.click(screen.getByRole('button', { name: 'Forget me for ever' }))
  await vi.waitFor(() => expect(forget).toHaveBeenCalledExactlyOnceWith('remove'))
})

test('[MD2] the only facilitator hears why not, and what they can do', async () => {
  open({}, { code: 'lastFacilitator' })
  fireEvent.click(screen.getByRole('button', { name: 'Forget me' }))
  fireEvent.click(screen.getByRole('radio', { name: 'Keep it, as from “somebody”' }))
  fireEvent.click(screen.getByRole('button', { name: 'Forget me for ever' }))
  expect(await screen.findByText(/You are the only facilitator. Make somebody else one first./)).toBeDefined()
  expect(screen.getByText(/Or delete the room/)).toBeDefined()
})

test('[MD3] what somebody added is listed, and a copy can be taken away', async () => {
  const mine = { text: 'How many homes are cold?', action: '', status: 'proposed', position: 1, shortlisted: false }
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(
      new Response('{"code":"notAdmitted"}', { status: 401, headers: { 'content-type': 'application/problem+json' } }),
    )
  open({ own: { questions: { q1: mine } as unknown as typeof OWN.questions } })
  expect(screen.getByText('How many homes are cold?')).toBeDefined()
  expect(screen.getByText('Waiting for the facilitator')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Download what is mine' }))
  await vi.waitFor(() =>
    expect(fetched).toHaveBeenCalledWith(
      '/api/rooms/K7MB4QTR/mine.html',
      expect.objectContaining({ headers: { authorization: 'Bearer a-token' } }),
    ),
  )
  expect((await screen.findAllByText(/./, { selector: '[class*=problem] *' })).length).toBeGreaterThan(0)
  fetched.mockRestore()
})

test('[RF11] the day on which everything is deleted is counted down', () => {
  open({ shared: { room: { ...SHARED.room, deletedAt: Date.now() + 9.5 * 24 * 60 * 60 * 1000 } } })
  expect(screen.getByText(/This room is deleted on \d+ \w+ \d{4}, in 10 days, with everything in it\./)).toBeDefined()
})

test('[NO1] the notice can be read in the room', () => {
  const notice = { organiser: 'Hill Fund', contact: 'desk@hill.example', basis: 'public_task' } as const
  renderInRoom(<PrivacyNotice />, aRoomClient({ shared: { room: { ...SHARED.room, notice } } }))
  const said = Object.fromEntries(
    screen.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]),
  )
  expect(said).toMatchObject({ 'Who runs this': 'Hill Fund', 'How to reach them': 'desk@hill.example' })
  expect(said['What it rests on in law']).toMatch(/^Public task/)
  expect(said['If you want to complain']).toMatch(/^Tell them: desk@hill\.example\. You hear within 30 days/)
})
