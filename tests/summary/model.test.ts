import { describe, expect, test } from 'vitest'
import type { QuestionId } from '#shared/questions/question.ts'
import { ballotsOf } from '#shared/summary/ballots.ts'
import type { Summary } from '#shared/summary/summary.ts'
import { generalSteps, threadOf } from '#shared/summary/thread.ts'
import { canonical } from '#shared/voting/canonical.ts'
import { countPoll } from '#shared/voting/count.ts'
import { aRoomOf, fileOf, voteBy } from './a-vote.ts'
import { aWorkshop, digest, play, recordOf, PEOPLE } from './a-workshop.ts'

const workshop = aWorkshop()
const { questions, polls } = workshop
const record = recordOf(workshop)
const named = recordOf(workshop, { names: true })

const wordsOf = (id: QuestionId, from = record) =>
  threadOf(from, id)!.map(({ kind, knots }) => [kind, ...knots.map(({ text }) => text)])

describe('a thread', () => {
  test('[SU1] goes from the question to the next step', () => {
    expect(wordsOf(questions.heat)).toEqual([
      ['question', 'How many families in our area go without heating?', 'How many homes are cold?'],
      ['action', 'Target grants by street.'],
      ['priority', 'Place 1 of 3 in vote 1', 'Place 2 of 3 in vote 1, round 2'],
      ['held', 'Fuel voucher records'],
      ['needed', 'Incomes by street'],
      ['coverage', 'We hold something', 'Nobody holds it'],
      ['barriers', 'Families could be known in small areas'],
      ['ideas', 'A shared winter dashboard'],
      ['notes', 'We only count homes that asked.'],
      ['commitments', 'Draft a sharing agreement'],
      ['interest', '2 people want to be in on it'],
    ])
  })

  test('[SU70] tells of a vote without an order what people said, and no place', () => {
    const room = aRoomOf(14)
    voteBy(room, 'opinion')
    const file = JSON.parse(fileOf(room.played.room(), { names: true })) as Summary // written a moment ago
    const told = file.questions.map(({ id }) => threadOf(file, id)!.find(({ kind }) => kind === 'priority')!.knots)
    expect(new Set(told.flat().map(({ text }) => text))).toEqual(new Set(['What people said in vote 1']))
  })

  test('[SU1] holds the opportunities that answer a barrier, pinned or linked', () => {
    const barriers = threadOf(record, questions.heat)!.find(({ kind }) => kind === 'barriers')!
    expect(barriers.knots.map(({ id, under }) => [id, under.map((card) => card.id)])).toEqual([
      ['c-risk', ['c-counts', 'c-linked']],
    ])
  })

  test('[SU1] of a merged question is the thread of the one that stands for it', () => {
    expect(threadOf(record, questions.merged)).toEqual(threadOf(record, questions.heat))
  })

  test('[SU10] says in words what is not there', () => {
    const steps = threadOf(record, questions.lonely)!
    expect(steps.filter(({ knots }) => knots.length === 0).map(({ empty }) => empty)).toEqual([
      'No data named. That is worth knowing.',
      'No missing data named.',
      'No barriers named.',
      'No next step named.',
    ])
  })

  test('[SU11] is not needed to be told: what hangs on no question stands by itself', () => {
    expect(generalSteps(record).map(({ kind, knots }) => [kind, ...knots.map(({ text }) => text)])).toEqual([
      ['ideas', 'Ask the library'],
      ['commitments', 'Bring the groups together again'],
    ])
  })

  test('[SU11] of a question that was put aside leaves its things in the record', () => {
    const { ask, admit, room } = play()
    PEOPLE.forEach(admit)
    const question = ask('p-fay', { type: 'proposeQuestion', text: 'Who is cold?', action: 'Warm them' })[
      'question'
    ] as QuestionId
    ask('p-fay', {
      type: 'logHolding',
      title: 'A list',
      questions: [question],
      assetKind: 'dataset',
      shareStance: 'discuss',
    })
    ask('p-fay', { type: 'parkQuestion', question })
    const { board, notes } = workshop
    const parked = recordOf({ room: room(), board, notes })
    expect(parked.questions).toEqual([])
    expect(parked.general.holdings).toEqual(parked.holdings.map(({ id }) => id))
    expect(parked.holdings).toHaveLength(1)
  })
})

