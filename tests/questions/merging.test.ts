import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { type QuestionState, standsFor } from '#shared/questions/rules.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { ann, fay, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const asked: readonly RoomEvent[] = IDS.flatMap((id, at): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: ann.id, text: `What of ${id}?`, action: `do ${id}` },
  ...(at < 4 ? [{ type: 'questionAccepted' as const, question: q(id), by: fay.id }] : []),
])
const room = [...aRoomAt('questions'), ...asked, { type: 'questionsShortlisted' as const, questions: [q('b')] }]
const merge = (into: string, ...from: string[]) =>
  ({ type: 'mergeQuestions', into: q(into), from: from.map(q) }) as const
const unmerge = (id: string) => ({ type: 'unmergeQuestion', question: q(id) }) as const

const plain = ({ questions }: QuestionState) => [...questions]

describe('merging', () => {
  test('[QU5] a merged question keeps its words and knows what stands for it', () => {
    const story = given(...room).after(fay, merge('a', 'b', 'e'))
    expect(story.shared().questions[q('b')]).toMatchObject({ text: 'What of b?', status: 'merged', mergedInto: 'a' })
    expect(story.shared().questions[q('b')]?.shortlisted).toBe(false)
    expect(standsFor(story.room.questions, q('e'))).toBe('a')
  })

  test('[QU5] what was merged into a question goes with it when it is merged further', () => {
    const story = given(...room)
      .after(fay, merge('b', 'c'))
      .after(fay, merge('a', 'b'))
    expect(standsFor(story.room.questions, q('c'))).toBe('a')
    story.after(fay, unmerge('b'))
    expect(standsFor(story.room.questions, q('c'))).toBe('b')
  })

  test('[QU5] nothing is merged twice, into itself, or with what is set aside', () => {
    const story = given(...room)
    story.when(fay, merge('a', 'a')).isRefused('malformed')
    story.when(fay, merge('a', 'nowhere')).isRefused('notFound')
    story.when(fay, merge('nowhere', 'a')).isRefused('notFound')
    story.after(fay, { type: 'parkQuestion', question: q('d') })
    story.when(fay, merge('a', 'd')).isRefused('alreadyMerged')
    story.after(fay, merge('a', 'b'))
    story.when(fay, merge('c', 'b')).isRefused('alreadyMerged')
    story.when(fay, merge('b', 'c')).isRefused('alreadyMerged')
    story.when(fay, { type: 'parkQuestion', question: q('b') }).isRefused('alreadyMerged')
    story.when(fay, unmerge('a')).isRefused('notMerged')
  })

  test('[QU5] unmerging gives exactly what was there, whatever is merged, and in whatever order', () => {
    const target = fc.subarray(IDS, { minLength: 2 }).chain((chosen) =>
      fc.record({
        into: fc.constantFrom(...chosen),
        chosen: fc.constant(chosen),
        order: fc.shuffledSubarray(chosen, { minLength: chosen.length }),
      }),
    )
    fc.assert(
      fc.property(target, ({ into, chosen, order }) => {
        const from = chosen.filter((id) => id !== into)
        const story = given(...room)
        const before = plain(story.room)
        story.after(fay, merge(into, ...from))
        expect(story.room.questions.get(q(from[0]!))).toMatchObject({ status: 'merged', mergedInto: into })
        for (const id of order) if (id !== into) story.after(fay, unmerge(id))
        expect(plain(story.room)).toEqual(before)
      }),
    )
  })

  test('[QU5] merges in chains come undone from the last to the first', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)), { maxLength: 8 })
    fc.assert(
      fc.property(pairs, (wanted) => {
        const story = given(...room)
        const steps: { readonly id: string; readonly before: ReturnType<typeof plain> }[] = []
        for (const [into, id] of wanted) {
          const before = plain(story.room)
          story.when(fay, merge(into, id))
          if (story.events.length > 0) steps.push({ id, before })
        }
        for (const { id, before } of steps.toReversed()) {
          story.after(fay, unmerge(id))
          expect(plain(story.room)).toEqual(before)
        }
      }),
    )
  })
})
