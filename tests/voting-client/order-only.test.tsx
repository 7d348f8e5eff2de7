import { act, screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { ResultView } from '#client/voting/result-view.tsx'
import { ResultWall } from '#client/voting/result-wall.tsx'
import { withoutNulls } from '#shared/kit/patch.ts'
import { countPoll } from '#shared/voting/count.ts'
import type { MethodName } from '#shared/voting/methods.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, configOf, P1, Q, QUESTIONS } from './a-poll.ts'
import { showPhone, vote } from './a-vote.tsx'

beforeAll(() => import('#client/voting/results/later-results.ts'))

const CASES: readonly (readonly [MethodName, object, object])[] = [
  ['value_gap', { ratings: { q1: { value: 5, gap: 4 }, q2: { value: 3, gap: 3 }, q3: { value: 1, gap: 2 } } }, {}],
  ['dots', { dots: { q1: 3, q2: 2 } }, { budget: 5 }],
  ['score', { scores: { q1: 5, q2: 3, q3: 2 } }, {}],
  ['ranked', { ranking: [['q1'], ['q2'], ['q3']] }, {}],
  [
    'pairwise',
    {
      pairs: [
        ['q1', 'q2', 1],
        ['q2', 'q3', 1],
      ],
    },
    {},
  ],
  ['equal_shares', { approved: ['q1', 'q2'] }, { costs: { q1: 6, q2: 7, q3: 9 }, budget: 14 }],
  ['delphi', { estimates: { q1: 9, q2: 5, q3: 2 } }, {}],
  ['majority_judgment', { grades: { q1: 5, q2: 3, q3: 0 } }, {}],
]

function aRoomWith([method, ballot, more]: (typeof CASES)[number]) {
  const config = configOf(method, { ...more, tells: 'order' })
  const ballots = Array.from({ length: 6 }, () => ({ ballot }))
  const result = withoutNulls(countPoll({ method, config, items: Q, ballots, eligible: 6, k: 5 }))
  const poll = aPoll({ method, config, status: 'revealed', result, ballotsIn: 6, eligible: 6 })
  return aRoomClient({ shared: { questions: QUESTIONS, polls: { [P1]: poll } } })
}

describe.each(CASES)('[VS81] the order of %s without numbers', (...one) => {
  test('is a list of places on phone and console, with the reason', async () => {
    await act(async () => void renderInRoom(<ResultView pollId={P1} />, aRoomWith(one)))
    expect(await screen.findByText(/^The result tells the order alone, without numbers/)).toBeDefined()
    const figure = screen.getByRole('figure')
    const [first, ...others] = within(figure).getAllByRole('listitem')
    expect(first!.textContent).toMatch(/^1=?.*How many families/)
    expect(others).toHaveLength(2)
    expect(within(figure).queryByRole('img')).toBeNull()
    expect(screen.queryByRole('columnheader', { name: /Index|Mean|Dots|Put first|Beats|People/ })).toBeNull()
    expect(screen.queryByText('–')).toBeNull()
  })

  test('is a list of places on the wall, with the reason', async () => {
    await act(async () => void renderInRoom(<ResultWall />, aRoomWith(one)))
    expect(await screen.findByText('The result tells the order alone, without numbers.')).toBeDefined()
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
    expect(screen.queryByText('–')).toBeNull()
  })
})

test('[VS80] people read that only the order will be told before they answer', async () => {
  showPhone()
  await act(async () => void vote({ poll: { config: configOf('value_gap', { tells: 'order' }) } }))
  expect(
    screen.getByText(/Nobody can see who gave which answer.*The result tells the order alone, without numbers\./),
  ).toBeDefined()
})
