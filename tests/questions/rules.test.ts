import { describe, expect, test } from 'vitest'
import { readCsv, readList } from '#server/questions/read-rows.ts'
import { MOST_QUESTIONS } from '#shared/questions/question.ts'
import { partnersOf } from '#shared/commitments/rules.ts'
import type { Command } from '#shared/room/commands.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { ann, bob, fay, p, q, stage } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'

const room = aRoomAt('questions')
const rent = { text: 'Who cannot pay the rent?', action: 'call them' }
const heat = { text: 'Who is cold?', action: 'bring blankets' }

const asked = (id: string, wording = rent, by = ann.id): RoomEvent => ({
  type: 'questionProposed',
  question: q(id),
  by,
  ...wording,
})
const accepted = (id: string): RoomEvent => ({ type: 'questionAccepted', question: q(id), by: fay.id })
const two = [...room, asked('rent'), accepted('rent'), asked('heat', heat, bob.id), accepted('heat')]

describe('asking', () => {
  test.each(['', 'x', 'no'])('[QU1] an attendee says what an answer would let us do; %j does not', (action) => {
    given(...room)
      .when(ann, { type: 'proposeQuestion', text: rent.text, action })
      .isRefused('actionMissing')
  })

  test('[QU1] an author cannot edit the action away, a facilitator can', () => {
    given(...room, asked('rent'))
      .when(ann, { type: 'editQuestion', question: q('rent'), action: '' })
      .isRefused('actionMissing')
      .when(fay, { type: 'editQuestion', question: q('rent'), action: '' })
      .yields({ type: 'questionEdited', question: q('rent'), by: fay.id, text: rent.text, action: '' })
  })

  test('[QU1] that a facilitator let one pass without is recorded, on adding and on accepting', () => {
    given(...room)
      .when(fay, { type: 'proposeQuestion', text: rent.text, action: '' })
      .yields(
        { type: 'questionProposed', question: q('new-1'), by: fay.id, text: rent.text, action: '' },
        { type: 'questionAccepted', question: q('new-1'), by: fay.id, withoutAction: true },
      )
    given(...room, asked('rent', { text: rent.text, action: '' }))
      .when(fay, { type: 'acceptQuestion', question: q('rent') })
      .yields({ type: 'questionAccepted', question: q('rent'), by: fay.id, withoutAction: true })
    given(...room, asked('rent'))
      .when(fay, { type: 'acceptQuestion', question: q('rent') })
      .yields(accepted('rent'))
  })

  test('[QU2] what an attendee asks is seen by facilitators and its author, until it is accepted', () => {
    const story = given(...room).after(ann, { type: 'proposeQuestion', ...rent })
    const id = q('new-1')
    expect(story.room.questions.get(id)?.status).toBe('proposed')
    expect(story.shared().questions).toEqual({})
    expect(story.own(bob).questions).toEqual({})
    expect(story.own(ann).questions[id]).toMatchObject({ ...rent, status: 'proposed' })
    expect(story.facilitators().questions[id]).toMatchObject({ ...rent, status: 'proposed', by: ann.id })
    story.after(fay, { type: 'acceptQuestion', question: id })
    expect(story.shared().questions[id]).toMatchObject({ ...rent, status: 'accepted' })
    expect(story.shared().questions[id]).not.toHaveProperty('by')
    story.when(fay, { type: 'acceptQuestion', question: id }).changesNothing()
  })

  test('[QU2] what a facilitator adds is seen by everyone at once', () => {
    const story = given(...room).after(fay, { type: 'proposeQuestion', ...rent })
    expect(story.shared().questions[q('new-1')]).toMatchObject({ status: 'accepted' })
  })

  test('[QU8] a question that says the same is kept, and its author is told', () => {
    const story = given(...two).after(bob, {
      type: 'proposeQuestion',
      text: '  who CANNOT  pay the ｒｅｎｔ?',
      action: 'visit',
    })
    expect(story.value).toEqual({ question: 'new-1', alike: ['rent'] })
    expect(story.room.questions.size).toBe(3)
    story.after(bob, { type: 'proposeQuestion', text: 'Who cannot pay the rent yet?', action: 'visit' })
    expect(story.value).toEqual({ question: 'new-2' })
  })

  test('[QU11] a room holds 500 questions and no more', () => {
    const full = Array.from({ length: MOST_QUESTIONS }, (_, at) => asked(`q${at}`))
    expect(MOST_QUESTIONS).toBe(500)
    given(...room, ...full)
      .when(ann, { type: 'proposeQuestion', ...heat })
      .isRefused('roomFull')
    given(...room, ...full.slice(1)).after(ann, { type: 'proposeQuestion', ...heat })
  })
})

