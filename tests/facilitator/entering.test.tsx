import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EntryRefused } from '#client/facilitator/closed-doors.tsx'
import { Console } from '#client/facilitator/console.tsx'
import { secretIn } from '#client/facilitator/entering.ts'
import { membershipOf, rememberMembership } from '#client/realtime/device.ts'

const CODE = 'K7MB4QTR'
const KEY = 'ppI0Jx1NaggsqsQgCw47f_L4uo8'
const ANSWER = { token: 'a-token', person: { id: 'fay', role: 'facilitator', name: 'Fay' } }
const json = (body: unknown, status = 201) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const refusal = { type: 'about:blank', title: 'notAdmitted', status: 403, code: 'notAdmitted' }

vi.mock('#client/realtime/room-client.ts', async () => {
  const { aRoomClient } = await import('#tests/kit/a-room-client.tsx')
  return { openRoom: () => aRoomClient({ asFacilitator: true }) }
})

let asked: { readonly path: string; readonly body: unknown }[]
function serverAnswers(answer: () => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: string }) => {
    asked.push({ path, body: JSON.parse(body) })
    return answer()
  })
}
function openAt(hash: string) {
  history.replaceState(null, '', `/f/${CODE}${hash}`)
  return render(<Console code={CODE} />)
}

beforeEach(() => {
  asked = []
  localStorage.clear()
})
afterEach(() => vi.unstubAllGlobals())

test('[FC1] a key is told from a screen and from an invitation', () => {
  expect(secretIn(`#${KEY}`)).toEqual({ facilitatorKey: KEY })
  expect(secretIn('#invite=abc')).toEqual({ invitation: 'abc' })
  for (const hash of ['', '#run', '#questions', '#people/3']) expect(secretIn(hash)).toBeUndefined()
})

test('[FC1] the key is exchanged once and wiped from the address', async () => {
  serverAnswers(() => json(ANSWER))
  openAt(`#${KEY}`)
  await screen.findByRole('heading', { name: 'Welcome', level: 1 })
  expect(asked).toEqual([{ path: `/api/rooms/${CODE}/people`, body: { facilitatorKey: KEY } }])
  expect(location.href).not.toContain(KEY)
  expect(membershipOf(CODE)).toMatchObject({ token: 'a-token', role: 'facilitator' })
})

test('[FC1] an invitation brings the token this device has along', async () => {
  rememberMembership(CODE, { token: 'old', person: 'ann', role: 'attendee', isShared: false })
  serverAnswers(() => json(ANSWER))
  openAt('#invite=k3J9sLq0')
  await screen.findByRole('heading', { name: 'Welcome', level: 1 })
  expect(asked.map(({ body }) => body)).toEqual([{ invitation: 'k3J9sLq0', token: 'old' }])
  expect(location.hash).toBe('')
})

test('[FC1] a link that opens nothing any more is wiped too', async () => {
  serverAnswers(() => json(refusal, 403))
  openAt('#invite=used')
  await screen.findByRole('heading', { name: 'This link no longer opens the room' })
  expect(location.hash).toBe('')
})

test('[FC2] without a line the secret stays in the address, and another try gets in', async () => {
  let isDown = true
  serverAnswers(() => (isDown ? Promise.reject(new Error('no line')) : json(ANSWER)))
  openAt(`#${KEY}`)
  const again = await screen.findByRole('button', { name: 'Try again' })
  expect(location.hash).toBe(`#${KEY}`)
  isDown = false
  act(() => again.click())
  await screen.findByRole('heading', { name: 'Welcome', level: 1 })
  expect(location.hash).toBe('')
})

test('[FC3] a device that is known as a facilitator’s needs no link', async () => {
  rememberMembership(CODE, { token: 'a-token', person: 'fay', role: 'facilitator', isShared: false })
  serverAnswers(() => json(ANSWER))
  openAt('')
  await screen.findByRole('heading', { name: 'Welcome', level: 1 })
  expect(asked).toEqual([])
})

test('[FC3] an attendee without a link is told what to do', () => {
  rememberMembership(CODE, { token: 'a-token', person: 'ann', role: 'attendee', isShared: false })
  openAt('#run')
  expect(screen.getByRole('heading', { name: 'Open this room with your private link' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Join as an attendee' }).getAttribute('href')).toBe(`/join/${CODE}`)
})

test('[RH22] a facilitator whose room is damaged is told what to do, and can try again', () => {
  const tryAgain = vi.fn<() => void>()
  render(<EntryRefused code="roomDamaged" onTryAgain={tryAgain} />)
  expect(screen.getByRole('heading', { name: 'This room cannot open' })).toBeDefined()
  expect(screen.getByText(/kept shut.*restore the room from a backup/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(tryAgain).toHaveBeenCalledOnce()
})