describe('the record', () => {
  test('[SU9] puts questions as the latest result did, and what was not voted on after', () => {
    const { grants, heat, lonely, parked } = questions
    expect(record.questions.map(({ id }) => id)).toEqual([grants, heat, lonely])
    expect(named.questions.map(({ id }) => id)).toEqual([grants, heat, lonely, parked])
  })

  test('[SU9] puts them as they were asked before there is a result', () => {
    const { ask, admit, room } = play()
    PEOPLE.forEach(admit)
    for (const text of ['Second to none?', 'Another one?'])
      ask('p-fay', { type: 'proposeQuestion', text, action: 'Act on it' })
    const { board, notes } = workshop
    expect(recordOf({ room: room(), board, notes }).questions.map(({ text }) => text)).toEqual([
      'Second to none?',
      'Another one?',
    ])
  })

  test('[SU21] names every parent by an id that is in it', () => {
    const ids = new Set<string>(
      [named.questions, named.holdings, named.cards, named.needs, named.commitments, named.polls]
        .flat()
        .map(({ id }) => id),
    )
    const parents = [
      ...named.cards.flatMap((card) => [...card.questions, ...card.holdings, ...card.answers]),
      ...named.holdings.flatMap((holding) => holding.questions),
      ...named.needs.flatMap((need) => [need.question, ...need.matches]),
      ...named.commitments.flatMap((step) => [
        ...step.holdings,
        ...step.cards,
        ...(step.question ? [step.question] : []),
      ]),
      ...named.questions.flatMap((one) => [...one.holdings, ...one.needs, ...one.cards, ...one.commitments]),
      ...named.questions.flatMap((one) => one.results.map((result) => result.poll)),
    ]
    expect(parents.length).toBeGreaterThan(15)
    expect(parents.filter((id) => !ids.has(id))).toEqual([])
  })

  test('[SU15] puts groups of people together that are too small to be told apart', () => {
    const { byOrganisationType, other, joined } = record.people
    expect(Object.values(byOrganisationType).every((people) => people >= 10)).toBe(true)
    expect(other + Object.values(byOrganisationType).reduce((sum, people) => sum + people, 0)).toBe(joined)
  })

  test('[SU17] tells how places and numbers moved between rounds', () => {
    const second = record.polls.find(({ id }) => id === polls.second)!
    expect(second.moved!.map(({ question, from, to }) => [question, from, to])).toEqual([
      [questions.heat, '1', '2'],
      [questions.grants, '2', '1'],
      [questions.lonely, '3', '3'],
    ])
    expect(second.moved!.map(({ changes }) => changes?.['value'])).toEqual([0, 1, undefined])
  })
})

describe('published ballots', () => {
  test('[SU6] give the published result when they are counted again', () => {
    for (const poll of record.polls.filter(({ ballots }) => ballots)) {
      // Ballots are published without what their voters belong to.
      const { byOrganisation: _, byConstituency: __, ...published } = poll.result!
      const { method, config, questions: items, ballots } = poll
      const { k, eligible } = published
      const again = countPoll({ method, config, items, ballots: ballots!.map((ballot) => ({ ballot })), eligible, k })
      expect(again).toEqual(published)
    }
    expect(record.polls.filter(({ ballots }) => ballots)).toHaveLength(2)
  })

  test('[SU5] fit the seal that was set when voting closed, and are joined to nobody', () => {
    const [first] = record.polls
    expect(digest(canonical(first!.ballots!))).toBe(first!.seal)
    expect(first!.ballots!.map((ballot) => canonical([ballot]))).toEqual(
      first!.ballots!.map((ballot) => canonical([ballot])).toSorted(),
    )
    expect(Object.keys(first!.ballots![0]!)).toEqual(['ratings'])
  })

  test('[SU5] are there from ten on, and without the seal before', () => {
    for (const [voters, expected] of [
      [9, 0],
      [10, 2],
    ] as const) {
      const small = aWorkshop({ voters })
      const withBallots = recordOf(small, { names: true }).polls.filter(({ ballots, seal }) => ballots ?? seal)
      expect(withBallots).toHaveLength(expected)
      expect(Object.keys(ballotsOf(small.room))).toHaveLength(expected)
    }
  })
})

test('[SU12] the record of a rehearsal says that its people are made up', () => {
  const { room } = workshop
  const rehearsed = recordOf({ ...workshop, room: { ...room, rehearsal: true } })
  expect(rehearsed.caution).toContain('Rehearsal: the people are made up.')
  expect(record.caution).not.toContain('Rehearsal')
})
