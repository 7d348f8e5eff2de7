import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardOf } from '#shared/board/doc.ts'
import { LINK_KINDS, STICKY_KINDS } from '#shared/board/kinds.ts'
import type { Command } from '#shared/room/commands.ts'
import { readCommand } from '#shared/room/read-command.ts'
import { ASSET_KINDS, COVERAGE_ANSWERS, HELD_BY, SHARE_STANCES } from '#shared/holdings/vocabulary.ts'
import { threadOf } from '#shared/summary/thread.ts'
import { RENDERERS } from '#server/summary/renderers.ts'
import { PEOPLE, play, recordOf } from './a-workshop.ts'

// Ids are counted from 1 in these rooms, so a small number often hits something.
const id = fc.integer({ min: 1, max: 40 }).map((n) => `n${n}`)
const text = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 20 })
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 3 })
const type = <T extends string>(name: T) => fc.constant(name)
const command: fc.Arbitrary<object> = fc.oneof(
  fc.record({ type: type('proposeQuestion'), text, action: text }),
  fc.record({ type: type('acceptQuestion'), question: id }),
  fc.record({ type: type('parkQuestion'), question: id }),
  fc.record({ type: type('withdrawQuestion'), question: id }),
  fc.record({ type: type('mergeQuestions'), into: id, from: ids }),
  fc.record({ type: type('unmergeQuestion'), question: id }),
  fc.record({
    type: type('openPoll'),
    method: fc.constantFrom('value_gap', 'dots'),
    questions: ids,
    k: fc.constantFrom(3, 5, 12),
  }),
  fc.record({
    type: type('castBallot'),
    poll: id,
    ballot: fc.oneof(
      id.map((q) => ({ dots: { [q]: 1 } })),
      id.map((q) => ({ ratings: { [q]: { value: 4, gap: 2 } } })),
    ),
  }),
  fc.record({ type: fc.constantFrom('closePoll', 'revealResult', 'hideResult', 'nextRound'), poll: id }),
  fc.record({
    type: type('logHolding'),
    title: text,
    questions: ids,
    assetKind: fc.constantFrom(...ASSET_KINDS),
    shareStance: fc.constantFrom(...SHARE_STANCES),
  }),
  fc.record({ type: type('removeHolding'), holding: id }),
  fc.record({ type: type('logNeed'), title: text, question: id, heldBy: fc.constantFrom(...HELD_BY) }),
  fc.record({ type: type('answerCoverage'), question: id, answer: fc.constantFrom(...COVERAGE_ANSWERS) }),
  fc.record({ type: type('makeCommitment'), what: text, who: text, question: id }),
  fc.record({ type: type('showInterest'), question: id, interests: fc.constant(['can_lead']) }),
  fc.record({ type: fc.constantFrom('forgetMe', 'closeRoom') }),
)
const asked = fc.array(fc.tuple(fc.constantFrom('p-fay', 'p-fay', 'p-ann', 'p-bob'), command), { maxLength: 60 })
const sticky = fc.record(
  {
    kind: fc.constantFrom(...STICKY_KINDS),
    text,
    questions: ids,
    holdings: ids,
    answers: fc.uniqueArray(fc.constantFrom('c1', 'c2', 'c3'), { maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'text'] },
)
const stickies = fc.dictionary(fc.constantFrom('c1', 'c2', 'c3'), sticky)
const link = fc.record({
  from: fc.constantFrom('c1', 'c2', 'gone'),
  to: fc.constantFrom('c1', 'c3'),
  kind: fc.constantFrom(...LINK_KINDS),
})

test('[SU12] any room makes a record, the same each time, as plain JSON and as every file', () => {
  fc.assert(
    fc.property(asked, stickies, fc.array(link, { maxLength: 3 }), fc.boolean(), (commands, cards, links, names) => {
      const { admit, tries, room } = play()
      PEOPLE.forEach(admit)
      const stage = room().stages.find(({ kind }) => kind === 'commitments')!
      tries('p-fay', { type: 'moveToStage', stage: stage.id })
      for (const [who, given] of commands) {
        const read = readCommand(given)
        if (read.ok) tries(who, read.value as Command)
      }
      const board = new Y.Doc()
      for (const [name, card] of Object.entries(cards)) boardOf(board).put(name, { ...card, pos: [0, 0] })
      links.forEach((one, at) => boardOf(board).link(`l${at}`, one))
      const made = () => recordOf({ room: room(), board, notes: new Y.Doc() }, { names })
      const record = made()
      expect(made()).toEqual(record)
      expect(JSON.parse(JSON.stringify(record))).toEqual(record)
      for (const { id: question } of record.questions) expect(threadOf(record, question)!.length).toBeGreaterThan(6)
      for (const { render } of Object.values(RENDERERS)) expect(render(record).length).toBeGreaterThan(10)
    }),
    { numRuns: 150 },
  )
})
