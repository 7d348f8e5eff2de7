import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { ResultView } from '#client/voting/result-view.tsx'
import { ResultWall } from '#client/voting/result-wall.tsx'
import { turnPages } from '#client/kit/page-turns.ts'
import { linePlan } from '#shared/voting/charts/line-plans.ts'
import { pictureOf, picturesIn } from '#shared/voting/charts/pictures.ts'
import { type MethodName, METHOD_NAMES } from '#shared/voting/methods.ts'
import { RANKED_RULES, type RankedRule } from '#shared/voting/methods/ranked.ts'
import { aRoomClient, renderInRoom } from '#tests/kit/a-room-client.tsx'
import { aPoll, P1, Q, QUESTIONS, SPLIT_ROOM, valueGapResult } from './a-poll.ts'
import { showLaptop, showPhone } from './a-vote.tsx'
import { pollOf, RESULTS, show, times } from './some-shown.tsx'

// What is fetched while people vote is there before the first result; a busy machine takes its time over it.
beforeAll(() => import('#client/voting/results/later-results.ts'))

const NUMBERS: ReadonlyMap<string, number> = new Map(Q.map((id, at) => [id, at + 1]))
const FRAME = { width: 640, em: 16, fine: 13 }
const DOTS = { config: { budget: 5 }, ballots: times(6, { dots: { q1: 3, q2: 2 } }) }
const SHOWN = { ...RESULTS, dots: DOTS }

const lined = METHOD_NAMES.filter((name): name is keyof typeof SHOWN => Object.hasOwn(SHOWN, name))
const namesOf = (images: readonly HTMLElement[]) => images.map((image) => image.querySelector('title')!.textContent)

test('every method but the one with a field is here', () => {
  expect(lined.toSorted()).toEqual(METHOD_NAMES.filter((name) => name !== 'value_gap').toSorted())
})

test.each(lined)('[VS70] every line of %s is an image that says its numbers', async (method) => {
  await show(method, SHOWN[method])
  const list = await screen.findByRole('list', { name: /^Chart of the result/ })
  const { result } = pollOf(method, SHOWN[method])
  const plan = linePlan(result!)!
  const lines = Object.values(plan.lines).map(({ words }) => words)
  expect(lines.length).toBeGreaterThan(0)
  expect(namesOf(within(list).getAllByRole('img')).toSorted()).toEqual(lines.toSorted())
  for (const name of lines) expect(within(list).getAllByRole('img', { name }).length).toBeGreaterThan(0)
})

test('[VS96] a result without an order has no places in its table', async () => {
  showLaptop()
  await show('opinion', SHOWN.opinion)
  const [table] = await screen.findAllByRole('table', { name: /^All questions/ })
  expect(within(table!).getByRole('columnheader', { name: 'Question' })).toBeDefined()
  expect(within(table!).queryAllByText('–')).toEqual([])
})

/** Pictures that each method has, when the result tells enough for them. */
const PICTURES: Readonly<Partial<Record<MethodName, readonly string[]>>> = {
  criteria: ['What the weights do'],
  ranked: ['Every question against every other'],
  equal_shares: ['How the budget was spent'],
  opinion: ['Ways of seeing'],
}

test.each(lined)(
  '[VS70] how a result of %s came about is drawn, named, told in words, and stands beside a table',
  async (method) => {
    showLaptop()
    await show(method, SHOWN[method])
    await screen.findByRole('figure')
    const { result } = pollOf(method, SHOWN[method])
    for (const title of PICTURES[method] ?? []) {
      const image = screen.getByRole('img', { name: title })
      const kind = picturesIn(result!).find((one) => pictureOf(one, result!, NUMBERS, FRAME)?.title === title)!
      const told = document.querySelector(`#${CSS.escape(image.getAttribute('aria-describedby')!)}`)!
      expect(told.textContent).toBe(pictureOf(kind, result!, NUMBERS, FRAME)!.words)
      const part = image.closest('section')!
      expect(within(part).getByRole('table')).toBeDefined()
    }
    expect(picturesIn(result!)).toHaveLength(PICTURES[method]?.length ?? 0)
  },
)

test('[VS70] the field of value and gap is an image with a name, and its table stands with it', async () => {
  const result = valueGapResult(SPLIT_ROOM)
  const client = aRoomClient({
    shared: { questions: QUESTIONS, polls: { [P1]: aPoll({ status: 'revealed', result, ballotsIn: 5 }) } },
  })
  await act(async () => void renderInRoom(<ResultView pollId={P1} />, client))
  const figure = screen.getByRole('figure')
  expect(within(figure).getByRole('img', { name: /^Chart of the result/ })).toBeDefined()
  expect(within(figure).getByRole('table', { hidden: true })).toBeDefined()
})

