import { fc } from '#tests/kit/chance.ts'
import { expect, test } from 'vitest'
import { FILE_K, gated } from '#shared/summary/gate.ts'
import { sharedView } from '#shared/room/views/shared-view.ts'
import { ballotsOf } from '#shared/summary/ballots.ts'
import { NOTHING_WRITTEN } from '#shared/summary/documents.ts'
import { summarise } from '#shared/summary/summarise.ts'
import { pollTable } from '#shared/summary/poll-table.ts'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { pollRecords } from '#shared/summary/poll-records.ts'
import type { Seen } from '#shared/summary/seen.ts'
import { countPoll, type PollResult } from '#shared/voting/count.ts'
import { type MethodName, METHOD_NAMES } from '#shared/voting/methods.ts'
import { p, q } from '#tests/kit/people.ts'
import { RENDERERS } from '#server/summary/renderers.ts'
import { ITEMS, someBallots } from '#tests/voting/ballots.ts'
import { aWorkshop, recordOf } from './a-workshop.ts'

test.each(METHOD_NAMES)('[SU3] a %s result behind a stricter gate is what counting with that gate gives', (method) => {
  const { config, ballots } = someBallots(method)
  const count = (all: readonly object[], k: number) =>
    countPoll({ method, config, items: ITEMS, ballots: all.map((ballot) => ({ ballot })), eligible: 20, k })
  fc.assert(
    fc.property(ballots, fc.integer({ min: 3, max: 10 }), (all, k) => {
      expect(gated(count(all, k), method, FILE_K)).toEqual(count(all, FILE_K))
    }),
  )
})

test.each([
  ['ranked', 'q1', [{ ranking: [['q1']] }, { ranking: [['q1'], ['q2']] }, { ranking: [['q1'], ['q3']] }]],
  ['pairwise', 'q4', [{ pairs: [['q1', 'q4', 1]] }, { pairs: [['q1', 'q2', 1]] }, { pairs: [['q1', 'q3', 1]] }]],
] as const)(
  '[SU3] %s: what fewer than ten stand behind is never the only thing a file hides',
  (method, least, [most, ...few]) => {
    const { config } = someBallots(method)
    const ballots = [...Array.from({ length: 10 }, () => most), ...few, ...few].map((ballot) => ({ ballot }))
    const inTheRoom = countPoll({ method, config, items: ITEMS, ballots, eligible: 20, k: 3 })
    expect(inTheRoom.items![least]).not.toEqual({ suppressed: true })
    const file = gated(inTheRoom, method, FILE_K)
    expect(file.items![least]).toEqual({ suppressed: true })
    expect(file).toEqual(countPoll({ method, config, items: ITEMS, ballots, eligible: 20, k: FILE_K }))
  },
)

