import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { memoryStore } from '#server/store/memory-store.ts'
import type { Row } from '#server/store/store.ts'
import { ballotSeal, isSealedBallot } from '#server/voting/ballot-seal.ts'
import type { VoterId } from '#shared/core/actor.ts'
import { aHost, ann, bob, fay } from './a-host.ts'

describe('a sealed ballot', () => {
  const ballot = { dots: { q1: 2 } }

  test('[VO31] is opened with its key, for its voter, and with nothing else', () => {
    const [key, other] = [randomBytes(32), randomBytes(32)]
    const sealed = ballotSeal(key).seal('v1', ballot)
    expect(isSealedBallot(sealed) && !isSealedBallot(ballot)).toBe(true)
    expect(ballotSeal(key).open('v1', sealed)).toEqual(ballot)
    expect(ballotSeal(key).open('v2', sealed)).toBeUndefined()
    expect(ballotSeal(other).open('v1', sealed)).toBeUndefined()
    const [first] = sealed.sealed
    const touched = `${first === 'A' ? 'B' : 'A'}${sealed.sealed.slice(1)}`
    expect(ballotSeal(key).open('v1', { sealed: touched })).toBeUndefined()
    expect(ballotSeal(key).open('v1', { sealed: '' })).toBeUndefined()
  })

  test('[VO31] is never twice the same, and its length tells little', () => {
    const { seal } = ballotSeal(randomBytes(32))
    expect(seal('v1', ballot)).not.toEqual(seal('v1', ballot))
    const length = (letters: number) => seal('v1', { note: 'é'.repeat(letters) }).sealed.length
    expect(new Set([0, 1, 100, 200].map(length)).size).toBe(1)
    expect(length(300)).toBeGreaterThan(length(0))
  })
})

const ballotRows = (rows: readonly Row[]) => rows.filter(({ table }) => table === 'ballots')

test('[VO31] what is stored of an open anonymous poll cannot be read; once it is closed it can, under no voter', async () => {
  const room = await aHost()
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1)
  await room.ask(fay, {
    type: 'enterPaperBallots',
    poll,
    ballots: [{ number: 7, ballot: { dots: { [room.questions()[0]!]: 2 } } }],
  })
  const open = ballotRows((await room.store.load('room')).rows)
  expect(open.map(({ value }) => isSealedBallot(value))).toEqual([true, true])
  expect(JSON.stringify(open)).not.toContain('dots')
  await room.ask(fay, { type: 'closePoll', poll })
  const closed = ballotRows((await room.store.load('room')).rows)
  expect(closed.map(({ key, value }) => [key[1], value])).toEqual([
    ['ballot-000001', { dots: { [room.questions()[0]!]: 1 } }],
    ['ballot-000002', { dots: { [room.questions()[0]!]: 2 } }],
  ])
})

test('[VO31] where names may be known, ballots are stored by person', async () => {
  const room = await aHost()
  const poll = await room.openPoll({ mode: 'confidential' })
  await room.castBy(ann, poll, 1)
  const rows = ballotRows((await room.store.load('room')).rows)
  expect(rows).toEqual([{ table: 'ballots', key: [poll, 'ann'], value: { dots: expect.anything() } }])
})

test('[RH20] ballots whose key is not here are forgotten, and their voters vote again', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1)
  await room.castBy(bob, poll, 2)
  await store.shredPollKey('room', poll) // as when only the database was brought back
  await room.wakeAgain()
  const { ballots, voted } = room
    .host()
    .state()
    .polls.get(poll as never)!
  expect([ballots.size, voted.size]).toEqual([0, 0])
  expect(room.log.join()).toContain('cannot be read')
  await room.castBy(ann, poll, 2)
  await room.wakeAgain()
  expect([
    ...room
      .host()
      .state()
      .polls.get(poll as never)!
      .ballots.values(),
  ]).toEqual([{ dots: { [room.questions()[0]!]: 2 } }])
  const { value } = (await room.ask(fay, { type: 'closePoll', poll })) as { value?: object }
  expect(value).toBeUndefined()
  expect(
    room
      .host()
      .state()
      .polls.get(poll as never)!.result!.received,
  ).toBe(1)
})

test('[RH20] one damaged ballot costs no other, nor the mark of who had voted', async () => {
  const store = memoryStore()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1)
  await room.castBy(bob, poll, 2)
  const [row] = ballotRows((await store.load('room')).rows)
  const epoch = await store.wake('room')
  await store.append('room', epoch, { events: [], rows: [{ ...row!, value: { sealed: 'AAAA' } }] })
  await room.wakeAgain()
  const { ballots, voted } = room
    .host()
    .state()
    .polls.get(poll as never)!
  expect([ballots.size, voted.size]).toEqual([1, 2])
  expect([...ballots.keys()]).not.toContain(row!.key[1] as VoterId)
})
