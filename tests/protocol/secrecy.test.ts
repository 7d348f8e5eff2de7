import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter } from './stock-client.ts'

let house: House
beforeAll(async () => void (house = await aHouse()))
afterAll(() => house.close())

/** Every object anywhere in a frame that has this key. */
function withKey(frame: unknown, key: string): unknown[] {
  if (typeof frame !== 'object' || frame === null) return []
  const here = Object.hasOwn(frame, key) ? [(frame as Record<string, unknown>)[key]] : []
  return [...here, ...Object.values(frame).flatMap((inner) => withKey(inner, key))]
}

test('[VO4] before the reveal no frame to anybody holds a tally, or a ballot that is not their own', async () => {
  const room = await aRoom(house.base, 5, {
    questions: [
      { text: 'How many families?', action: 'Target grants' },
      { text: 'Who misses out?', action: 'Call them' },
    ],
  })
  const { fay, people, join } = room
  const wall = await enter(house.base, room.room, (await join({ role: 'observer' })).token)
  const ids = Object.keys(fay.view().shared.questions)
  const { value } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: ids })
  const ballotOf = (n: number) => ({
    [ids[0]!]: { value: 1 + (n % 5), gap: 5 - (n % 5) },
    [ids[1]!]: { value: 5 - (n % 5) },
  })
  for (const [n, person] of people.entries())
    await person.ask({ type: 'castBallot', poll: value.poll, ballot: { ratings: ballotOf(n) } })
  await people[0]!.ask({ type: 'castBallot', poll: value.poll, ballot: { ratings: ballotOf(3) } })
  await fay.ask({ type: 'closePoll', poll: value.poll })
  await vi.waitFor(() => expect(wall.view().shared.polls[value.poll].status).toBe('closed'))

  for (const [n, viewer] of [fay, wall, ...people].entries()) {
    const frames = viewer.frames.map((frame) => JSON.parse(frame) as unknown)
    for (const secret of ['result', 'items', 'order', 'answers', 'counts', 'mean'])
      expect(withKey(frames, secret), secret).toEqual([])
    const own = n < 2 ? [] : n === 2 ? [ballotOf(0), ballotOf(3)] : [ballotOf(n - 2)]
    for (const seen of withKey(frames, 'ratings')) expect(own).toContainEqual(merged(own, seen))
  }
  await fay.ask({ type: 'revealResult', poll: value.poll })
  await vi.waitFor(() => expect(wall.view().shared.polls[value.poll].result).toMatchObject({ received: 5 }))
  ;[fay, wall, ...people].forEach((client) => client.close())

  /** A changed ballot travels as a patch: it must be a part of a ballot of one's own. */
  function merged(own: readonly object[], seen: unknown) {
    return own.find((ballot) => holds(ballot, seen)) ?? seen
  }
  function holds(whole: unknown, part: unknown): boolean {
    if (typeof part !== 'object' || part === null) return whole === part
    return (
      typeof whole === 'object' &&
      whole !== null &&
      Object.entries(part).every(([key, value]) => holds((whole as Record<string, unknown>)[key], value))
    )
  }
})

test('[RO2] what waits for a facilitator, who is who, and contacts given in confidence never reach an attendee', async () => {
  const { fay, people } = await aRoom(house.base, 2, {
    questions: [{ text: 'How many families?', action: 'Target grants' }],
  })
  const stages = Object.entries<{ kind: string }>(fay.view().shared.agenda.stages)
  const [question] = Object.keys(fay.view().shared.questions)
  await fay.ask({ type: 'moveToStage', stage: stages.find(([, { kind }]) => kind === 'questions')![0] })
  await people[0]!.ask({ type: 'proposeQuestion', text: 'A waiting question of mine?', action: 'Something waiting' })
  await fay.ask({ type: 'moveToStage', stage: stages.find(([, { kind }]) => kind === 'data')![0] })
  await people[0]!.ask({
    type: 'logHolding',
    questions: [question],
    title: 'Records',
    assetKind: 'dataset',
    shareStance: 'discuss',
    contact: 'secret-contact@example.org',
  })
  await people[0]!.ask({
    type: 'showInterest',
    question,
    interests: ['can_lead'],
    contact: 'only-for-fay',
    contactConsent: 'facilitator_only',
  })
  await vi.waitFor(() => expect(Object.keys(people[1]!.view().shared.holdings)).toHaveLength(1))
  await vi.waitFor(() => expect(people[1]!.view().shared.interests[question!]).toMatchObject({ people: 1 }))
  const seen = people[1]!.frames.join('\n')
  for (const secret of ['waiting', 'secret-contact', 'only-for-fay', 'Person 1', '"roster"', '"acts"'])
    expect(seen).not.toContain(secret)
  expect(fay.frames.join('\n')).toContain('secret-contact')
  expect(people[0]!.frames.join('\n')).toContain('secret-contact')
  ;[fay, ...people].forEach((client) => client.close())
})
