import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/core/actor.ts'
import { readCommand } from '#shared/room/read-command.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { K_FLOOR, K_USUAL, type Participant, POLL_MODES, type PollMode } from '#shared/voting/poll.ts'
import { ann, bob, fay, house, olu, p, person, q, stage } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const accepted = (id: string): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
]
const crowd: readonly Actor[] = ['cy', 'di', 'ed', 'fi'].map((id) => ({ id: person(id), role: 'attendee' }))
const room: readonly RoomEvent[] = [
  ...aRoomAt('voting'),
  ...['rent', 'heat', 'food'].flatMap(accepted),
  ...crowd.map(({ id }): RoomEvent => ({ type: 'personAdmitted', person: id, role: 'attendee' })),
]
const poll = p('new-1')
const open = (more: object = {}) =>
  ({ type: 'openPoll', method: 'dots', config: { budget: 5 }, questions: [q('rent'), q('heat')], ...more }) as const
const cast = (dots: Record<string, number> = { rent: 2 }, at = poll) =>
  ({ type: 'castBallot', poll: at, ballot: { dots } }) as const
const close = { type: 'closePoll', poll } as const
const reveal = { type: 'revealResult', poll } as const
const opened = (more: object = {}) => given(...room).after(fay, open(more))
const pollIn = (story: ReturnType<typeof given>, id = poll) => story.room.polls.get(id)!

/** Enough people for a result. */
function counted(more: object = {}) {
  const story = opened(more)
    .after(ann, cast({ rent: 3 }))
    .after(bob, cast({ heat: 3 }))
  for (const one of crowd) story.after(one, cast({ rent: 1, heat: 1 }))
  return story.after(fay, close)
}

test('[VO17] a poll that breaks ties by lot opens with its seed, and its next round keeps it', () => {
  const lot = { budget: 5, tiePolicy: 'lot' }
  const config = (story: ReturnType<typeof given>, id = poll) => pollIn(story, id).config as { tieSeed?: number }
  const drawn = opened({ config: lot })
  const seed = config(drawn).tieSeed!
  expect([Number.isInteger(seed), seed >= 0 && seed < 2 ** 32]).toEqual([true, true])
  expect(config(opened({ config: { ...lot, tieSeed: 42 } })).tieSeed).toBe(42)
  expect(config(opened())).not.toHaveProperty('tieSeed')
  drawn.after(fay, close).after(fay, { type: 'nextRound', poll })
  const rounds = [...drawn.room.polls.values()].map((one) => (one.config as { tieSeed?: number }).tieSeed)
  expect(rounds).toEqual([seed, seed])
})

