import { describe, expect, test } from 'vitest'
import { commandWords } from '#client/room/command-words.ts'
import { documentTitle } from '#client/room/document-title.ts'
import { placeIn } from '#client/room/places.ts'
import { newsBetween } from '#client/room/room-news.ts'
import { timerNews } from '#client/room/timer-news.ts'
import { roomWords } from '#client/room/where-are-we.tsx'
import type { StageId } from '#shared/agenda/stages.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { SHARED } from '#tests/kit/a-room-view.ts'

const MINUTE = 60_000
const poll = { status: 'open', round: 2, ballotsIn: 18, eligible: 24 } as PollView // the parts that are read

describe('timer', () => {
  const timer = { endsAt: 10 * MINUTE, length: 600 }
  const between = (before: number, now: number) => timerNews(timer, before * MINUTE, now * MINUTE)

  test.each([
    [4.99, 5.01, '5 minutes left.'],
    [8.99, 9.01, '1 minute left.'],
    [9.49, 9.51, '30 seconds left.'],
    [9.99, 10.01, 'Time is up. Nothing is lost.'],
    [1, 1.02, undefined],
    [10.5, 10.6, undefined],
  ])('[AF7] from minute %d to %d says %s', (before, now, words) => {
    expect(between(before, now)).toBe(words)
  })

  test('[AF7] after a long sleep only the last moment is read out', () => {
    expect(between(1, 9.6)).toBe('30 seconds left.')
  })

  test('[AF7] half of an odd length is a moment of its own', () => {
    expect(timerNews({ endsAt: 14 * MINUTE, length: 14 * 60 }, 6.9 * MINUTE, 7.01 * MINUTE)).toBe('7 minutes left.')
  })
})

test('[AF7] a title names screen and room, and the time only when short', () => {
  expect(documentTitle({ heading: 'Board', room: 'Heat', left: undefined })).toBe('Board · Heat')
  expect(documentTitle({ heading: 'Board', room: 'Heat', left: 9 * MINUTE })).toBe('Board · Heat')
  expect(documentTitle({ heading: 'Board', room: 'Heat', left: MINUTE - 1 })).toBe('(1 min) Board · Heat')
  expect(documentTitle({ heading: 'Board', room: 'Heat', left: 0 })).toBe('(time is up) Board · Heat')
})

test('[AF3] a thread without a question leads to the questions', () => {
  expect(placeIn('#thread/q1')).toEqual({ name: 'thread', about: 'q1' })
  expect(placeIn('#thread')).toMatchObject({ name: 'questions' })
  expect(placeIn('')).toMatchObject({ name: 'now' })
})

const withLock = (locked: boolean): typeof SHARED.agenda => {
  const { stages, current } = SHARED.agenda
  return { ...SHARED.agenda, stages: { ...stages, [current]: { ...stages[current]!, locked } } }
}

test('[AF12] news names stages, votes, things added and the end', () => {
  const texts = (after: Partial<typeof SHARED>) => newsBetween(SHARED, { ...SHARED, ...after }).map(({ text }) => text)
  expect(newsBetween(SHARED, SHARED)).toEqual([])
  expect(texts({ agenda: { ...SHARED.agenda, current: 'data' as StageId } })).toEqual([
    'Who holds what? has started. You have 25 minutes.',
  ])
  expect(texts({ agenda: withLock(true) })).toEqual(['Welcome is locked. You can still read it.'])
  expect(newsBetween({ ...SHARED, agenda: withLock(true) }, SHARED)).toEqual([
    { kind: 'stage', text: 'Welcome is open again.' },
  ])
  expect(texts({ polls: { p1: poll } as typeof SHARED.polls })).toEqual(['Voting is open. Round 2.'])
  expect(texts({ questions: { q1: {}, q2: {} } as unknown as typeof SHARED.questions })).toEqual(['2 new questions.'])
  expect(texts({ room: { ...SHARED.room, status: 'closed' } })).toEqual(['This room is closed.'])
  expect(texts({ people: { ...SHARED.people, present: 9 } })).toEqual([])
})

test('[AF12] the paragraph has stage, time, people and the open vote', () => {
  const agenda = { ...SHARED.agenda, current: 'voting' as StageId, timer: { endsAt: 5 * MINUTE, length: 600 } }
  expect(roomWords({ ...SHARED, agenda, polls: { p1: poll } as typeof SHARED.polls }, 0)).toBe(
    'We are at stage 3 of 7: What matters most? 5 minutes left. 3 people are here. ' +
      'Voting is open: 18 of 24 have voted. So far there are 0 questions, 0 lines of data, 0 next steps.',
  )
})

test('[AF9] a command has a name and the words in it', () => {
  expect(commandWords({ type: 'proposeQuestion', text: 'Why?', action: 'Act' })).toEqual({
    what: 'Your question',
    words: 'Why?\nAct',
  })
  expect(commandWords({ type: 'stopTimer' })).toEqual({ what: 'A change', words: '' })
})
