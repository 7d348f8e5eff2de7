import { fc } from '#tests/kit/chance.ts'
import { describe, expect, test } from 'vitest'
import { pollCharts } from '#server/summary/html-charts.ts'
import { ballotsOf } from '#shared/summary/ballots.ts'
import { FILE_K, gated } from '#shared/summary/gate.ts'
import { pollTable } from '#shared/summary/poll-table.ts'
import { pollRecords } from '#shared/summary/poll-records.ts'
import type { Seen } from '#shared/summary/seen.ts'
import type { RoomEvent } from '#shared/room/room.ts'
import { picturesIn } from '#shared/voting/charts/pictures.ts'
import { countPoll } from '#shared/voting/count.ts'
import { type MethodConfig, METHOD_NAMES, METHODS } from '#shared/voting/methods.ts'
import { ann, fay, p, person, q } from '#tests/kit/people.ts'
import { aRoomAt, given } from '#tests/kit/scenario.ts'
import { ITEMS, someBallots } from './ballots.ts'

const ORDERED = METHOD_NAMES.filter((name) => METHODS[name].hasOrder !== false)
/** Of the poll as a whole: how it was set up, who took part, and what follows from the order alone. */
const MAY_BE_TOLD =
  /^\.(config|k|eligible|received|silent|abstained|tieBreak\.seed|split|quota|spent|holding|ranks|byOrganisation\.voices|byConstituency\.(rankSum\.sums|agreement))(\.|$)/

const numbersIn = (value: unknown, path = ''): readonly string[] =>
  typeof value === 'number'
    ? [path]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => numbersIn(one, `${path}.${key}`))
      : []

describe.each(ORDERED)('[VO70] %s without numbers', (method) => {
  const { config: usual, ballots } = someBallots(method)
  const config = { ...usual, tells: 'order' } as MethodConfig // every method's config may say so
  const many = fc.tuple(ballots, ballots).map((parts) => parts.flat())
  const cast = (all: readonly object[]) =>
    all.map((ballot, at) => ({ ballot, organisation: `o${at % 5}`, group: ['funder', 'frontline'][at % 2]! }))
  const count = (all: readonly object[], k: number, chosen = config) =>
    countPoll({ method, config: chosen, items: ITEMS, ballots: cast(all), eligible: 40, k })

  test('tells the order and not one number about a question', () => {
    let told = 0
    fc.assert(
      fc.property(many, (all) => {
        const result = count(all, 3)
        if (result.status !== 'counted') return
        told++
        expect(numbersIn(result).filter((path) => !MAY_BE_TOLD.test(path))).toEqual([])
        const { order, unranked } = count(all, 3, usual)
        expect([result.order, result.unranked, result.flags]).toEqual([order, unranked, {}])
      }),
      { numRuns: 60 },
    )
    expect(told).toBeGreaterThan(20)
  })

  test('is the same behind a stricter gate, and in a record', () => {
    fc.assert(
      fc.property(many, (all) => {
        const { byConstituency: _, ...file } = gated(count(all, 3), method, FILE_K)
        const { byConstituency: __, ...strict } = count(all, FILE_K)
        expect(file).toEqual(strict)
      }),
      { numRuns: 40 },
    )
  })

  test('has a record with places and no figures', () => {
    const all = fc.sample(many, { numRuns: 40, seed: 4 }).find((one) => count(one, 3).status === 'counted')!
    const view = { method, config, questions: ITEMS.map(q), mode: 'anonymous', k: 3, round: 1, position: 1 }
    const polls = { [p('p0')]: { ...view, status: 'revealed', eligible: 40, ballotsIn: 9, result: count(all, 3) } }
    const [record] = pollRecords({ polls } as unknown as Seen, { at: 0, names: true, k: 3 }) // polls are all it looks at
    const table = pollTable(record!, { questions: [] })
    expect(table.sentences).toContain(
      'The result tells the order alone, without numbers. This was chosen before voting.',
    )
    expect([table.columns, table.rows.length, table.rows.flatMap(({ cells }) => cells)]).toEqual([[], ITEMS.length, []])
    expect(picturesIn(record!.result!)).toEqual([])
    expect(pollCharts(record!, table.rows, { polls: [record!] }).markup).toBe('')
  })
})

const accepted = ['rent', 'heat'].flatMap((id): RoomEvent[] => [
  { type: 'questionProposed', question: q(id), by: fay.id, text: `What of ${id}?`, action: 'act' },
  { type: 'questionAccepted', question: q(id), by: fay.id },
])
const people = Array.from({ length: 12 }, (_, at) => person(`p${at}`))
const admitted = people.map((id): RoomEvent => ({ type: 'personAdmitted', person: id, role: 'attendee' }))
const open = (more: object = {}) =>
  ({
    type: 'openPoll',
    method: 'approval',
    config: { tells: 'order' },
    questions: [q('rent'), q('heat')],
    ...more,
  }) as const

const blank = { type: 'castBallot', poll: p('new-1'), ballot: { approved: [] } } as const

describe('[VO70] in a room', () => {
  test('is refused where answers are seen with names, and where nothing comes first', () => {
    const story = given(...aRoomAt('voting'), ...accepted)
    for (const mode of ['confidential', 'attributed']) story.when(fay, open({ mode })).isRefused('bad_config')
    story.when(fay, open({ method: 'opinion' })).isRefused('bad_config')
    story.when(fay, open({ config: { tells: 'all' } })).isRefused('bad_config')
    expect(story.after(fay, open()).after(ann, blank).room.polls.get(p('new-1'))!.ballots.size).toBe(1)
  })

  test('holds for every further round, and no ballot of it is published', () => {
    const poll = p('new-1')
    const story = given(...aRoomAt('voting'), ...accepted, ...admitted).after(fay, open())
    for (const [at, id] of people.entries())
      story.after(
        { id, role: 'attendee' },
        { type: 'castBallot', poll, ballot: { approved: at % 3 ? ['rent'] : ['heat'] } },
      )
    story.after(fay, { type: 'closePoll', poll }).after(fay, { type: 'revealResult', poll })
    expect(story.shared().polls[poll]!.result).toMatchObject({
      order: [['rent'], ['heat']],
      items: { rent: { suppressed: true } },
    })
    expect(ballotsOf(story.room)).toEqual({})
    story.after(fay, { type: 'nextRound', poll })
    expect([...story.room.polls.values()].map(({ config }) => (config as MethodConfig).tells)).toEqual([
      'order',
      'order',
    ])
  })
})
