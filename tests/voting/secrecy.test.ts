import { describe, expect, test } from 'vitest'
import { entryOf } from '#server/room/sealed-rows.ts'
import { turnoutOf } from '#server/room/turnout.ts'
import { memoryStore } from '#server/store/memory-store.ts'
import { votersOf } from '#server/voting/voters.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { newRoom } from '#shared/room/room.ts'
import { ann, bob, fay, p, person, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

/** As the room does once what has happened is durable. */
async function follow(voters: Awaited<ReturnType<typeof votersOf>>, events: readonly RoomEvent[]) {
  await voters.prepare(events)
  await voters.forgetClosed(events)
}

const accepted = ['rent', 'heat'].flatMap((id): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
])
const poll = p('new-1')
const opened = (mode: 'anonymous' | 'confidential' | 'attributed' = 'anonymous') =>
  given(...aRoomAt('voting'), ...accepted).after(fay, {
    type: 'openPoll',
    method: 'dots',
    config: { budget: 5 },
    questions: [q('rent'), q('heat')],
    mode,
    k: 3,
  })
const cast = { type: 'castBallot', poll, ballot: { dots: { rent: 2 } } } as const

async function aStore() {
  const store = memoryStore()
  const record = { id: 'room', code: 'K7MB4QTR', createdAt: 0, retainUntil: 1, status: 'open' } as const
  await store.createRoom(record, { events: [], rows: [] }, [])
  return store
}

describe('[VO8] an anonymous ballot', () => {
  test('is kept without a person, a time or a place in a queue', () => {
    const story = opened().after(ann, cast)
    const { events, rows } = entryOf(story.events, 1_750_000_000_000)
    expect(events).toEqual([])
    const ballots = rows.filter(({ table }) => table === 'ballots')
    const voted = rows.filter(({ table }) => table === 'voted')
    expect([ballots.length, voted.length]).toEqual([1, 1])
    expect(Object.keys(ballots[0]!).toSorted()).toEqual(['key', 'table', 'value'])
    expect(JSON.stringify(ballots[0]!.value)).not.toContain('ann')
    expect(JSON.stringify(voted)).not.toContain('dots')
    expect(JSON.stringify(rows)).not.toMatch(/17500|"at"|revision/)
  })

  test('stands under a name that says nothing without the key of its poll', async () => {
    const store = await aStore()
    const voters = await votersOf('room', newRoom, store)
    await follow(voters, opened().events)
    const [mine, yours] = [voters.voterIn(poll, ann.id), voters.voterIn(poll, bob.id)]
    expect(mine).toMatch(/^[\w-]{43}$/)
    expect(mine).not.toBe(yours)
    expect(voters.voterIn(poll, ann.id)).toBe(mine)
    const elsewhere = await votersOf('room', newRoom, await aStore())
    await follow(elsewhere, opened().events)
    expect(elsewhere.voterIn(poll, ann.id)).not.toBe(mine)
  })

  test('is nobody’s once its poll is closed, also for a process that wakes later', async () => {
    const store = await aStore()
    const story = opened().after(ann, cast)
    const voters = await votersOf('room', story.room, store)
    const key = Buffer.from(await store.pollKey('room', poll))
    story.after(fay, { type: 'closePoll', poll })
    await follow(voters, story.events)
    expect(voters.voterIn(poll, ann.id)).toBeUndefined()
    expect(await store.pollKey('room', poll)).not.toEqual(key)
    const later = await votersOf('room', story.room, store)
    expect(later.voterIn(poll, ann.id)).toBeUndefined()
  })

  test('of a poll that a crash left half closed loses its key when the room wakes', async () => {
    const store = await aStore()
    const story = opened()
    const key = Buffer.from(await store.pollKey('room', poll))
    story.after(fay, { type: 'closePoll', poll })
    await votersOf('room', story.room, store)
    expect(await store.pollKey('room', poll)).not.toEqual(key)
  })

  test('is closed with a result that names nobody', () => {
    const story = opened()
    for (const one of [ann, bob, { id: person('cy'), role: 'attendee' } as const]) story.after(one, cast)
    story.after(fay, { type: 'closePoll', poll })
    const closing = story.events.find(({ type }) => type === 'pollClosed')!
    const { electorate: _, ...told } = closing as Extract<RoomEvent, { type: 'pollClosed' }>
    expect(JSON.stringify(told.result)).not.toMatch(/ann|bob/)
    expect(told.seal).toBe(`digest(${Array(3).fill('{"dots":{"rent":2}}').join('\n')})`)
  })
})

test.each(['confidential', 'attributed'] as const)(
  '[VO14] where the poll is %s, a voter goes by the name of the person',
  async (mode) => {
    const story = opened(mode)
    const voters = await votersOf('room', newRoom, await aStore())
    await follow(voters, story.events)
    expect(voters.voterIn(poll, ann.id)).toBe('ann')
    await follow(voters, story.after(fay, { type: 'closePoll', poll }).events)
    expect(voters.voterIn(poll, ann.id)).toBe('ann')
  },
)

describe('[VO15] turnout', () => {
  function aCount() {
    let now = 0
    const story = opened()
    const turnout = turnoutOf(() => now)
    const vote = (...ids: string[]) => {
      for (const id of ids) story.after({ id: person(id), role: 'attendee' }, cast)
    }
    return {
      vote,
      story,
      pass: (ms: number) => void (now += ms),
      move: () => turnout.move(story.room),
      shown: () => turnout.shown().get(poll)?.size ?? 0,
    }
  }

  test('moves when three more have voted', () => {
    const count = aCount()
    count.vote('a', 'b', 'c')
    count.move()
    expect(count.shown()).toBe(3)
    count.vote('d', 'e')
    expect(count.move()).toBe(5_000)
    expect(count.shown()).toBe(3)
    count.vote('f')
    expect(count.move()).toBeUndefined()
    expect(count.shown()).toBe(6)
  })

  test('moves for fewer once five seconds have passed', () => {
    const count = aCount()
    count.vote('a', 'b', 'c')
    count.move()
    count.pass(1_000)
    count.vote('d')
    expect(count.move()).toBe(4_000)
    count.pass(3_999)
    expect(count.move()).toBe(1)
    expect(count.shown()).toBe(3)
    count.pass(1)
    count.move()
    expect(count.shown()).toBe(4)
  })

  test('is not asked for again while nobody waits to be shown', () => {
    const count = aCount()
    expect(count.move()).toBeUndefined()
    count.vote('a', 'b', 'c')
    count.move()
    expect(count.move()).toBeUndefined()
  })

  test('of a closed poll is all that were counted', () => {
    const count = aCount()
    count.vote('a', 'b', 'c')
    count.move()
    count.vote('d')
    count.story.after(fay, { type: 'closePoll', poll })
    count.move()
    expect(count.shown()).toBe(0)
    expect(count.story.shared().polls[poll]?.ballotsIn).toBe(4)
  })
})
