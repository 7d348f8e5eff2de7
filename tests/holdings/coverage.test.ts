import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import type { CoverageAnswer } from '#shared/holdings/vocabulary.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { ann, bob, fay, h, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const accepted = (id: string): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
]
const from = (who: typeof ann, organisation: string): RoomEvent => ({
  type: 'personDescribed',
  person: who.id,
  details: { organisation },
})
const room = [
  ...aRoomAt('data'),
  ...['rent', 'heat', 'food'].flatMap(accepted),
  from(ann, 'Riverside'),
  from(bob, 'Hill Fund'),
]
const log = (...questions: string[]) =>
  ({
    type: 'logHolding',
    title: 'Vouchers',
    questions: questions.map(q),
    assetKind: 'dataset',
    shareStance: 'discuss',
  }) as const
const answer = (question: string, given: CoverageAnswer) =>
  ({ type: 'answerCoverage', question: q(question), answer: given }) as const
const merge = { type: 'mergeQuestions', into: q('rent'), from: [q('heat')] } as const

describe('coverage', () => {
  test('[HO4] a cell is blank where nobody of the organisation has answered, and 0 where somebody holds nothing', () => {
    const { organisations, cells } = given(...room)
      .after(ann, answer('rent', 'nobody'))
      .after(bob, log('heat'))
      .shared().coverage
    expect(organisations).toEqual({ riverside: 'Riverside', 'hill fund': 'Hill Fund' })
    expect(cells).toEqual({
      rent: { riverside: { holdings: 0, answer: 'nobody' } },
      heat: { 'hill fund': { holdings: 1 } },
    })
  })

  test('[HO4] an answer that is taken back leaves a blank again', () => {
    const story = given(...room)
      .after(ann, answer('rent', 'nobody'))
      .after(ann, { type: 'answerCoverage', question: q('rent') })
    expect(story.shared().coverage).toEqual({ organisations: {}, cells: {} })
  })

  test('[HO4] people of one organisation share a cell, and the most hopeful answer stands in it', () => {
    const answers: readonly CoverageAnswer[] = ['nobody', 'someone_else', 'we_hold']
    for (const first of answers)
      for (const second of answers) {
        const story = given(...room, from(bob, '  RIVERSIDE '))
          .after(ann, answer('rent', first))
          .after(bob, answer('rent', second))
        const hope = answers[Math.max(answers.indexOf(first), answers.indexOf(second))]
        expect(story.shared().coverage.cells).toEqual({ rent: { riverside: { holdings: 0, answer: hope } } })
        expect(story.shared().coverage.organisations).toEqual({ riverside: 'Riverside' })
      }
  })

  test('[HO3] a holding counts for the organisation it names, else for that of whoever logged it', () => {
    const story = given(...room, from(bob, ''))
      .after(ann, log('rent'))
      .after(ann, { ...log('rent'), holder: 'City Council' })
      .after(bob, log('rent'))
    expect(story.shared().coverage.cells[q('rent')]).toEqual({
      riverside: { holdings: 1 },
      'city council': { holdings: 1 },
      '': { holdings: 1 },
    })
    expect(story.shared().coverage.organisations).toEqual({
      riverside: 'Riverside',
      'city council': 'City Council',
      '': '',
    })
    story.after(ann, { type: 'editHolding', holding: h('new-2'), holder: null })
    expect(story.shared().coverage.cells[q('rent')]).toMatchObject({ riverside: { holdings: 2 } })
  })

  test('[HO7] merged questions are covered under the one that stands for them', () => {
    const story = given(...room)
      .after(ann, answer('heat', 'we_hold'))
      .after(ann, log('heat'))
      .after(bob, log('rent'))
      .after(fay, merge)
    expect(story.shared().coverage.cells).toEqual({
      rent: { riverside: { holdings: 1, answer: 'we_hold' }, 'hill fund': { holdings: 1 } },
    })
    story.after(fay, { type: 'unmergeQuestion', question: q('heat') })
    expect(story.shared().coverage.cells[q('heat')]).toEqual({ riverside: { holdings: 1, answer: 'we_hold' } })
  })

  test('[HO7] a holding named for both of two merged questions is counted once', () => {
    const story = given(...room)
      .after(ann, log('rent', 'heat'))
      .after(fay, merge)
    expect(story.shared().coverage.cells).toEqual({ rent: { riverside: { holdings: 1 } } })
  })

  test('[HO7] a match is found through a merged question, once', () => {
    const story = given(...room)
      .after(ann, log('heat', 'rent'))
      .after(bob, { type: 'logNeed', title: 'Homes', question: q('rent'), heldBy: 'unknown' })
      .after(fay, merge)
    expect(Object.values(story.shared().needs)).toMatchObject([{ matches: ['new-1'] }])
  })

  test('[HO7] every holding is in as many rows as it has questions that stand, wherever they were merged', () => {
    const questions = fc.subarray(['rent', 'heat', 'food'], { minLength: 1 })
    fc.assert(
      fc.property(fc.array(questions, { maxLength: 8 }), fc.boolean(), (logged, isMerged) => {
        const story = given(...room)
        for (const each of logged) story.after(ann, log(...each))
        if (isMerged) story.after(fay, merge)
        const stands = (id: string) => (isMerged && id === 'heat' ? 'rent' : id)
        const rows = Object.entries(story.shared().coverage.cells)
        for (const id of ['rent', 'heat', 'food']) {
          const expected = logged.filter((each) => each.some((one) => stands(one) === id)).length
          const found = rows.find(([row]) => row === id)?.[1]['riverside']?.holdings
          expect([id, found ?? 0]).toEqual([id, expected])
        }
      }),
    )
  })

  test('[HO3] somebody who has been forgotten is in no organisation any more', () => {
    const story = given(...room)
      .after(ann, answer('rent', 'we_hold'))
      .after(ann, { type: 'forgetMe' })
    expect(story.shared().coverage.organisations).toEqual({ '': '' })
  })
})