describe('a ballot', () => {
  test('[VO1] is accepted only while its poll is open', () => {
    const story = opened().after(ann, cast())
    story.when(ann, cast({ rent: 1 }, p('nowhere'))).isRefused('notFound')
    story.after(fay, close)
    for (const command of [cast(), { type: 'withdrawBallot', poll } as const])
      story.when(ann, command).isRefused('not_open')
    story.after(fay, reveal).when(ann, cast()).isRefused('not_open')
    expect(pollIn(story).ballots.size).toBe(1)
  })

  test('[VO1] that its method cannot read is refused in its words', () => {
    const story = opened()
      .when(ann, cast({ rent: 9 }))
      .isRefused('over_item_cap')
      .when(ann, cast({ food: 1 }))
      .isRefused('unknown_item')
      .when(ann, { type: 'castBallot', poll, ballot: { ratings: {} } })
      .isRefused('malformed')
    expect(pollIn(story).ballots.size).toBe(0)
  })

  test('[VO3] replaces the one before it', () => {
    const story = opened()
      .after(ann, cast({ rent: 2 }))
      .after(bob, cast())
      .after(ann, cast({ heat: 1 }))
    expect(pollIn(story).ballots.size).toBe(2)
    expect(story.own(ann).ballots).toEqual({ [poll]: { dots: { heat: 1 } } })
  })

  test('[VO3] that is taken back was never given', () => {
    const untouched = opened()
    const story = opened().after(ann, cast()).after(ann, { type: 'withdrawBallot', poll })
    expect(pollIn(story)).toEqual(pollIn(untouched))
    expect(story.own(ann).ballots).toEqual({})
    story.when(ann, { type: 'withdrawBallot', poll }).changesNothing()
  })

  test('[VO11] is given only at a voting stage that is not locked', () => {
    const story = opened().after(fay, { type: 'lockStage', stage: stage('voting') })
    story.when(ann, cast()).isRefused('stageLocked')
    story.after(fay, { type: 'unlockStage', stage: stage('voting') })
    story.after(fay, { type: 'moveToStage', stage: stage('data') })
    story.when(ann, cast()).isRefused('stageLocked')
    story.after(fay, { type: 'moveToStage', stage: stage('voting') }).after(ann, cast())
    expect(pollIn(story).ballots.size).toBe(1)
  })

  test('[VO11] is given anywhere where the plan has no voting stage', () => {
    given(...room.map((event) => (event.type === 'stageMoved' ? { ...event, to: stage('data') } : event)))
      .after(fay, { type: 'setAgenda', stages: [{ id: stage('data'), kind: 'data' }] })
      .after(fay, open())
      .after(ann, cast())
  })

  test('[VO5] is given by attendees there at opening, by those who come later, and never by observers', () => {
    const eva: Actor = { id: person('eva'), role: 'attendee' }
    const story = opened().after(house, { type: 'admitPerson', person: eva.id, role: 'attendee', details: {} })
    story.after(house, { type: 'admitPerson', person: person('oz'), role: 'observer', details: {} })
    expect([...pollIn(story).electorate].toSorted()).toEqual(['ann', 'bob', 'cy', 'di', 'ed', 'eva', 'fi'])
    story.after(eva, cast())
    story.when(olu, cast()).isRefused('not_eligible')
    expect(story.shared().polls[poll]?.eligible).toBe(7)
  })

  test('[VO10] on paper counts like any other, and the same number again replaces it', () => {
    const paper = (number: number, dots: Record<string, number>, organisation?: string) => ({
      number,
      ballot: { dots },
      ...(organisation && { organisation }),
    })
    const enter = (...ballots: ReturnType<typeof paper>[]) => ({ type: 'enterPaperBallots', poll, ballots }) as const
    const story = opened({ k: 3 })
      .after(ann, cast({ rent: 1 }))
      .after(fay, enter(paper(1, { rent: 3 }, 'City'), paper(2, { heat: 1 })))
      .after(fay, enter(paper(1, { heat: 3 }, 'City')))
    story.when(fay, enter(paper(3, {}), paper(3, {}))).isRefused('malformed')
    story.when(fay, enter(paper(4, { rent: 99 }))).isRefused('over_item_cap')
    story.when(ann, enter(paper(5, {}))).isRefused('facilitatorOnly')
    for (const one of crowd) story.after(one, cast({ rent: 1, heat: 1 }))
    story.after(fay, close).after(fay, reveal)
    const { result } = story.shared().polls[poll]!
    expect(result).toMatchObject({ received: 7, items: { rent: { total: 5 }, heat: { total: 8 } } })
    story.when(fay, enter(paper(6, {}))).isRefused('not_open')
  })
})

