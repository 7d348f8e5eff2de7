import { describe, expect, test } from 'vitest'
import { entryOf, rowEvents } from '#server/room/sealed-rows.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { findings } from '#shared/voting/findings.ts'
import { tablesIn } from '#shared/voting/tables.ts'
import { ann, bob, fay, p, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const ASKED = ['rent', 'heat', 'food'].map(q)
const room: readonly RoomEvent[] = [
  ...aRoomAt('voting'),
  ...ASKED.flatMap((question): RoomEvent[] => [
    { type: 'questionProposed', question, by: fay.id, text: `What of ${question}?`, action: 'act' },
    { type: 'questionAccepted', question, by: fay.id },
  ]),
]
const poll = p('new-1')
const opened = (k: number) =>
  given(...room).after(fay, { type: 'openPoll', method: 'ranked', config: { rule: 'borda' }, questions: ASKED, k })
const table = (number: number, order: readonly string[], people?: number) => ({
  number,
  ballot: { ranking: order.map((one) => [one]) },
  ...(people !== undefined && { people }),
})
const enter = (...ballots: readonly ReturnType<typeof table>[]) =>
  ({ type: 'enterPaperBallots', poll, ballots: [...ballots] }) as const
const told = (story: ReturnType<typeof given>) =>
  story.after(fay, { type: 'closePoll', poll }).after(fay, { type: 'revealResult', poll }).shared().polls[poll]!.result!

describe('[VO73] tables that answered together', () => {
  const three = [
    table(1, ['rent', 'heat', 'food'], 8),
    table(2, ['heat', 'rent', 'food'], 7),
    table(3, ['heat', 'food', 'rent'], 6),
  ]

  test('are each one ballot, and the result says how many tables and people there were', () => {
    const result = told(opened(3).after(fay, enter(...three)))
    expect(result).toMatchObject({
      received: 3,
      tables: { count: 3, people: 21 },
      order: [['heat'], ['rent'], ['food']],
    })
    expect(result.items!.heat).toMatchObject({ n: 3, firsts: 2, score: 5 })
    expect(findings(result, String)).toContain('Each table counts as one ballot, however many people sit at it.')
  })

  test('are replaced by number, with the people at them, and count beside people who vote alone', () => {
    const story = opened(3)
      .after(fay, enter(...three))
      .after(fay, enter(table(3, ['food', 'heat', 'rent'], 9), table(4, ['rent'])))
      .after(ann, { type: 'castBallot', poll, ballot: { ranking: [['food']] } })
    expect(told(story)).toMatchObject({ received: 5, tables: { count: 3, people: 24 } })
  })

  test('are not told where only the number received is, nor where there are none', () => {
    expect(told(opened(5).after(fay, enter(...three)))).not.toHaveProperty('tables')
    const alone = opened(3)
    for (const who of [ann, bob]) alone.after(who, { type: 'castBallot', poll, ballot: { ranking: [['rent']] } })
    expect(told(alone.after(fay, enter(table(1, ['rent']))))).not.toHaveProperty('tables')
  })

  test('lie beside who has voted, never beside a ballot, and with no time', () => {
    const story = opened(3)
    story.after(fay, enter(table(1, ['rent'], 8)))
    expect([...story.room.polls.get(poll)!.voted]).toEqual([['paper-1', { people: 8 }]])
    const { rows } = entryOf(story.events, 1_750_000_000_000)
    const [ballots, voted] = ['ballots', 'voted'].map((name) => rows.filter((row) => row.table === name))
    expect(JSON.stringify(ballots)).not.toContain('people')
    expect(voted!.map(({ value }) => value)).toEqual([{ people: 8 }])
    expect(rowEvents(voted!)).toEqual([{ type: 'voted', poll, by: 'paper-1', people: 8 }])
  })
})

test.each([
  [{ received: 6, tables: { count: 6, people: 41 } }, '6 tables, 41 people'],
  [{ received: 1, tables: { count: 1, people: 7 } }, '1 table, 7 people'],
  [{ received: 9, tables: { count: 6, people: 41 } }, '9 of 24 voted, among them 6 tables with 41 people'],
  [{ received: 9 }, '9 of 24 voted'],
] as const)('[VO73] %j is told as %s', (result, words) => expect(tablesIn(result, '9 of 24 voted')).toBe(words))