describe('changing', () => {
  test('[QU3] every earlier wording is kept, the oldest first', () => {
    const story = given(...two)
      .after(fay, { type: 'editQuestion', question: q('rent'), text: 'Who is behind with rent?' })
      .after(fay, { type: 'editQuestion', question: q('rent'), action: 'ring them' })
      .when(fay, { type: 'editQuestion', question: q('rent'), action: 'ring them' })
      .changesNothing()
    expect(story.facilitators().questions[q('rent')]).toMatchObject({
      text: 'Who is behind with rent?',
      action: 'ring them',
      history: [rent, { ...rent, text: 'Who is behind with rent?' }],
    })
  })

  test('[QU3] an author rewords and takes back what nobody has accepted yet', () => {
    const reword = { type: 'editQuestion', question: q('rent'), text: 'Who is behind?' } as const
    given(...room, asked('rent'))
      .after(ann, reword)
      .after(ann, { type: 'withdrawQuestion', question: q('rent') })
      .when(ann, { type: 'withdrawQuestion', question: q('rent') })
      .changesNothing()
    given(...two)
      .when(ann, reword)
      .isRefused('notAllowed')
    given(...two)
      .when(ann, { type: 'withdrawQuestion', question: q('rent') })
      .isRefused('notAllowed')
  })

  test("[QU3] nobody rewords another's question but a facilitator", () => {
    for (const type of ['editQuestion', 'withdrawQuestion'] as const) {
      given(...room, asked('rent'))
        .when(bob, { type, question: q('rent') })
        .isRefused('notAllowed')
      given(...room, asked('rent')).after(fay, { type, question: q('rent') })
    }
  })

  test.each([
    ['parked', { type: 'parkQuestion', question: q('rent'), reason: 'Later' }],
    ['withdrawn', { type: 'withdrawQuestion', question: q('rent') }],
  ] as const)('[QU4] a question that was %s is restored to what it was', (status, away) => {
    for (const before of [two, [...room, asked('rent')]]) {
      const story = given(...before)
      const was = story.room.questions.get(q('rent'))
      story.after(fay, away)
      expect(story.room.questions.get(q('rent'))?.status).toBe(status)
      story.when(fay, away).changesNothing()
      story.after(fay, { type: 'restoreQuestion', question: q('rent') })
      expect({ ...story.room.questions.get(q('rent')), before: undefined }).toEqual({ ...was, before: undefined })
      story.when(fay, { type: 'restoreQuestion', question: q('rent') }).changesNothing()
    }
  })

  test('[QU9] only accepted questions stand on the shortlist, and a new one replaces the old', () => {
    const story = given(...two, asked('waits')).after(fay, { type: 'shortlistQuestions', questions: [q('rent')] })
    const shortlist = () =>
      Object.entries(story.shared().questions).flatMap(([id, { shortlisted }]) => (shortlisted ? [id] : []))
    expect(shortlist()).toEqual(['rent'])
    story.after(fay, { type: 'shortlistQuestions', questions: [q('heat')] })
    expect(shortlist()).toEqual(['heat'])
    story.when(fay, { type: 'shortlistQuestions', questions: [q('heat'), q('waits')] }).isRefused('notAllowed')
    story.when(fay, { type: 'shortlistQuestions', questions: [q('nowhere')] }).isRefused('notFound')
    story.after(fay, { type: 'parkQuestion', question: q('heat') })
    expect(shortlist()).toEqual([])
  })

  test('[QU10] a question that is being voted on is left as it is', () => {
    const story = given(...two, asked('other'), accepted('other')).after(fay, {
      type: 'openPoll',
      method: 'value_gap',
      questions: [q('rent'), q('heat')],
    })
    const touching: readonly Command[] = [
      { type: 'editQuestion', question: q('rent'), text: 'Who is behind?' },
      { type: 'parkQuestion', question: q('rent') },
      { type: 'withdrawQuestion', question: q('rent') },
      { type: 'mergeQuestions', into: q('rent'), from: [q('other')] },
      { type: 'mergeQuestions', into: q('other'), from: [q('rent')] },
    ]
    for (const command of touching) story.when(fay, command).isRefused('questionInPoll')
    story.after(fay, { type: 'parkQuestion', question: q('other') })
    story.after(fay, { type: 'closePoll', poll: p('new-1') })
    for (const command of touching.slice(0, 2)) story.after(fay, command)
  })

  test('[QU3] what is not there cannot be changed', () => {
    const none = { question: q('nowhere') }
    for (const type of [
      'acceptQuestion',
      'editQuestion',
      'parkQuestion',
      'restoreQuestion',
      'withdrawQuestion',
      'unmergeQuestion',
    ] as const)
      given(...two)
        .when(fay, { type, ...none })
        .isRefused('notFound')
  })
})