test.each(METHOD_NAMES)(
  '[SU60] what moved since the round before follows from what a file tells of both: %s',
  (method) => {
    const { config, ballots } = someBallots(method)
    const resultOf = (all: readonly object[]) =>
      countPoll({ method, config, items: ITEMS, ballots: all.map((ballot) => ({ ballot })), eligible: 20, k: 3 })
    const recordsOf = (results: readonly PollResult[]) => {
      const polls = results.map((result, at) => [p(`p${at}`), viewOf(method, result, at)] as const)
      const seen = { polls: Object.fromEntries(polls) } as unknown as Seen // polls are all it looks at
      return pollRecords(seen, { at: 0, names: false, k: FILE_K })
    }
    const many = fc.tuple(ballots, ballots, ballots).map((parts) => parts.flat())
    let compared = 0
    fc.assert(
      fc.property(many, many, (before, now) => {
        const results = [before, now].map(resultOf)
        const records = recordsOf(results)
        expect(records).toEqual(recordsOf(results.map((result) => gated(result, method, FILE_K))))
        const { moved, since } = records[1]!
        if (!moved && !since) return
        compared++
        const isHidden = (id: string) => records.some(({ result }) => 'suppressed' in (result!.items![id] ?? {}))
        for (const { question, changes } of moved ?? []) expect(isHidden(question) && changes !== undefined).toBe(false)
        expect(Object.keys(since?.estimates ?? {}).filter(isHidden)).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(compared).toBeGreaterThan(5)
  },
)

const viewOf = (method: MethodName, result: PollResult, at: number): PollView => ({
  method,
  config: result.config,
  questions: ITEMS.map(q),
  mode: 'anonymous',
  round: at + 1,
  position: at + 1,
  ...(at > 0 && { previous: p('p0') }),
  k: result.k,
  eligible: result.eligible,
  status: 'revealed',
  ballotsIn: result.received,
  result,
})

test('[SU3] a file for anybody tells no numbers of fewer than ten ballots', () => {
  const few = aWorkshop({ voters: 9 })
  const record = recordOf(few)
  expect(record.polls.map(({ result }) => result?.status)).toEqual(['below_k', 'below_k', undefined])
  expect(record.questions.flatMap(({ results }) => results)).toEqual([])
  expect(pollTable(record.polls[0]!, record)).toMatchObject({
    rows: [],
    sentences: expect.arrayContaining(['9 received. Results are told when 10 or more people have answered.']),
  })
  expect(recordOf(few, { names: true }).polls[0]!.result?.status).toBe('counted')
})

test('[SU3] a question that few judged keeps its place and has no numbers in any file', () => {
  const workshop = aWorkshop()
  const { lonely } = workshop.questions
  for (const names of [true, false]) {
    const record = recordOf(workshop, { names })
    const question = record.questions.find(({ id }) => id === lonely)!
    expect(question.results.map(({ place, numbers }) => [place, numbers])).toEqual([
      ['3', undefined],
      ['3', undefined],
    ])
    expect(record.polls[0]!.result!.items![lonely]).toEqual({ suppressed: true })
    expect(RENDERERS.csv.render(record)).toContain('Only its place is told, so that nobody can be recognised')
  }
})

test('[SU4] of a vote that is closed and not revealed only the number received is told', () => {
  const { polls } = recordOf(aWorkshop(), { names: true })
  const dots = polls.find(({ method }) => method === 'dots')!
  expect(Object.keys(dots).toSorted()).toEqual(
    ['config', 'id', 'method', 'mode', 'questions', 'round', 'status', 'turnout', 'vote'].toSorted(),
  )
  expect(dots.turnout!.received).toBe(7)
  expect(pollTable(dots, recordOf(aWorkshop())).sentences[0]).toBe('7 received, not revealed.')
})

test('[SU4] a result that is not revealed is not told, even by a view that holds it', () => {
  const { room } = aWorkshop()
  const showing = { code: 'K7MB4QTR', present: new Set<never>(), turnout: new Map() }
  const seen = sharedView(room, showing)
  const polls = Object.fromEntries(
    Object.entries(seen.polls).map(([id, poll]) => [id, { ...poll, status: 'closed' as const }]),
  )
  const record = summarise({ ...seen, polls }, NOTHING_WRITTEN, { at: 0, names: true, k: 3, ballots: ballotsOf(room) })
  expect(record.polls.every(({ result, ballots, seal }) => !result && !ballots && !seal)).toBe(true)
})

test('[SU4] of an open vote nothing is told', () => {
  const workshop = aWorkshop()
  const { room } = workshop
  const open = new Map([...room.polls].map(([id, poll]) => [id, { ...poll, status: 'open' as const }]))
  const record = recordOf({ ...workshop, room: { ...room, polls: open } }, { names: true })
  expect(record.polls.every(({ turnout, result, ballots, seal }) => !turnout && !result && !ballots && !seal)).toBe(
    true,
  )
  expect(record.questions.flatMap(({ results }) => results)).toEqual([])
})