describe('a poll', () => {
  test('[VO2] is open alone', () => {
    opened().when(fay, open()).isRefused('pollOpen').when(fay, { type: 'nextRound', poll }).isRefused('pollOpen')
    expect(opened().after(fay, close).after(fay, open()).room.polls.size).toBe(2)
  })

  test('[VO2] brings the room to its voting stage', () => {
    const elsewhere = room.map((event) => (event.type === 'stageMoved' ? { ...event, to: stage('close') } : event))
    const story = given(...elsewhere).after(fay, open())
    expect(story.events[0]).toEqual({ type: 'stageMoved', to: stage('voting'), from: stage('close') })
    expect(story.room.current).toBe('voting')
    expect(opened().events.map(({ type }) => type)).toEqual(['pollOpened'])
    story.after(fay, close).after(fay, { type: 'moveToStage', stage: stage('data') })
    expect(story.after(fay, { type: 'nextRound', poll }).room.current).toBe('voting')
  })

  test('[VO2] has questions from the list, and a config its method understands', () => {
    given(...room)
      .when(fay, open({ questions: [q('rent'), q('nowhere')] }))
      .isRefused('unknown_item')
    given(...room)
      .when(fay, open({ config: { budget: 0 } }))
      .isRefused('bad_config')
    given(...room)
      .when(ann, open())
      .isRefused('facilitatorOnly')
  })

  test('[VO6] keeps method, config, questions, mode and threshold from opening on', () => {
    const story = opened({ mode: 'confidential', k: 7 }).after(ann, cast())
    const { method, config, questions, mode, k } = pollIn(story)
    expect([method, config, questions, mode, k]).toEqual([
      'dots',
      { budget: 5, perItem: 3, spendAll: false },
      ['rent', 'heat'],
      'confidential',
      7,
    ])
    story
      .after(fay, close)
      .after(fay, { type: 'parkQuestion', question: q('heat') })
      .after(fay, reveal)
    expect(pollIn(story)).toMatchObject({ method, config, questions, mode, k })
  })

  test('[VO9] has a next round with the same questions and method and its own ballots', () => {
    const story = counted()
    const first = pollIn(story)
    story.after(fay, { type: 'nextRound', poll })
    const next = p(String(story.value!['poll']))
    const { method, config, questions, mode, k } = first
    expect(pollIn(story, next)).toMatchObject({ method, config, questions, mode, k, round: 2, previous: poll })
    story.after(ann, cast({ heat: 3 }, next))
    expect(pollIn(story, next).ballots.size).toBe(1)
    expect(pollIn(story)).toBe(first)
    story.after(fay, { type: 'closePoll', poll: next }).after(fay, { type: 'nextRound', poll: next })
    expect(pollIn(story, p(String(story.value!['poll'])))).toMatchObject({ round: 3, previous: next })
    story.when(fay, { type: 'nextRound', poll: p('nowhere') }).isRefused('notFound')
  })

  test('[VO7] is revealed, hidden and revealed again, and twice changes nothing', () => {
    const hide = { type: 'hideResult', poll } as const
    const story = opened()
    story.when(fay, reveal).isRefused('pollNotClosed').when(fay, hide).changesNothing()
    story.after(fay, close).when(fay, close).changesNothing().when(fay, hide).changesNothing()
    for (const _ of [1, 2]) {
      story.after(fay, reveal).when(fay, reveal).changesNothing()
      expect(story.shared().polls[poll]).toHaveProperty('result')
      story.after(fay, hide)
      expect(story.shared().polls[poll]).not.toHaveProperty('result')
    }
    for (const type of ['closePoll', 'revealResult', 'hideResult'] as const)
      story.when(fay, { type, poll: p('nowhere') }).isRefused('notFound')
  })

  test('[VO16] that is closed is never opened again', () => {
    const story = counted()
    const { polls } = story.room
    for (const command of [close, cast(), { type: 'withdrawBallot', poll } as const]) story.when(ann, command)
    story.when(fay, close).changesNothing()
    story.after(fay, reveal).after(fay, { type: 'hideResult', poll }).when(fay, close).changesNothing()
    expect(pollIn(story).status).toBe('closed')
    expect(pollIn(story).ballots).toBe(polls.get(poll)!.ballots)
  })

  test('[VO12] shows nothing of somebody who was taken out while it is open, and does not count them at the end', () => {
    const story = opened({ k: 3 })
    for (const one of [ann, bob, ...crowd]) story.after(one, cast({ rent: 1 }))
    const turnout = new Map([[poll, new Set<Participant>(pollIn(story).voted.keys())]])
    const before = story.shared({ turnout }).polls
    story.after(fay, { type: 'removePerson', person: ann.id })
    expect(story.shared({ turnout }).polls).toEqual(before)
    expect(pollIn(story).ballots.size).toBe(6)
    story.after(fay, close).after(fay, reveal)
    expect(pollIn(story).ballots.size).toBe(5)
    expect(story.shared().polls[poll]).toMatchObject({
      eligible: 5,
      ballotsIn: 5,
      result: { received: 5, eligible: 5, items: { rent: { total: 5 } } },
    })
  })

  test('[VO13] tells only how many ballots there are below its threshold', () => {
    const few = (k: number | undefined, voters: readonly Actor[]) => {
      const story = opened(k === undefined ? {} : { k })
      for (const one of voters) story.after(one, cast({ rent: 3 }))
      return story.after(fay, close).after(fay, reveal).shared().polls[poll]!.result!
    }
    const four = [ann, bob, ...crowd.slice(0, 2)]
    expect(K_USUAL).toBe(5)
    const below = few(undefined, four)
    expect(below).toMatchObject({ status: 'below_k', received: 4, k: 5 })
    for (const part of ['items', 'order', 'flags', 'byOrganisation']) expect(below).not.toHaveProperty(part)
    expect(few(undefined, [...four, crowd[2]!])).toMatchObject({ status: 'counted', received: 5 })
    expect(few(3, four.slice(0, 3))).toMatchObject({ status: 'counted', received: 3 })
    expect(few(3, four.slice(0, 2))).toMatchObject({ status: 'below_k' })
  })

  test.each(POLL_MODES)('[VO13] tells nobody who answered what below its threshold either: %s', (mode) => {
    const story = opened({ mode })
      .after(ann, cast({ rent: 3 }))
      .after(fay, close)
      .after(fay, reveal)
    expect(story.shared().polls[poll]!.result).toMatchObject({ status: 'below_k' })
    for (const view of [story.shared(), story.facilitators()]) expect(view.polls[poll]).not.toHaveProperty('answers')
  })

  test('[VO13] has a threshold of no fewer than three', () => {
    expect(K_FLOOR).toBe(3)
    expect(readCommand({ ...open(), k: 2 })).toMatchObject({ ok: false, error: { path: 'command.k' } })
    expect(readCommand({ ...open(), k: 3 }).ok).toBe(true)
  })
})

