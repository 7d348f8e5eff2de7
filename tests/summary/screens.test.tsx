import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Downloads } from '#client/summary/downloads.tsx'
import { SummaryContents } from '#client/summary/summary-contents.tsx'
import { SummaryScreen } from '#client/summary/summary-screen.tsx'
import { SummaryWall, WallContents } from '#client/summary/summary-wall.tsx'
import { ThreadView } from '#client/summary/thread-view.tsx'
import type { PersonId } from '#shared/core/actor.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import { aRoomClient, type FakeRoom, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { OWN } from '#tests/kit/a-room-view.ts'
import { aWorkshop, PEOPLE, recordOf } from './a-workshop.ts'

const workshop = aWorkshop()
const { heat, grants } = workshop.questions
const showing = { code: 'K7MB4QTR', present: new Set<never>(), turnout: new Map() }
const shared = sharedView(workshop.room, showing)
/** The shared documents of these rooms cannot be had, as when a room is closed. */
const aRoom = (more: FakeRoom = {}) =>
  aRoomClient({ shared, ticket: { ok: false, refusal: { code: 'roomClosed' } }, ...more })

afterEach(() => vi.unstubAllGlobals())

describe('the page', () => {
  test('[SU18] follows the room without asking for anything', async () => {
    const fetched = vi.fn<typeof fetch>()
    vi.stubGlobal('fetch', fetched)
    const room = aRoom()
    renderInRoom(<SummaryScreen />, room)
    expect(screen.getByRole('heading', { name: 'Which families miss out on grants they could have?' })).toBeTruthy()
    const [step] = Object.values(shared.commitments)
    const extra = { ...step!, id: 'more' as never, what: 'Ring the council', position: 9 }
    act(() => room.show({ shared: { commitments: { ...shared.commitments, [extra.id]: extra } } }))
    expect((await screen.findAllByText('Ring the council')).length).toBeGreaterThan(0)
    expect(fetched).not.toHaveBeenCalled()
  })

  test('[SU18] says where the board cannot be read, and nothing false about it', async () => {
    renderInRoom(<ThreadView questionId={heat} />, aRoom())
    expect(await screen.findByText(/The cards of the board cannot be read here any more/)).toBeTruthy()
    expect(screen.queryByText('No barriers named.')).toBeNull()
  })

  test('[SU2] shows people who only watch no names', () => {
    const olu = { ...OWN.person, id: 'olu' as PersonId, role: 'observer' as const }
    const { container } = renderInRoom(<SummaryScreen />, aRoom({ own: { person: olu } }))
    expect(container.textContent).toContain('somebody')
    expect(container.textContent).not.toContain('Lindqvist')
  })

  test('[SU1] shows a thread as an ordered list, cards under the barriers they answer', () => {
    const record = recordOf(workshop, { names: true })
    renderInRoom(<SummaryContents summary={record} board="there" downloads={null} />, aRoom())
    const thread = screen.getByRole('list', { name: 'Thread of: How many families in our area go without heating?' })
    expect(thread.tagName).toBe('OL')
    expect(within(thread).getByRole('list', { name: 'What could help' }).textContent).toContain('Share counts only')
  })

  test('[SU10] of a question without data says that this is worth knowing', () => {
    renderInRoom(<ThreadView questionId={grants} />, aRoom())
    expect(screen.getByText('No data named. That is worth knowing.')).toBeTruthy()
  })

  test('[SU10] of a question that is not there says so', () => {
    renderInRoom(<ThreadView questionId={'gone' as never} />, aRoom())
    expect(screen.getByText('This question is not in the record. It may have been put aside.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'See all questions' })).toBeTruthy()
  })
})

describe('the wall', () => {
  const names = PEOPLE.map(({ name }) => name!)

  test('[SU19] draws a thread and thanks, and names nobody', () => {
    const { container } = renderInRoom(<WallContents summary={recordOf(workshop)} />, aRoom())
    expect(screen.getByRole('heading', { name: 'Thank you' })).toBeTruthy()
    expect(screen.getByRole('region', { name: 'Thread 1 of 3' }).textContent).toContain('Nobody has time')
    expect(names.filter((name) => container.textContent!.includes(name))).toEqual([])
  })

  test('[SU19] names nobody where it makes the record itself', () => {
    const { container } = renderInRoom(<SummaryWall />, aRoom())
    expect(container.textContent).toContain('13')
    expect(names.filter((name) => container.textContent!.includes(name))).toEqual([])
  })
})

describe('a download', () => {
  const saved: string[] = []
  beforeEach(() => {
    saved.length = 0
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download)
    })
  })
  const answering = (answer: Response | Error) => {
    const fetched = vi.fn<typeof fetch>(async () => {
      if (answer instanceof Error) throw answer
      return answer.clone()
    })
    vi.stubGlobal('fetch', fetched)
    return fetched
  }
  const file = (name: string) =>
    new Response('words', { headers: { 'content-disposition': `attachment; filename="${name}"` } })
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

  test('[SU20] is saved under the name the server gave it, and says so', async () => {
    const fetched = answering(file('questions-first-K7MB-4QTR-2026-11-21.md'))
    renderInRoom(<Downloads />, aRoom())
    press('Text (Markdown)')
    expect(await screen.findByText('Saved as questions-first-K7MB-4QTR-2026-11-21.md.')).toBeTruthy()
    expect(saved).toEqual(['questions-first-K7MB-4QTR-2026-11-21.md'])
    const [address, init] = fetched.mock.calls[0]!
    expect(address).toBe('/api/rooms/K7MB4QTR/summary.md')
    expect(new Headers(init!.headers).get('authorization')).toBe('Bearer a-token')
  })

  test('[SU20] has names only where a facilitator asks for them', async () => {
    const fetched = answering(file('questions-first-K7MB-4QTR-2026-11-21.csv'))
    renderInRoom(<Downloads />, aRoom({ asFacilitator: true }))
    press('Table (CSV)')
    expect(await screen.findByText(/^Saved as/)).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: /Put names in/ }))
    press('Table (CSV)')
    expect(await screen.findByText(/^Saved as/)).toBeTruthy()
    expect(fetched.mock.calls.map(([address]) => address)).toEqual([
      '/api/rooms/K7MB4QTR/summary.csv?names=no',
      '/api/rooms/K7MB4QTR/summary.csv?names=yes',
    ])
  })

  const problem = (status: number, code: string) =>
    new Response(JSON.stringify({ status, code }), { status, headers: { 'content-type': 'application/problem+json' } })

  test.each([
    ['too early', problem(403, 'stageLocked'), /when we reach the last stage/],
    ['by somebody who watches', problem(403, 'notAllowed'), /You are watching/],
    ['without a line', new TypeError('no network'), /No connection/],
    ['answered by the Wi-Fi', new Response('<html>', { headers: { 'content-type': 'text/html' } }), /sign in first/],
    ['while the server is away', new Response('', { status: 502 }), /No connection/],
    ['that broke', problem(500, 'internal'), /Try again in a minute/],
  ])('[SU20] %s says what to do', async (_, answer, words) => {
    answering(answer)
    renderInRoom(<Downloads />, aRoom())
    press('Web page')
    expect(await screen.findByText(words)).toBeTruthy()
    expect(saved).toEqual([])
  })
})
