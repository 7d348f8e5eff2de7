import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { MyDetails } from '#client/people/my-details.tsx'
import { myRecord } from '#client/people/my-record.ts'
import type { Refusal } from '#shared/core/refusal.ts'
import type { CommitmentId } from '#shared/commitments/commitment.ts'
import { type FakeRoom, aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { OWN, SHARED } from '#tests/kit/a-room-view.ts'

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

test('[MD2] being forgotten is asked twice', async () => {
  const { forget } = open()
  fireEvent.click(screen.getByRole('button', { name: 'Forget me' }))
  expect(forget).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Forget me for ever' }))
  await vi.waitFor(() => expect(forget).toHaveBeenCalledOnce())
})

test('[MD2] the only facilitator hears why not', async () => {
  open({}, { code: 'lastFacilitator' })
  fireEvent.click(screen.getByRole('button', { name: 'Forget me' }))
  fireEvent.click(screen.getByRole('button', { name: 'Forget me for ever' }))
  expect(await screen.findByText('You are the only facilitator. Make somebody else one first.')).toBeDefined()
})

test('[MD3] what somebody added is listed, and a copy holds it and nobody else', () => {
  const mine = { text: 'How many homes are cold?', action: '', status: 'proposed', position: 1, shortlisted: false }
  const questions = { q1: mine } as unknown as typeof OWN.questions
  open({ own: { questions } })
  expect(screen.getByText('How many homes are cold?')).toBeDefined()
  expect(screen.getByText('Waiting for the facilitator')).toBeDefined()

  const step = (what: string) => ({ what, who: 'Ann' })
  const commitments = { c1: step('Ask'), c2: step('Not mine') } as unknown as typeof SHARED.commitments
  const record = myRecord(
    { shared: { ...SHARED, commitments }, own: { ...OWN, questions, commitments: { ['c1' as CommitmentId]: true } } },
    'K7MB4QTR',
  )
  expect(record).toMatchObject({
    you: { name: 'Ann' },
    questions: { q1: { text: mine.text } },
    nextSteps: { c1: step('Ask') },
  })
  expect(JSON.stringify(record)).not.toContain('Not mine')
})
