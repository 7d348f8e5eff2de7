import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { erased, namesTakenOut, owedBy } from '#shared/room/erasing.ts'
import { namesUntil } from '#shared/room/kept.ts'
import { newRoom, replay, type RoomEvent, type RoomState } from '#shared/room/room.ts'
import { ann, bob, fay, p, q } from '#tests/kit/people.ts'
import { aRoomAt, given, NOON } from '#tests/kit/scenario.ts'

const DAY = 24 * 60 * 60 * 1000
const named = (id: typeof ann.id, name: string): RoomEvent => ({
  type: 'personDescribed',
  person: id,
  details: { name },
})
const asked = (id: string, by: typeof ann.id, text = 'How many families?'): readonly RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by, text, action: 'Help' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
]

/** As it is kept: the log in order, and beside it the rows. */
const keptOf = (events: readonly RoomEvent[]) => events.filter(({ type }) => type !== 'personDescribed')

describe('[RF2] who may', () => {
  test('anybody for themselves, a facilitator for somebody, nobody else', () => {
    given(...aRoomAt('lobby'))
      .after(ann, { type: 'forgetMe' })
      .after(fay, { type: 'forgetPerson', person: bob.id })
    given(...aRoomAt('lobby'))
      .when(ann, { type: 'forgetPerson', person: bob.id })
      .isRefused('facilitatorOnly')
      .when(fay, { type: 'forgetPerson', person: fay.id })
      .isRefused('lastFacilitator')
  })

  test('also when the room is closed, and twice is once', () => {
    given(...aRoomAt('close'), { type: 'roomClosed' })
      .after(ann, { type: 'forgetMe' })
      .when(fay, { type: 'forgetPerson', person: ann.id })
      .changesNothing()
      .when(bob, { type: 'updateSelf', name: 'Bob' })
      .isRefused('roomClosed')
  })

  test('[RF9] the house erases again whoever is left', () => {
    const nobody = { id: 'house' as typeof fay.id, role: 'facilitator' } as const
    given(...aRoomAt('lobby')).after(nobody, { type: 'forgetPerson', person: fay.id })
  })
})

describe('what stays and what goes', () => {
  test('[RF3] a question that others have voted on, merged or answered stays, the others go', () => {
    const events: RoomEvent[] = [
      ...aRoomAt('data'),
      ...['alone', 'voted', 'merged', 'answered', 'wanted'].flatMap((id) => asked(id, ann.id)),
      ...asked('other', bob.id),
      { type: 'questionsMerged', into: q('other'), from: [q('merged')] },
      { type: 'coverageAnswered', question: q('answered'), by: bob.id, answer: 'we_hold' },
      { type: 'interestShown', interest: { question: q('wanted'), by: bob.id, interests: ['can_lead'] } },
    ]
    const story = given(...events)
      .after(fay, { type: 'openPoll', method: 'dots', config: { budget: 3 }, questions: [q('voted'), q('other')] })
      .after(ann, { type: 'forgetMe', contributions: 'remove' })
    expect([...story.room.questions.keys()]).toEqual(['voted', 'merged', 'answered', 'wanted', 'other'])
  })

  test('[RF3] [RF6] kept, everything stays but the ballot in an open vote', () => {
    const story = given(...aRoomAt('voting'), ...asked('q1', ann.id), ...asked('q2', bob.id))
      .after(fay, { type: 'openPoll', method: 'dots', config: { budget: 3 }, questions: [q('q1'), q('q2')] })
      .after(ann, { type: 'castBallot', poll: p('new-1'), ballot: { dots: { q1: 2 } } })
    story.after(ann, { type: 'forgetMe' })
    expect(story.events.map(({ type }) => type)).toEqual(['personForgotten', 'ballotTakenBack', 'unvoted'])
    expect(story.room.questions.size).toBe(2)
    expect([...story.room.polls.values()][0]!.ballots.size).toBe(0)
  })

  test('[RF8] details of somebody forgotten are shown to nobody, and tell what is owed', () => {
    const story = given(...aRoomAt('lobby'), named(ann.id, 'Ann Ashworth')).after(ann, { type: 'forgetMe' })
    expect(JSON.stringify([story.shared(), story.facilitators()])).not.toContain('Ashworth')
    expect(owedBy(story.room)).toEqual([{ person: ann.id, names: ['Ann Ashworth'] }])
    const rows = [named(ann.id, 'Ann Ashworth')]
    const again = replay([...keptOf([...aRoomAt('lobby'), ...story.events]), ...rows])
    expect([again.details.size, owedBy(again)]).toEqual([0, owedBy(story.room)])
  })
})

