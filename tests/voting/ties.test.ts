import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/core/actor.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { findings } from '#shared/voting/findings.ts'
import type { TiePolicy } from '#shared/voting/methods/method.ts'
import { METHODS } from '#shared/voting/methods.ts'
import { changeBetween } from '#shared/voting/rounds.ts'
import { ann, bob, fay, p, person, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const ASKED = ['rent', 'heat', 'food', 'work'].map(q)
const [rent, heat, food, work] = ASKED as [
  ReturnType<typeof q>,
  ReturnType<typeof q>,
  ReturnType<typeof q>,
  ReturnType<typeof q>,
]
const voters: readonly Actor[] = [
  ann,
  bob,
  ...['cy', 'di', 'ed', 'fi'].map((id): Actor => ({ id: person(id), role: 'attendee' })),
]
const room: readonly RoomEvent[] = [
  ...aRoomAt('voting'),
  ...ASKED.flatMap((question): RoomEvent[] => [
    { type: 'questionProposed', question, by: fay.id, text: `What of ${question}?`, action: 'act' },
    { type: 'questionAccepted', question, by: fay.id },
  ]),
  ...voters.slice(2).map(({ id }): RoomEvent => ({ type: 'personAdmitted', person: id, role: 'attendee' })),
]
const poll = p('new-1')
type Story = ReturnType<typeof given>

/** Approval in which rent leads, heat and food share the second place, and nobody ticks work. */
function tied(tiePolicy: TiePolicy, more: object = {}) {
  const open = { type: 'openPoll', method: 'approval', config: { tiePolicy }, questions: ASKED, ...more } as const
  const story = given(...room).after(fay, open)
  for (const [at, who] of voters.entries())
    story.after(who, { type: 'castBallot', poll, ballot: { approved: [rent, at % 2 ? heat : food].toSorted() } })
  return story.after(fay, { type: 'closePoll', poll })
}
const revealed = (tiePolicy: TiePolicy) => tied(tiePolicy).after(fay, { type: 'revealResult', poll })
const resultIn = (story: Story, id = poll) => story.shared().polls[id]?.result
const again = (questions: readonly ReturnType<typeof q>[]) =>
  ({ type: 'nextRound', poll, questions: [...questions] }) as const
const settle = (order: readonly ReturnType<typeof q>[], reason = 'It is winter') =>
  ({ type: 'settleTie', poll, order: [...order], reason }) as const

/** The tie voted on again, with so many for heat. */
function runoff(story: Story, forHeat: number) {
  story.after(fay, again([food, heat]))
  const round = p(String(story.value!['poll']))
  for (const [at, who] of voters.entries())
    story.after(who, { type: 'castBallot', poll: round, ballot: { approved: [at < forHeat ? heat : food] } })
  story.after(fay, { type: 'closePoll', poll: round })
  return round
}

describe('a tie that waits for a new round', () => {
  test('[VO40] is voted on alone: the tied questions, in their order, as the next round', () => {
    const story = revealed('runoff')
    expect(resultIn(story)!.tieBreak).toEqual({ policy: 'runoff', open: [[heat, food]] })
    story.after(fay, again([food, heat]))
    const next = story.room.polls.get(p(String(story.value!['poll'])))!
    expect(next).toMatchObject({ method: 'approval', questions: [heat, food], round: 2, previous: poll, k: 5 })
    story.when(ann, { type: 'castBallot', poll: next.id, ballot: { approved: [rent] } }).isRefused('unknown_item')
  })

  test('[VO40] can be voted on alone only as it stands, once everybody has seen it, where the policy says so', () => {
    tied('runoff')
      .when(fay, again([heat, food]))
      .isRefused('pollNotRevealed')
    const story = revealed('runoff')
    for (const questions of [
      [rent, heat],
      [heat, food, rent],
      [heat, q('nowhere')],
    ])
      story.when(fay, again(questions)).isRefused('tieNotOpen')
    for (const policy of ['none', 'facilitator', 'criteria'] as const)
      revealed(policy)
        .when(fay, again([heat, food]))
        .isRefused('tieNotOpen')
    story.when(ann, again([heat, food])).isRefused('facilitatorOnly')
    expect(story.room.polls.size).toBe(1)
    story
      .after(fay, { type: 'hideResult', poll })
      .when(fay, again([heat, food]))
      .isRefused('pollNotRevealed')
  })

  test('[VO40] stands in the earlier result as the new round put it, from its reveal on', () => {
    const story = revealed('runoff')
    const round = runoff(story, 4)
    const before = resultIn(story)
    story.after(fay, { type: 'revealResult', poll: round })
    const { order, tieBreak, warnings } = resultIn(story)!
    expect(order).toEqual([[rent], [heat], [food], [work]])
    expect(tieBreak).toEqual({ policy: 'runoff', decided: [{ order: [[heat], [food]], round: 2 }] })
    expect([before!.warnings.includes('tie'), warnings.includes('tie')]).toEqual([true, false])
    story.after(fay, { type: 'hideResult', poll: round })
    expect(resultIn(story)).toBe(before)
  })

  test('[VO40] that ends in a tie again still waits', () => {
    const story = revealed('runoff')
    const round = runoff(story, 3)
    story.after(fay, { type: 'revealResult', poll: round })
    expect(resultIn(story)!.tieBreak.open).toEqual([[heat, food]])
    story.after(fay, again([heat, food]))
  })

  test('[VO40] prices only what is tied where questions have prices', () => {
    const costs = Object.fromEntries(ASKED.map((question) => [question, 10]))
    const config = { tiePolicy: 'runoff', costs, budget: 10 }
    const story = tied('runoff', { method: 'equal_shares', config }).after(fay, { type: 'revealResult', poll })
    const [open] = resultIn(story)!.tieBreak.open!
    story.after(fay, again(open!.map(q)))
    const next = story.room.polls.get(p(String(story.value!['poll'])))!
    expect(Object.keys((next.config as { costs: object }).costs)).toEqual(open)
  })

  test('[VO71] fills the seats that are left, and asks who comes first where none or all are', () => {
    const config = { tiePolicy: 'runoff', rule: 'stv', seats: 2 }
    const story = given(...room).after(fay, { type: 'openPoll', method: 'ranked', config, questions: ASKED })
    const rankings = [[[rent], [heat]], [[rent], [food]], ...Array.from({ length: 4 }, () => [[rent]])]
    for (const [at, who] of voters.entries())
      story.after(who, { type: 'castBallot', poll, ballot: { ranking: rankings[at] } })
    story.after(fay, { type: 'closePoll', poll }).after(fay, { type: 'revealResult', poll })
    expect(resultIn(story)).toMatchObject({ elected: [rent], contested: [heat, food] })
    story.after(fay, again([heat, food]))
    const next = story.room.polls.get(p(String(story.value!['poll'])))!
    expect(next.config).toEqual({ ...config, unranked: 'last', seats: 1 })
    const left = (seats: number, before: number, tied: number) =>
      (METHODS.ranked.narrow!({ ...config, seats } as never, ASKED.slice(0, tied), before) as { seats: number }).seats
    expect([left(3, 1, 3), left(3, 0, 3), left(3, 0, 2), left(2, 2, 2), left(2, 3, 2)]).toEqual([2, 2, 1, 1, 1])
  })

  test('[VO40] is not taken for a change since the round before', () => {
    const story = revealed('runoff')
    const round = runoff(story, 4)
    story.after(fay, { type: 'revealResult', poll: round })
    expect(changeBetween(resultIn(story)!, resultIn(story, round)!)).toBeUndefined()
  })
})

describe('a tie that waits for the facilitator', () => {
  test('[VO41] is put in order with a reason, and the result tells both', () => {
    const story = revealed('facilitator').after(fay, settle([food, heat]))
    const { order, tieBreak, items } = resultIn(story)!
    expect(order).toEqual([[rent], [food], [heat], [work]])
    expect(tieBreak).toEqual({ policy: 'facilitator', decided: [{ order: [[food], [heat]], reason: 'It is winter' }] })
    expect(items).toEqual(story.room.polls.get(poll)!.result!.items)
    expect(story.room.polls.get(poll)!.result!.order).toEqual([[rent], [heat, food], [work]])
    expect(findings(resultIn(story)!, String)).toContain(
      'Tie decided by the facilitator: food before heat. Reason: It is winter',
    )
    expect(story.room.acts.at(-1)).toMatchObject({ type: 'tieSettled', about: poll })
  })

  test('[VO41] can be decided again, and the last word stands', () => {
    const story = revealed('facilitator')
      .after(fay, settle([food, heat]))
      .after(fay, settle([heat, food], 'We looked again'))
    expect(resultIn(story)!.order).toEqual([[rent], [heat], [food], [work]])
    expect(resultIn(story)!.tieBreak.decided).toEqual([{ order: [[heat], [food]], reason: 'We looked again' }])
  })

  test('[VO41] is decided by facilitators, with a reason, once everybody has seen it, as it stands', () => {
    tied('facilitator')
      .when(fay, settle([heat, food]))
      .isRefused('pollNotRevealed')
    const story = revealed('facilitator')
    story.when(ann, settle([heat, food])).isRefused('facilitatorOnly')
    for (const order of [
      [rent, heat],
      [heat, food, work],
      [heat, q('nowhere')],
    ])
      story.when(fay, settle(order)).isRefused('tieNotOpen')
    for (const policy of ['none', 'runoff', 'criteria'] as const)
      revealed(policy)
        .when(fay, settle([heat, food]))
        .isRefused('tieNotOpen')
    story.when(fay, { ...settle([heat, food]), poll: p('nowhere') }).isRefused('notFound')
    expect(resultIn(story)!.tieBreak.open).toEqual([[heat, food]])
  })

  test('[VO72] waits again once the decision is taken back, by facilitators and as long as everybody can see it', () => {
    const reopen = (questions: readonly ReturnType<typeof q>[]) =>
      ({ type: 'reopenTie', poll, questions: [...questions] }) as const
    const story = revealed('facilitator')
    story.when(fay, reopen([heat, food])).isRefused('tieNotOpen')
    const before = resultIn(story)
    story.after(fay, settle([food, heat]))
    story.when(ann, reopen([heat, food])).isRefused('facilitatorOnly')
    story.when(fay, reopen([rent, heat])).isRefused('tieNotOpen')
    story.after(fay, { type: 'hideResult', poll })
    story.when(fay, reopen([heat, food])).isRefused('pollNotRevealed')
    story.after(fay, { type: 'revealResult', poll }).after(fay, reopen([heat, food]))
    expect(resultIn(story)).toEqual(before)
    expect(story.room.acts.at(-1)).toMatchObject({ type: 'tieReopened', about: poll })
    expect(resultIn(story.after(fay, settle([heat, food])))!.order).toEqual([[rent], [heat], [food], [work]])
  })

  test('[VO41] is sent once: what is shown stays the same object while nothing is decided', () => {
    const story = revealed('facilitator').after(fay, settle([food, heat]))
    expect(resultIn(story)).toBe(resultIn(story))
  })
})
