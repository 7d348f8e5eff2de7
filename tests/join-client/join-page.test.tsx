import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import html from '#client/join.html?raw'
import { startJoinPage } from '#client/join/join-page.ts'
import { ORGANISATION_WORDS } from '#shared/people/words.ts'
import { membershipOf, rememberMembership, tookArrival } from '#client/realtime/device.ts'
import { roomIn } from '#client/realtime/room-code.ts'

const ROOM = 'K7MB4QTR'
const joined = { token: 't', person: { id: 'ann', role: 'attendee', name: 'Ann' } }

/** The page as the server sends it; unknown rooms have no room in it. */
function served(room: string) {
  const filled: Readonly<Record<string, string>> = { room, title: 'Heat and homes', code: 'K7MB-4QTR', people: '3' }
  const page = new DOMParser().parseFromString(
    html.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => (room ? (filled[name] ?? '') : '')),
    'text/html',
  )
  document.title = page.title
  document.body.innerHTML = page.body.innerHTML
}

function serverAnswers(status: number, body: unknown) {
  const asked: { readonly path: string; readonly body: unknown }[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(String(init.body)) })
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  })
  return asked
}

function opened(room = ROOM) {
  const app = { warm: vi.fn(), enter: vi.fn() }
  startJoinPage({ prepare: async () => app })
  return { app, room }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  served(ROOM)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('[JP1] [JP2] [JP3] what was typed before the script came is sent, and the room is entered', async () => {
  const asked = serverAnswers(201, joined)
  const name = screen.getByLabelText<HTMLInputElement>(/Your name/)
  name.value = 'Ann'
  const { app } = opened()
  expect(name.value).toBe('Ann')
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() => expect(app.enter).toHaveBeenCalledOnce())
  expect(asked).toEqual([{ path: `/api/rooms/${ROOM}/people`, body: { name: 'Ann' } }])
  expect(membershipOf(ROOM)).toEqual({ token: 't', person: 'ann', role: 'attendee', name: 'Ann', isShared: false })
  expect(tookArrival(ROOM)).toBe(true)
  expect(location.pathname).toBe(`/room/${ROOM}`)
  expect(app.warm).toHaveBeenCalled()
})

test('[JP2] skipping sends nothing about the person', async () => {
  const asked = serverAnswers(201, { token: 't', person: { id: 'bob', role: 'attendee' } })
  const { app } = opened()
  fireEvent.change(screen.getByLabelText(/Your name/), { target: { value: 'Bob' } })
  fireEvent.click(screen.getByRole('button', { name: 'Skip' }))
  await vi.waitFor(() => expect(app.enter).toHaveBeenCalledOnce())
  expect(asked[0]?.body).toEqual({})
})

test('[JP3] on a shared device the token stays in the tab', async () => {
  serverAnswers(201, joined)
  const { app } = opened()
  fireEvent.click(screen.getByRole('checkbox', { name: 'This is a shared device' }))
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() => expect(app.enter).toHaveBeenCalledOnce())
  expect(localStorage.length).toBe(0)
  expect(membershipOf(ROOM)?.isShared).toBe(true)
})

test('[JP4] a known person may come back', () => {
  rememberMembership(ROOM, { token: 't', person: 'ann', role: 'attendee', name: 'Ann', isShared: false })
  opened()
  expect(screen.getByRole('link', { name: 'Come back as Ann' }).getAttribute('href')).toBe(`/room/${ROOM}`)
})

test('[JP4] a facilitator comes back to the console', () => {
  rememberMembership(ROOM, { token: 't', person: 'fay', role: 'facilitator', isShared: false })
  opened()
  expect(screen.getByRole('link', { name: 'Come back' }).getAttribute('href')).toBe(`/f/${ROOM}`)
})

test.each([
  [429, { code: 'tooMany' }, /Too many tries\. Wait 1 minute/],
  [404, { code: 'roomUnknown' }, /We cannot find an open room/],
  [400, { code: 'malformed', errors: [{ path: 'name', message: '' }] }, /Use another name/],
])('[JP5] an answer of %d is said in words and what was typed stays', async (status, body, words) => {
  serverAnswers(status, body)
  const { app } = opened()
  fireEvent.change(screen.getByLabelText(/Your name/), { target: { value: 'Facilitator' } })
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() => expect(screen.getByText(words)).toBe(document.activeElement))
  expect(document.title).toMatch(/^Error: /)
  expect(screen.getByLabelText<HTMLInputElement>(/Your name/).value).toBe('Facilitator')
  expect(app.enter).not.toHaveBeenCalled()
})

test('[JP5] without a line it says so, and Continue works once it is back', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const { app } = opened()
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() => expect(screen.getByText(/No connection/)).toBeDefined())
  serverAnswers(201, joined)
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await vi.waitFor(() => expect(app.enter).toHaveBeenCalledOnce())
})

test('[JP6] the code form says what is wrong and goes to the room', () => {
  served('')
  history.replaceState(null, '', '/join')
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  opened()
  const code = screen.getByLabelText(/Room code/)
  const join = (typed: string) => {
    fireEvent.change(code, { target: { value: typed } })
    fireEvent.click(screen.getByRole('button', { name: 'Join' }))
  }
  join('')
  expect(screen.getByText('Enter your room code')).toBeDefined()
  join('k7mb')
  expect(screen.getByText('A room code has 8 characters, like K7MX-4QTB')).toBeDefined()
  join('AEIOULOO')
  expect(screen.getByText(/^Room codes have no A, E/)).toBeDefined()
  expect(document.activeElement).toBe(code)
  join(' k7mb-4qtr ')
  expect(assign).toHaveBeenCalledExactlyOnceWith(`/join/${ROOM}`)
})

test('[JP6] a code that no room has says so and can be corrected', () => {
  served('')
  history.replaceState(null, '', '/join/BCDFGHJK')
  opened()
  expect(screen.getByText('We cannot find an open room with this code. Check the big screen.')).toBeDefined()
  expect(screen.getByLabelText<HTMLInputElement>(/Room code/).value).toBe('BCDFGHJK')
})

test('[JP6] an address with something else than a code leads nowhere', () => {
  expect(roomIn('k7mb 4qtr')).toBe(ROOM)
  expect(roomIn('../secret')).toBeUndefined()
})

test('[JP7] the page offers the same kinds of organisation as the room', () => {
  const options = [...document.querySelectorAll<HTMLOptionElement>('#kind option')]
  const listed = Object.fromEntries(options.slice(1).map(({ value, text }) => [value, text]))
  expect(listed).toEqual(ORGANISATION_WORDS)
})

test('[JP8] without script the page says so and offers paper', () => {
  expect(html).toMatch(/<noscript>[^]*needs JavaScript[^]*paper[^]*<\/noscript>/)
})
