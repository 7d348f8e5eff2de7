import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { CoverageMatrix } from '#client/holdings/coverage-matrix.tsx'
import { figureOf, stepOf } from '#client/holdings/coverage-rows.ts'
import { CoverageWall } from '#client/holdings/coverage-wall.tsx'
import { RECORD_FIELDS, RECORD_GROUPS } from '#client/holdings/record-fields.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { q } from '#tests/kit/people.ts'

const asked = (text: string, position: number) => ({
  text,
  action: '',
  status: 'accepted' as const,
  position,
  shortlisted: false,
})
const shared = {
  questions: { [q('a')]: asked('Who is cold?', 1), [q('b')]: asked('Who misses out?', 2) },
  coverage: {
    organisations: { 'hill fund': 'Hill Fund', '': '', 'riverside advice': 'Riverside Advice' },
    cells: {
      [q('a')]: {
        'riverside advice': { holdings: 6, answer: 'we_hold' as const },
        'hill fund': { holdings: 0, answer: 'we_hold' as const },
        '': { holdings: 0, answer: 'nobody' as const },
      },
    },
  },
}

let isWide = true
beforeEach(() => {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    () => ({ matches: isWide, addEventListener: () => {}, removeEventListener: () => {} }) as never,
  )
})

const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    )

test('a table says who holds how much, a blank is no answer yet, and nought is somebody’s answer', () => {
  isWide = true
  renderInRoom(<CoverageMatrix />, aRoomClient({ shared }))
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
    'Question',
    'Hill Fund',
    'Riverside Advice',
    'No organisation',
    'Hold something',
  ])
  expect(rows()).toEqual([
    ['yesholds something, not named yet', '4+6 named', '0says nobody holds it', '2 of 3 hold something'],
    ['no answer yet', 'no answer yet', 'no answer yet', '0 of 3 hold something'],
  ])
  expect(screen.getByRole('region').tabIndex).toBe(0)
})

test('what the fewest hold comes first when asked for, and mine alone when asked for', () => {
  isWide = true
  renderInRoom(<CoverageMatrix />, aRoomClient({ shared }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Least held first' }))
  expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual(['Who misses out?', 'Who is cold?'])
  fireEvent.click(screen.getByRole('checkbox', { name: 'Only my organisation' }))
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toContain('Riverside Advice')
  expect(screen.queryByRole('columnheader', { name: 'Hill Fund' })).toBeNull()
})

test('on a phone each question has its list', () => {
  isWide = false
  renderInRoom(<CoverageMatrix />, aRoomClient({ shared }))
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getByText('2 of 3 hold something')).toBeTruthy()
  expect(screen.getByText('3 have not answered')).toBeTruthy()
})

test('nothing named is worth knowing', () => {
  renderInRoom(<CoverageMatrix />, aRoomClient())
  expect(screen.getByText('No data named. That is worth knowing.')).toBeTruthy()
})

test('the wall counts what does not fit', () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [q(`q${at}`), asked(`Question ${at}?`, at)]))
  renderInRoom(<CoverageWall />, aRoomClient({ shared: { ...shared, questions: many } }))
  expect(screen.getAllByRole('rowheader')).toHaveLength(6)
  expect(screen.getByText('A blank means no answer yet. And 3 more questions.')).toBeTruthy()
})

test('a cell has five steps', () => {
  expect([0, 1, 4, 5, 40].map((holdings) => [figureOf({ holdings }), stepOf({ holdings })])).toEqual([
    ['0', 0],
    ['1', 1],
    ['4', 4],
    ['4+', 4],
    ['4+', 4],
  ])
})

test('every field of a record is asked once', () => {
  const grouped = RECORD_GROUPS.flatMap(({ fields }) => fields)
  expect(grouped.toSorted()).toEqual(Object.keys(RECORD_FIELDS).toSorted())
})