describe('[VO4] before the reveal', () => {
  const views = (story: ReturnType<typeof given>) => ({
    shared: story.shared(),
    facilitators: story.facilitators(),
    others: [story.own(bob), story.own(fay), story.own(olu)],
  })

  test.each(POLL_MODES)('what one person answered changes nothing that anybody else is shown: %s', (mode) => {
    const told = (dots: Record<string, number>) => {
      const story = opened({ mode }).after(ann, cast(dots))
      for (const one of crowd) story.after(one, cast({ rent: 1 }))
      const whileOpen = views(story)
      story.after(fay, close)
      return { whileOpen, closed: views(story) }
    }
    expect(told({ rent: 3 })).toEqual(told({ heat: 1 }))
    expect(JSON.stringify(told({ rent: 3 }))).not.toMatch(/"(result|answers|total)"/)
  })

  test('the log that facilitators are shown says nothing of ballots', () => {
    expect(
      counted()
        .facilitators()
        .acts.map(({ type }) => type),
    ).toEqual(['pollOpened', 'pollClosed'])
  })
})

describe('[VO14] after the reveal', () => {
  const seen: Readonly<Record<PollMode, readonly [facilitators: boolean, everyone: boolean]>> = {
    anonymous: [false, false],
    confidential: [true, false],
    attributed: [true, true],
  }

  test.each(POLL_MODES)('who answered what is for those the mode names: %s', (mode) => {
    const story = counted({ mode }).after(fay, reveal)
    const [facilitators, everyone] = seen[mode]
    expect('answers' in story.facilitators().polls[poll]!).toBe(facilitators)
    expect('answers' in story.shared().polls[poll]!).toBe(everyone)
    if (facilitators)
      expect(story.facilitators().polls[poll]!.answers).toMatchObject({ ann: { ballot: { dots: { rent: 3 } } } })
  })

  test.each(POLL_MODES)('a person sees their own answer while it is known whose it is: %s', (mode) => {
    const mine = { [poll]: { dots: { heat: 2 } } }
    expect(
      opened({ mode })
        .after(ann, cast({ heat: 2 }))
        .own(ann).ballots,
    ).toEqual(mine)
  })
})
