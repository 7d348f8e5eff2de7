import { describe, expect, test } from 'vitest'
import { CONTACT_CONSENTS } from '#shared/commitments/commitment.ts'
import { readCommand } from '#shared/room/read-command.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { ann, bob, c, fay, h, olu, person, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const accepted = (id: string): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
]
const room = [...aRoomAt('commitments'), ...['rent', 'heat'].flatMap(accepted)]
const held: RoomEvent = {
  type: 'holdingLogged',
  holding: {
    id: h('vouchers'),
    by: ann.id,
    position: 1,
    title: 'Vouchers',
    questions: [q('rent')],
    assetKind: 'dataset',
    shareStance: 'discuss',
  },
}
const make = { type: 'makeCommitment', what: 'Send the table', who: 'Ann' } as const
const wants = (question: string, more = {}) =>
  ({ type: 'showInterest', question: q(question), interests: ['want_answer', 'can_lead'], ...more }) as const

describe('next steps', () => {
  test('[CM1] a next step says what and who, and may say when, for what and with what', () => {
    expect(readCommand(make)).toEqual({ ok: true, value: make })
    for (const [part, bad] of [
      ['what', ' '],
      ['who', ''],
    ] as const) {
      const { [part]: _, ...others } = make
      expect(readCommand(others)).toMatchObject({ ok: false, error: { path: `command.${part}` } })
      expect(readCommand({ ...make, [part]: bad }).ok).toBe(false)
    }
    const whole = { ...make, due: '2026-12-04', question: q('rent'), holdings: [h('vouchers')], stickies: ['s1'] }
    given(...room, held)
      .when(ann, whole)
      .yields({
        type: 'commitmentMade',
        commitment: {
          what: 'Send the table',
          who: 'Ann',
          due: '2026-12-04',
          question: q('rent'),
          holdings: [h('vouchers')],
          stickies: ['s1'],
          id: c('new-1'),
          by: ann.id,
          position: 1,
          done: false,
        },
      })
    expect(readCommand({ ...make, due: '2026-02-30' }).ok).toBe(false)
  })

  test('[CM2] it is changed or removed by whoever made it, or by a facilitator', () => {
    const edit = { type: 'editCommitment', commitment: c('new-1'), done: true } as const
    const remove = { type: 'removeCommitment', commitment: c('new-1') } as const
    const story = given(...room).after(ann, make)
    for (const command of [edit, remove]) {
      story.when(bob, command).isRefused('notAllowed')
      story.when(olu, command).isRefused('notAllowed')
    }
    expect(story.after(ann, edit).room.commitments.get(c('new-1'))?.done).toBe(true)
    story
      .after(fay, { ...edit, done: false })
      .after(fay, remove)
      .when(ann, edit)
      .isRefused('notFound')
    given(...room)
      .after(ann, make)
      .after(ann, remove)
      .when(ann, remove)
      .isRefused('notFound')
  })

  test('[CM2] an edit changes what it names, and clears what may be left out', () => {
    const story = given(...room, held)
      .after(ann, { ...make, due: '2026-12-04', question: q('rent'), holdings: [h('vouchers')] })
      .after(ann, { type: 'editCommitment', commitment: c('new-1'), who: 'Bob', due: null, question: null })
    expect(story.room.commitments.get(c('new-1'))).toEqual({
      what: 'Send the table',
      who: 'Bob',
      holdings: ['vouchers'],
      id: 'new-1',
      by: ann.id,
      position: 1,
      done: false,
    })
  })

  test('[CM3] the question and the data it names are there', () => {
    const story = given(...room, held).after(ann, make)
    const edit = { type: 'editCommitment', commitment: c('new-1') } as const
    for (const strange of [{ question: q('nowhere') }, { holdings: [h('vouchers'), h('nowhere')] }]) {
      story.when(ann, { ...make, ...strange }).isRefused('notFound')
      story.when(ann, { ...edit, ...strange }).isRefused('notFound')
    }
    story.after(ann, { ...edit, question: q('rent'), holdings: [h('vouchers')] })
  })
})

