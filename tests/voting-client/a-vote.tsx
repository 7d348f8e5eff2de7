import { act, fireEvent, screen, within } from '@testing-library/react'
import { vi } from 'vitest'
import { VotingStage } from '#client/voting/voting-stage.tsx'
import type { PersonId } from '#shared/core/actor.ts'
import type { Answer } from '#shared/protocol/wire.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import type { PollId } from '#shared/voting/poll.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, QUESTIONS } from './a-poll.ts'

// Drafts and remembered answers belong to a poll; each test votes in a poll of its own.
let polls = 0
const nextPoll = () => `poll-${(polls += 1)}` as PollId

export const showPhone = () => vi.spyOn(window, 'matchMedia').mockImplementation((query) => mediaOf(query, false))
export const showLaptop = () => vi.spyOn(window, 'matchMedia').mockImplementation((query) => mediaOf(query, true))
const mediaOf = (media: string, matches: boolean) =>
  Object.assign(new EventTarget(), { media, matches }) as MediaQueryList

interface Fake {
  readonly poll?: Partial<PollView>
  readonly ballot?: Readonly<Record<string, unknown>>
  readonly answer?: () => Answer | Promise<Answer>
  readonly role?: 'observer'
  /** Other polls of the room, and this person's ballots in them. */
  readonly others?: SharedView['polls']
  readonly ballots?: Readonly<Record<PollId, Readonly<Record<string, unknown>>>>
}

/** Somebody at the voting stage of a room with one open poll. */
export function vote({ poll, ballot, answer, role, others, ballots }: Fake = {}) {
  const id = nextPoll()
  const room = aRoomClient({
    shared: { questions: QUESTIONS, polls: { ...others, [id]: aPoll(poll) } },
    own: {
      ...((ballot || ballots) && { ballots: { ...ballots, ...(ballot && { [id]: ballot }) } }),
      ...(role && { person: { id: 'olu' as PersonId, role, number: 9 } }),
    },
    answer,
  })
  return { id, room, ...renderInRoom(<VotingStage />, room) }
}

export const pause = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
/** Shows a screen whose paper comes by itself, and waits until it is there. */
export async function withItsPaper<Shown>(show: () => Shown): Promise<Shown> {
  const shown: Shown[] = []
  await act(async () => void shown.push(show()))
  await act(() => vi.dynamicImportSettled())
  return shown[0]!
}
export const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }))
export const group = (name: RegExp | string) => within(screen.getByRole('group', { name }))
export const choose = (set: RegExp | string, mark: RegExp | string) =>
  fireEvent.click(group(set).getByRole('radio', { name: mark }))
export const tick = (name: RegExp | string) => fireEvent.click(screen.getByRole('checkbox', { name }))
