import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rememberFacilitatedRoom } from '#client/realtime/device.ts'
import { Start } from '#client/start/start.tsx'

const begun = {
  room: 'K7MB4QTR',
  facilitatorKey: 'key',
  links: {
    facilitator: 'https://x.example/f/K7MB4QTR#key',
    join: 'https://x.example/join/K7MB4QTR',
    wall: 'https://x.example/wall/K7MB4QTR',
  },
}

function serverAnswers(status: number, body: unknown) {
  const asked: { readonly path: string; readonly body: unknown }[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(String(init.body)) })
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  })
  return asked
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('[SP1] without a title nothing is sent, and the page says what is missing', () => {
  const asked = serverAnswers(201, begun)
  render(<Start />)
  fireEvent.click(screen.getByRole('button', { name: 'Start a workshop' }))
  expect(screen.getByRole('link', { name: 'Give the workshop a title' })).toBeDefined()
  expect(document.title).toMatch(/^Error: /)
  expect(asked).toEqual([])
})

test('[SP2] a new room shows its three links, each with a way to copy it', async () => {
  const asked = serverAnswers(201, begun)
  const copied: string[] = []
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async (text: string) => void copied.push(text) } })
  render(<Start />)
  fireEvent.change(screen.getByLabelText('Title'), { target: { value: 'Heat and homes' } })
  fireEvent.click(screen.getByRole('radio', { name: /Quick vote/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Start a workshop' }))
  expect(await screen.findByRole('heading', { name: 'Your room is ready' })).toBeDefined()
  expect(asked).toEqual([{ path: '/api/rooms', body: { title: 'Heat and homes', purpose: '', template: 'quickVote' } }])
  expect(screen.getByRole('link', { name: 'Go to your workshop' }).getAttribute('href')).toBe(begun.links.facilitator)
  for (const link of Object.values(begun.links)) expect(screen.getByText(link)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Copy: For the people' }))
  await vi.waitFor(() => expect(copied).toEqual([begun.links.join]))
  expect(await screen.findByText('Copied.')).toBeDefined()
})

test('[SP1] what the server refuses is said in words', async () => {
  serverAnswers(429, { code: 'tooMany' })
  render(<Start />)
  fireEvent.change(screen.getByLabelText('Title'), { target: { value: 'Heat' } })
  fireEvent.click(screen.getByRole('button', { name: 'Start a workshop' }))
  expect(await screen.findByText('Too many tries. Wait 1 minute.')).toBeDefined()
})

test('[SP3] rooms facilitated here can be opened again and taken off the list', () => {
  rememberFacilitatedRoom({ room: 'K7MB4QTR', title: 'Heat and homes', at: 0 })
  render(<Start />)
  expect(screen.getByRole('link', { name: 'Heat and homes' }).getAttribute('href')).toBe('/f/K7MB4QTR')
  fireEvent.click(screen.getByRole('button', { name: 'Take "Heat and homes" off this list' }))
  expect(screen.queryByRole('link', { name: 'Heat and homes' })).toBeNull()
})

test('[SP4] a rehearsal begins with one press', async () => {
  const asked = serverAnswers(201, begun)
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  render(<Start />)
  fireEvent.click(screen.getByRole('button', { name: 'Try with pretend people' }))
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith(begun.links.facilitator))
  expect(asked[0]?.path).toBe('/api/rehearsals')
})
