import { expect, test } from 'vitest'
import type { PollView } from '#shared/room/views/poll-view.ts'
import { differencesIn } from '#shared/summary/differences.ts'
import { FILE_K } from '#shared/summary/gate.ts'
import { pollRecords } from '#shared/summary/poll-records.ts'
import { pollTable } from '#shared/summary/poll-table.ts'
import type { Seen } from '#shared/summary/seen.ts'
import { countPoll } from '#shared/voting/count.ts'
import { METHODS } from '#shared/voting/methods.ts'
import { withTables } from '#shared/voting/tables.ts'
import { p, q } from '#tests/kit/people.ts'

const items = ['rent', 'heat', 'food']

/** What a file for anybody tells of a vote in which so many tables answered. */
function told(ballots: number, tables: readonly number[]) {
  const config = METHODS.ranked.configure({}, items)
  if (!config.ok) throw new Error(config.error.code)
  const cast = Array.from({ length: ballots }, () => ({ ballot: { ranking: [['rent'], ['heat'], ['food']] } }))
  const counted = countPoll({ method: 'ranked', config: config.value, items, ballots: cast, eligible: 20, k: 3 })
  const result = withTables(counted, tables)
  const about = { method: 'ranked', config: config.value, mode: 'anonymous', k: 3, round: 1, position: 1 } as const
  const turnout = { status: 'revealed', eligible: 20, ballotsIn: ballots } as const
  const view: PollView = { ...about, ...turnout, questions: items.map(q), result }
  const polls = { [p('p1')]: view }
  const [record] = pollRecords({ polls } as unknown as Seen, { at: 0, names: false, k: FILE_K }) // polls are all it looks at
  return { counted, record: record!, sentences: pollTable(record!, { questions: [] }).sentences }
}

test('[SU61] a record says how many tables answered, with how many people', () => {
  const { record, sentences } = told(12, [8, 7, 6])
  expect(record.result!.tables).toEqual({ count: 3, people: 21 })
  expect(sentences).toContain('12 of 20 people voted, among them 3 tables with 21 people.')
  expect(sentences).toContain('Each table counts as one ballot, however many people sit at it.')
  expect(told(12, Array(12).fill(5) as number[]).sentences).toContain('12 tables, 60 people.')
})

test('[SU61] below the threshold of a file nothing is said of tables', () => {
  const { record, sentences } = told(6, [8, 7])
  expect(record.result).not.toHaveProperty('tables')
  expect(sentences.join(' ')).not.toContain('table')
})

test('[SU61] a second count does not ask who sat together', () => {
  const { record, counted } = told(12, [8, 7, 6])
  const result = JSON.parse(JSON.stringify(record.result)) as Parameters<typeof differencesIn>[0]
  expect(differencesIn(result, { ...counted, k: FILE_K }, 'ranked')).toEqual([])
})
