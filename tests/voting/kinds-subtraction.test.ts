import { expect, test } from 'vitest'
import { countPoll } from '#shared/voting/count.ts'
import { type MethodBallot, type MethodConfig, type MethodName, METHODS } from '#shared/voting/methods.ts'
import { boxesOf } from './small-tables.ts'

const K = 3
/** How many of each kind of organisation have voted, which anybody in the room can see; '' is of no kind. */
const ROOMS: readonly Readonly<Record<string, number>>[] = [
  { x: 3, y: 2 },
  { x: 3, y: 3, z: 1 },
  { x: 3, y: 3, '': 1 },
  { x: 4, y: 1, z: 1 },
  { x: 3, y: 2, '': 1 },
]
const POLLS = [
  ['score', { scale: 3, missing: 'skip' }, ['a'], [1, 2, 3].map((a) => ({ scores: { a } }))],
  ['approval', { min: 0 }, ['a', 'b'], [[], ['a'], ['b'], ['a', 'b']].map((approved) => ({ approved }))],
  [
    'dots',
    { budget: 2, perItem: 2, spendAll: true },
    ['a', 'b'],
    [{ a: 2 }, { b: 2 }, { a: 1, b: 1 }].map((dots) => ({ dots })),
  ],
] as unknown as readonly (readonly [MethodName, MethodConfig, readonly string[], readonly MethodBallot[]])[] // each of its method

type Room = ReadonlyMap<string, readonly MethodBallot[]>

/** Every way the ballots of a room could have fallen, kind by kind. */
function* roomsOf(ballots: readonly MethodBallot[], kinds: readonly (readonly [string, number])[]): Generator<Room> {
  const [first, ...rest] = kinds
  if (!first) {
    yield new Map()
    return
  }
  for (const own of boxesOf(ballots, first[1]))
    for (const others of roomsOf(ballots, rest)) yield new Map([[first[0], own], ...others])
}

const CASES = POLLS.flatMap(([method, config, items, ballots]) =>
  ROOMS.map((sizes) => ({ method, config, items, ballots, sizes, room: JSON.stringify(sizes) })),
)

test.each(CASES)(
  '[CO42] beside the count of all, the kinds fix nothing of a kind under three: $method in a room of $room',
  ({ method: name, config, items, ballots, sizes }) => {
    const method = METHODS[name]
    const small = Object.keys(sizes).filter((kind) => sizes[kind]! < K)
    const [byAll, withKinds] = [new Map<string, Room[]>(), new Map<string, Room[]>()]
    for (const room of roomsOf(ballots, Object.entries(sizes))) {
      const cast = [...room].flatMap(([kind, own]) => own.map((ballot) => ({ ballot, ...(kind && { group: kind }) })))
      const { byConstituency, ...told } = countPoll({ method: name, config, items, ballots: cast, eligible: 9, k: K })
      const { flags: _, warnings: __, stability: ___, ...numbers } = told
      add(byAll, JSON.stringify(numbers, besidesOrder), room)
      add(withKinds, JSON.stringify([numbers, byConstituency], besidesOrder), room)
    }
    const numbersIn = (room: Room, kind: string) => JSON.stringify(method.count(room.get(kind)!, config, items).items)
    const isFixed = (rooms: readonly Room[], kind: string) =>
      new Set(rooms.map((room) => numbersIn(room, kind))).size === 1
    let fixedByAll = 0
    for (const rooms of byAll.values()) fixedByAll += small.filter((kind) => isFixed(rooms, kind)).length
    for (const [told, rooms] of withKinds) {
      // Where all people of the room said the same, everybody knows what each of them said.
      const alike = [...byAll.values()].find((others) => others.includes(rooms[0]!))!
      const newly = small.filter((kind) => isFixed(rooms, kind) && !isFixed(alike, kind))
      expect([told, newly]).toEqual([told, []])
    }
    expect([withKinds.size > byAll.size / 2, fixedByAll > 0]).toEqual([true, true])
  },
)

/** The order of a kind is told, and may be run backwards (VOTING.md §5.2); its numbers are what is added and subtracted. */
const besidesOrder = (key: string, value: unknown) => (['order', 'same', 'agreement'].includes(key) ? undefined : value)

function add<T>(to: Map<string, T[]>, key: string, one: T) {
  const some = to.get(key)
  if (some) some.push(one)
  else to.set(key, [one])
}