describe('[RF7] names in texts', () => {
  test.each([
    ['Ask Ann Ashworth.', 'Ask somebody.'],
    ['ANN  ASHWORTH and ann ashworth', 'somebody and somebody'],
    ['Joann Ashworthy', 'Joann Ashworthy'],
    ['Ann knows', 'Ann knows'],
  ])('%s', (text, then) => expect(namesTakenOut({ text }, ['Ann Ashworth'])).toEqual({ text: then }))

  test('one word is a name only where people are named', () =>
    expect(namesTakenOut({ text: 'A rose', who: 'Rose and Bob', steward: 'rose' }, ['Rose'])).toEqual({
      text: 'A rose',
      who: 'somebody and Bob',
      steward: 'somebody',
    }))

  test('whatever a name is made of, it is text', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.string({ minLength: 1, maxLength: 12 }), (a, b) => {
        const name = `${a} ${b}`.trim()
        expect(() => namesTakenOut({ who: `x ${name} y` }, [name])).not.toThrow()
      }),
    ))
})

describe('[RF5] the past written anew', () => {
  const past: readonly RoomEvent[] = [
    ...aRoomAt('commitments'),
    ...asked('q1', ann.id, 'What would Ann Ashworth do?'),
    ...asked('q2', bob.id, 'Does Ann Ashworth know?'),
    { type: 'feedbackGiven', by: ann.id, feedback: { worthwhile: 5, comment: 'Yours, Ann Ashworth' } },
    {
      type: 'interestShown',
      interest: { question: q('q2'), by: ann.id, interests: ['can_lead'], contact: '07700', contactConsent: 'room' },
    },
    named(ann.id, 'Ann Ashworth'),
  ]

  test.each(['keep', 'remove'] as const)('%s: as many events, no name, and the same room', (contributions) => {
    const story = given(...past).after(ann, { type: 'forgetMe', contributions })
    const log = keptOf([...past, ...story.events])
    const anew = erased(log, owedBy(story.room))
    expect(anew).toHaveLength(log.length)
    expect(JSON.stringify(anew)).not.toMatch(/Ashworth|07700/)
    const after = replay(anew)
    expect([...after.questions.keys()]).toEqual([...story.room.questions.keys()])
    expect(after.interests.size).toBe(contributions === 'keep' ? 1 : 0)
    expect([after.feedback.size, owedBy(after)]).toEqual([contributions === 'keep' ? 1 : 0, []])
  })

  test('what is said after the forgetting is left alone', () => {
    const story = given(...past).after(ann, { type: 'forgetMe' })
    const later: RoomEvent = {
      type: 'questionEdited',
      question: q('q2'),
      by: fay.id,
      text: 'Ann Ashworth?',
      action: '',
    }
    expect(erased(keptOf([...past, ...story.events, later]), owedBy(story.room)).at(-1)).toEqual(later)
  })
})

describe('[RF10] [RF11] how long', () => {
  const stamped = aRoomAt('lobby').map((event, at) => Object.assign({}, event, { at: NOON + at }))
  const founded = (): RoomState => replay(stamped, newRoom)

  test('a room is deleted its days after it was made', () => {
    expect(given().shared().room.deletedAt).toBeUndefined()
    expect(given(...stamped).shared().room.deletedAt).toBe(NOON + 90 * DAY)
  })

  test('when a ballot came moves nothing', () => {
    const cast = { type: 'voted', poll: 'p1', by: ann.id, at: NOON + DAY } as unknown as RoomEvent
    expect(replay([cast], founded()).lastAt).toBe(founded().lastAt)
  })

  test('names go thirty days after the last thing, or after the end, and never after the room', () => {
    const room = founded()
    expect(namesUntil(room)).toBe(room.lastAt! + 30 * DAY)
    expect(namesUntil({ ...room, closedAt: NOON + DAY, lastAt: NOON + 9 * DAY })).toBe(NOON + 31 * DAY)
    expect(namesUntil({ ...room, retentionDays: 7 })).toBe(NOON + 7 * DAY)
  })

  test('then everybody goes without a name, and what was promised is owed until it is done', () => {
    const nobody = { id: 'house' as typeof fay.id, role: 'facilitator' } as const
    const story = given(...aRoomAt('lobby'), named(ann.id, 'Ann Ashworth')).after(nobody, { type: 'unlinkNames' })
    expect(owedBy(story.room)).toEqual([{ person: 'everyone', names: ['Ann Ashworth'] }])
    story.when(nobody, { type: 'unlinkNames' }).changesNothing()
  })
})
