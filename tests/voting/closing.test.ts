import { describe, expect, test } from 'vitest'
import { decide, evolve, newRoom, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import { counted, countAtClose } from '#shared/voting/closing.ts'
import { COUNT_STEPS, type CountStep } from '#shared/voting/count-steps.ts'
import { countPoll } from '#shared/voting/count.ts'
import { effortOf } from '#shared/voting/effort.ts'
import { METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import { fc } from '#tests/kit/chance.ts'
import { ann, bob, fay, p, q, voter } from '#tests/kit/people.ts'
import { aRoomAt, occasions } from '#tests/kit/scenario.ts'
import { ITEMS, someBallots } from './ballots.ts'

const [poll, question] = [p('poll'), q('q1')]
const close = { type: 'closePoll', poll } as const
const cast = (who: typeof ann, dots: number): RoomEvent[] => [
  { type: 'ballotCast', poll, voter: voter(poll, who), ballot: { dots: { [question]: dots } } },
  { type: 'voted', poll, by: who.id },
]
const VOTED: readonly RoomEvent[] = [
  ...aRoomAt('voting'),
  {
    type: 'pollOpened',
    poll,
    method: 'dots',
    config: { budget: 3, perItem: 3, spendAll: false },
    questions: [question],
    mode: 'anonymous',
    k: 3,
    round: 1,
    electorate: [ann.id, bob.id],
  },
  ...cast(ann, 2),
  ...cast(bob, 3),
]
const roomAfter = (...events: readonly RoomEvent[]): RoomState => [...VOTED, ...events].reduce(evolve, newRoom)

/** Closes it with a count handed in, made when the room was as it was `before`. */
function closedWith(before: RoomState, now: RoomState) {
  const occasion = occasions(() => now)(fay)
  const { count } = countAtClose(before, before.polls.get(poll)!, occasion)
  const made = counted(count, occasion.digest)
  const marked = { ...made, seal: `beforehand ${made.seal}` }
  let asked = 0
  const decision = decide(now, close, {
    ...occasion,
    counted: (what) => ((asked += 1), what === count || isSame(what, count) ? marked : undefined),
  })
  return { decision, marked, made, asked, alone: decide(now, close, occasion) }
}
const isSame = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)

describe('a count made beforehand', () => {
  test('[VO60] is what closing comes to, and nothing else of it is different', () => {
    const room = roomAfter({ type: 'personRemoved', person: bob.id, by: fay.id })
    const { decision, made, marked, asked, alone } = closedWith(room, room)
    expect(asked).toBe(1)
    if (!decision.ok || !alone.ok) throw new Error('refused')
    const closing = (events: readonly RoomEvent[]) => events.find(({ type }) => type === 'pollClosed')
    expect(closing(decision.value.events)).toMatchObject({ result: made.result, seal: marked.seal })
    expect(closing(alone.value.events)).toMatchObject({ result: made.result, seal: made.seal })
    expect(decision.value.events.filter(({ type }) => type !== 'pollClosed')).toEqual(
      alone.value.events.filter(({ type }) => type !== 'pollClosed'),
    )
  })

  test.each<readonly [string, readonly RoomEvent[]]>([
    ['another ballot', cast(bob, 1)],
    ['somebody taken out', [{ type: 'personRemoved', person: bob.id, by: fay.id }]],
    ['an organisation', [{ type: 'personDescribed', person: ann.id, details: { organisation: 'Shelter' } }]],
  ])('[VO61] is not used after %s', (_, events) => {
    const { decision, alone, asked } = closedWith(roomAfter(), roomAfter(...events))
    expect(asked).toBe(1)
    expect(decision).toEqual(alone)
  })
})

test.each(METHOD_NAMES)('[VO62] the steps of %s are told in their order, from however few ballots', (method) => {
  const { config, ballots } = someBallots(method)
  fc.assert(
    fc.property(ballots, (given) => {
      const steps: CountStep[] = []
      const all = given.map((ballot) => ({ ballot }))
      countPoll({ method, config, items: ITEMS, ballots: all, eligible: 20, k: 3 }, (step) => steps.push(step))
      expect([COUNT_STEPS.slice(1, 2), COUNT_STEPS.slice(1)]).toContainEqual(steps)
    }),
  )
})

describe('how long it takes', () => {
  const load = (method: (typeof METHOD_NAMES)[number], ballots: number, questions: number) => {
    const items = Array.from({ length: questions }, (_, at) => `q${at}`)
    const costs = Object.fromEntries(items.map((item) => [item, 1]))
    const config = METHODS[method].configure(method === 'equal_shares' ? { costs, budget: 9 } : {}, items)
    if (!config.ok) throw new Error(config.error.code)
    return effortOf({ method, config: config.value, items, ballots })
  }

  test.each(METHOD_NAMES)(
    '[VO63] %s: more ballots take longer, and a workshop of 24 with ten questions is counted at once',
    (method) => {
      expect(load(method, 2_000, 30)).toBeGreaterThan(load(method, 1_000, 30))
      expect(load(method, 1_000, 30)).toBeGreaterThan(load(method, 24, 10))
      expect(load(method, 24, 10)).toBeLessThan(15)
    },
  )

  test('[VO63] what is hard is known to be', () => {
    for (const method of ['opinion', 'equal_shares', 'ranked', 'pairwise', 'criteria', 'value_gap'] as const)
      expect(load(method, 2_000, 30)).toBeGreaterThan(50)
  })
})