const CYCLE = [
  ...times(8, { ranking: [['q1'], ['q2'], ['q3']] }),
  ...times(7, { ranking: [['q2'], ['q3'], ['q1']] }),
  ...times(5, { ranking: [['q3'], ['q1'], ['q2']] }),
]

/** At the end of the line of question 1, and the pictures behind it. */
const BY_RULE: Readonly<Record<RankedRule, readonly [string, RegExp]>> = {
  schulze: ['beats 1', /^A circle of wins/],
  ranked_pairs: ['beats 1', /^A circle of wins/],
  copeland: ['beats 1', /^A circle of wins/],
  condorcet: ['beats 1', /^A circle of wins/],
  minimax: ['beats 1', /^A circle of wins/],
  kemeny: ['beats 1', /^A circle of wins/],
  borda: ['21 points', /^A circle of wins/],
  irv: ['8 first', /^Count by count/],
  stv: ['8 first', /^Count by count/],
}

test.each(RANKED_RULES)('[VS70] [VS71] ranked ballots are drawn by what %s looks at', async (rule) => {
  const [end, picture] = BY_RULE[rule]
  await show('ranked', { config: { rule, ...(rule === 'stv' && { seats: 1 }) }, ballots: CYCLE })
  const list = await screen.findByRole('list', { name: /^Chart of the result/ })
  const line = within(list)
    .getAllByRole('listitem')
    .find((one) => one.textContent.includes('How many families'))!
  expect(line.textContent).toContain(end)
  expect(screen.getByRole('img', { name: picture })).toBeDefined()
  expect(screen.getByRole('img', { name: 'Every question against every other' })).toBeDefined()
})

test('[VS72] on a phone the table of pairs names questions by number, and says the rest to who listens', async () => {
  showPhone()
  await show('ranked', { ballots: CYCLE })
  const pairs = await screen.findByRole('region', {
    name: 'How many people put one question above another',
    hidden: true,
  })
  const heads = within(pairs).getAllByRole('rowheader', { hidden: true })
  expect(heads.map(({ textContent }) => textContent)).toContain('Question 1: How many families go without heating?')
  const seen = heads[0]!.cloneNode(true) as HTMLElement
  seen.querySelector('[data-short] > span')!.remove()
  expect(seen.textContent).toMatch(/^Question \d$/)
})

test('[VS13] [VS64] a question whose numbers are hidden has its place, a dash, and no image', async () => {
  const ballots = [...times(6, { scores: { q1: 5, q2: 3 } }), { scores: { q1: 5, q2: 3, q3: 1 } }]
  await show('score', { ballots })
  const list = await screen.findByRole('list', { name: /^Chart of the result/ })
  expect(within(list).getAllByRole('img')).toHaveLength(2)
  const hidden = within(list)
    .getAllByRole('listitem')
    .find((one) => one.textContent.includes('What makes people wait'))!
  expect(hidden.textContent.endsWith('–')).toBe(true)
})

test('[WL10] the wall turns to how a result came about by its keys, and back', async () => {
  await show('ranked', { ballots: CYCLE }, <ResultWall />)
  await screen.findByRole('heading', { level: 1 })
  expect(screen.getByText(/Page 1 of 3: next, how it came about/)).toBeDefined()
  expect(screen.queryByRole('img', { name: 'A circle of wins' })).toBeNull()
  await act(async () => void turnPages(1))
  expect(screen.getByRole('img', { name: 'A circle of wins' })).toBeDefined()
  expect(screen.getByText('How many families go without heating?')).toBeDefined()
  await act(async () => void turnPages(1))
  expect(screen.getByRole('img', { name: 'Every question against every other' })).toBeDefined()
  expect(turnPages(1)).toBe(false)
  await act(async () => void turnPages(-1))
  await act(async () => void turnPages(-1))
  expect(screen.getByRole('list', { name: /comes first/ })).toBeDefined()
  expect(turnPages(-1)).toBe(false)
})

test('[WL10] a result with nothing behind it has one page', async () => {
  await show('dots', DOTS, <ResultWall />)
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByText(/Page 1/)).toBeNull()
  expect(turnPages(1)).toBe(false)
})

test('[VS70] the table behind a picture on a phone opens by its button', async () => {
  showPhone()
  await show('ranked', { ballots: CYCLE })
  const buttons = await screen.findAllByText('Show the table')
  fireEvent.click(buttons.at(-1)!)
  expect(
    screen.getByRole('table', { name: 'How many people put one question above another', hidden: true }),
  ).toBeDefined()
})
