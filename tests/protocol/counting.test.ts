import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoomFor, ask, codeOf, K, namesIn, onPaper, open, reveal, type VotingRoom } from './a-voting-room.ts'
import {
  cast,
  differences,
  type Example,
  EXAMPLES,
  inTheWordsOfExamples,
  type Json,
  METHODS,
  multiplied,
  renamed,
  wanted,
  whyNot,
} from './vectors-on-the-wire.ts'

/** Every worked example of VOTING.md that can be a poll is one here: opened, voted on paper, closed, revealed and read. */

let house: House
beforeAll(async () => void (house = await aHouse()))
afterAll(() => house.close())

const POLLS_IN_A_ROOM = 8

async function vote(room: VotingRoom, example: Example, times = 1): Promise<Json> {
  const names = namesIn(room, example)
  const { ok, value, refusal } = await open(room, example)
  expect([ok, refusal]).toEqual([true, undefined])
  const ballots = Array.from({ length: times }, () => cast(example)).flat()
  await onPaper(room, value.poll, renamed(ballots, names))
  return renamed(await reveal(room, value.poll), new Map([...names].map(([item, id]) => [id, item])))
}

const playable = EXAMPLES.filter((example) => whyNot(example) === undefined)
const refused = playable.filter(({ expected }) => expected.refusal !== undefined)
const counted = playable.filter(({ expected }) => expected.refusal === undefined)

test('every example is a poll here, or is none for a reason that is counted', () => {
  const why = EXAMPLES.flatMap((example) => whyNot(example) ?? [])
  const times = Object.fromEntries([...new Set(why)].map((one) => [one, why.filter((other) => other === one).length]))
  expect(times).toEqual({
    'not one poll of one method': 56,
    'money in fractions, for tests alone': 11,
    'more papers than there are numbers': 1,
  })
  expect([counted.length, refused.length]).toEqual([102, 27])
  expect(new Set(counted.map(({ method }) => method))).toEqual(new Set(METHODS))
})

/** What is told all the same where of some questions only the place may be. */
const PLACES = ['received', 'order', 'unranked', 'ranks', 'smith', 'condorcetWinner', 'quota']
const CHOSEN = ['elected', 'contested', 'funded', 'spent', 'orders', 'locked']
const withoutNumbers = (expected: Json) =>
  Object.fromEntries(Object.entries(expected).filter(([key]) => [...PLACES, ...CHOSEN].includes(key)))
const hiddenIn = ({ items }: Json) => Object.keys(items).filter((item) => items[item].suppressed === true)

/** Quotas are rounded, so a count of seats is not the same with every ballot given several times. */
const isRounded = ({ config }: Example) => config.rule === 'stv'

/** Of these only the order is compared: some questions have fewer answers than may be told, and more would be others. */
const ONLY_PLACES = ['STV, food for a party', 'STV, last seat contested']

async function plays(room: VotingRoom, example: Example): Promise<void> {
  const { config, expected, tol, method } = example
  const [ballots, names] = [cast(example).length, config.items]
  const times = ballots < K ? K : 1
  const result = await vote(room, example, times)
  expect(result).toMatchObject({
    method: expect.stringMatching(new RegExp(`^${method}@\\d+$`)),
    rule: expect.stringMatching(/^[A-Z0-9].*\.$/),
    eligible: times * ballots + 1,
    received: times * ballots,
    silent: 1,
    status: 'counted',
    tieBreak: { policy: config.tiePolicy ?? 'none' },
  })
  expect([...result.order.flat(), ...result.unranked].toSorted()).toEqual(names.toSorted())
  for (const tied of result.order) expect(tied).toEqual(names.filter((item: string) => tied.includes(item)))

  const hidden = hiddenIn(result)
  const all = times === 1 ? wanted(example) : multiplied(example, wanted(example), times)
  expect(result.warnings.includes('suppressed')).toBe(hidden.length > 0)
  expect(differences(inTheWordsOfExamples(result), hidden.length > 0 ? withoutNumbers(all) : all, tol)).toEqual([])
  for (const item of hidden)
    expect(result.flags[item]).toEqual(['suppressed', ...keptBy(expected.flags?.[item] ?? result.flags[item])])
  if (hidden.length === 0 || ONLY_PLACES.includes(example.name)) return
  expect(isRounded(example)).toBe(false)
  const more = await vote(room, example, K * K)
  expect(hiddenIn(more)).toEqual(expected.unranked ?? [])
  expect(differences(inTheWordsOfExamples(more), multiplied(example, wanted(example), K * K), tol)).toEqual([])
}

/** That one person carried it is why it is hidden; any other flag would speak of its numbers. */
const keptBy = (flags: readonly string[]) => flags.filter((flag) => flag === 'carried_by_one')

const rooms = Array.from({ length: Math.ceil(counted.length / POLLS_IN_A_ROOM) }, (_, at) =>
  counted.slice(at * POLLS_IN_A_ROOM, (at + 1) * POLLS_IN_A_ROOM),
)

describe.concurrent('on paper, as the example says', () => {
  test.each(rooms.map((examples, at) => ({ at, from: examples[0]!.name, examples })))(
    'room $at, from $from on',
    async ({ examples }) => {
      const room = await aRoomFor(house.base, Math.max(...examples.map(({ config }) => config.items.length)))
      const played: string[] = []
      for (const example of examples) {
        await plays(room, example).catch((reason: unknown) => {
          throw new Error(`${example.method}: ${example.name}`, { cause: reason })
        })
        played.push(example.name)
      }
      expect(played).toEqual(examples.map(({ name }) => name))
      room.close()
    },
    60_000,
  )
})

test('a fault has its code, from a person and on paper, and changes nothing', async () => {
  const room = await aRoomFor(house.base, 9)
  for (const example of refused) {
    const opened = await open(room, example)
    const [ballot] = renamed(cast(example), namesIn(room, example))
    const { refusal } = example.expected
    if (ballot === undefined) {
      expect([example.name, codeOf(opened)]).toEqual([example.name, refusal])
      continue
    }
    const { poll } = opened.value
    const byHand = await ask(room.ann, { type: 'castBallot', poll, ballot })
    const byPaper = await ask(room.fay, { type: 'enterPaperBallots', poll, ballots: [{ number: 1, ballot }] })
    expect([example.name, codeOf(byHand), codeOf(byPaper)]).toEqual([example.name, refusal, refusal])
    expect(await reveal(room, poll)).toMatchObject({ received: 0, status: 'below_k' })
  }
  room.close()
}, 30_000)

test('nothing went wrong inside', () => expect(house.errors).toEqual([]))