test('[QU6] somebody who cares about several merged questions is counted once', () => {
  const wants = (question: string) =>
    ({ type: 'showInterest', question: q(question), interests: ['want_answer'] }) as const
  const story = given(...two)
    .after(fay, { type: 'moveToStage', stage: stage('data') })
    .after(ann, wants('rent'))
    .after(ann, wants('heat'))
    .after(bob, wants('heat'))
    .after(fay, { type: 'mergeQuestions', into: q('rent'), from: [q('heat')] })
  expect([...partnersOf(story.room)].map(([question, who]) => [question, [...who]])).toEqual([['rent', ['ann', 'bob']]])
  expect(story.shared().interests).toEqual({
    rent: { people: 2, byInterest: { want_answer: 2 }, contacts: {} },
  })
})

describe('[QU7] an import', () => {
  test('adds every good row and names the rows there is no room for', () => {
    const full = Array.from({ length: MOST_QUESTIONS - 2 }, (_, at) => asked(`q${at}`))
    const rows = [2, 3, 5].map((row) => ({ row, text: `Question ${row}?`, action: '' }))
    const story = given(...room, ...full).after(fay, { type: 'importQuestions', rows })
    expect(story.value).toEqual({ added: 2, refused: [{ row: 5, reason: 'roomFull' }] })
    expect(story.room.questions.size).toBe(MOST_QUESTIONS)
    expect([...story.room.questions.values()].at(-1)).toMatchObject({ text: 'Question 3?', status: 'accepted' })
  })

  test('reads a CSV file row by row, and says what is wrong with a bad one', () => {
    const long = 'x'.repeat(281)
    const csv = [
      'question,action',
      'Who is cold?,visit them',
      ',only an action',
      'No',
      `"two\nlines?",`,
      `Why?,${long}`,
    ]
    expect(readCsv(csv.join('\n'))).toEqual({
      rows: [
        { row: 2, text: 'Who is cold?', action: 'visit them' },
        { row: 5, text: 'two\nlines?', action: '' },
      ],
      refused: [
        { row: 3, reason: 'The question is missing.' },
        { row: 4, reason: 'The question is too short.' },
        { row: 7, reason: 'The action is too long: at most 280 characters.' },
      ],
    })
  })

  test('reads a list, and a strange row stops no other', () => {
    const { rows, refused } = readList([
      { text: 'Who is cold?' },
      null,
      7,
      { text: 'Why?', colour: 'red' },
      { text: 'How?' },
    ])
    expect(rows.map(({ row, text }) => [row, text])).toEqual([
      [1, 'Who is cold?'],
      [5, 'How?'],
    ])
    expect(refused.map(({ row }) => row)).toEqual([2, 3, 4])
  })
})