describe('interest', () => {
  test('[CM4] it is one per person and question, the last one counts, and none takes it back', () => {
    const story = given(...room)
      .after(ann, wants('rent'))
      .after(ann, wants('rent', { interests: ['can_fund'] }))
    expect(story.shared().interests).toEqual({ rent: { people: 1, byInterest: { can_fund: 1 }, contacts: {} } })
    story
      .when(ann, wants('rent', { interests: [] }))
      .yields({ type: 'interestTakenBack', question: q('rent'), by: ann.id })
    expect(story.shared().interests).toEqual({})
    story.when(ann, wants('nowhere')).isRefused('notFound')
  })

  test('[CM5] a contact is kept only with consent', () => {
    const contact = 'ann@riverside.example'
    const story = given(...room).after(ann, wants('rent', { contact }))
    expect(JSON.stringify(story.events)).not.toContain(contact)
    story.after(ann, wants('rent', { contactConsent: 'room' }))
    expect(story.own(ann).interests[q('rent')]).not.toHaveProperty('contactConsent')
  })

  test.each(CONTACT_CONSENTS)('[CM5] a contact given to %s is shown to no one else', (contactConsent) => {
    const contact = 'ann@riverside.example'
    const story = given(...room)
      .after(ann, wants('rent', { contact, contactConsent }))
      .after(bob, wants('rent'))
    const forAll = contactConsent === 'room' ? { [ann.id]: contact } : {}
    expect(story.shared().interests[q('rent')]?.contacts).toEqual(forAll)
    expect(story.facilitators().interests[q('rent')]?.contacts).toEqual({ [ann.id]: contact })
    expect(story.own(ann).interests[q('rent')]).toMatchObject({ contact, contactConsent })
    expect(JSON.stringify(story.own(bob))).not.toContain(contact)
  })

  test('[CM6] interest in merged questions counts each person once, in all and for each kind', () => {
    const story = given(...room)
      .after(ann, wants('rent'))
      .after(ann, wants('heat', { interests: ['can_lead', 'can_fund'] }))
      .after(bob, wants('heat', { interests: ['can_lead'] }))
      .after(fay, { type: 'mergeQuestions', into: q('rent'), from: [q('heat')] })
    expect(story.shared().interests).toEqual({
      rent: { people: 2, byInterest: { want_answer: 1, can_lead: 2, can_fund: 1 }, contacts: {} },
    })
  })
})

describe('[CM7] feedback', () => {
  const close = aRoomAt('close')
  const give = (worthwhile: number, again?: 'yes' | 'perhaps' | 'no') =>
    ({ type: 'giveFeedback', worthwhile, ...(again && { again }) }) as const
  const more = (count: number): RoomEvent[] =>
    Array.from({ length: count }, (_, at) => ({
      type: 'feedbackGiven',
      by: person(`p${at}`),
      feedback: { worthwhile: 5, again: 'yes', comment: 'Only for the record' },
    }))

  test('is one per person, and the last one counts', () => {
    const story = given(...close, ...more(2))
      .after(ann, give(1, 'no'))
      .after(ann, give(4, 'perhaps'))
    expect(story.own(ann).feedback).toEqual({ worthwhile: 4, again: 'perhaps' })
    expect(story.shared().feedback).toEqual({
      given: 3,
      worthwhile: [0, 0, 0, 1, 2],
      again: { yes: 2, perhaps: 1, no: 0 },
    })
  })

  test('of fewer than three people is a number of people and nothing else', () => {
    const story = given(...close, ...more(1)).after(ann, give(1))
    expect(story.shared().feedback).toEqual({ given: 2 })
    expect(story.facilitators().feedback).toEqual({ given: 2 })
  })

  test('names nobody and tells no comment', () => {
    const story = given(...close, ...more(5))
    expect(JSON.stringify([story.shared().feedback, story.facilitators().feedback])).not.toMatch(/p0|record/)
  })
})
