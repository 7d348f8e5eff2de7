import type { PollResult } from '../count.ts'
import type { EqualSharesConfig } from '../methods/equal-shares.ts'
import type { Numbers } from './matrix.ts'
import type { PictureKind } from './pictures.ts'
import { countedRounds, NOBODY } from './round-flows.ts'
import { inOrder, toldItems } from './told-items.ts'
import { weightPanels } from './weight-lines.ts'
import { figure, oneDecimal, percent } from './words.ts'

/** A picture in figures. */
export interface PictureTable {
  readonly caption: string
  /** What heads the columns behind the first. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[] }[]
}

type Tabled = (result: PollResult, numbers: Numbers) => PictureTable | undefined

const nameOf = (numbers: Numbers, id: string) => `Question ${numbers.get(id) ?? '–'}`

const matrixTable: Tabled = (result, numbers) => {
  const { pairwise = {} } = result
  const items = toldItems(result)
  const told = inOrder(result).filter((id) => pairwise[id] && items.has(id))
  const cell = (row: string, column: string) => (row === column ? '·' : figure(pairwise[row]?.[column] ?? 0))
  return {
    caption: 'How many people put one question above another',
    columns: told.map((id) => nameOf(numbers, id)),
    rows: told.map((row) => ({ head: nameOf(numbers, row), cells: told.map((column) => cell(row, column)) })),
  }
}

const roundsTable: Tabled = (result, numbers) => {
  const counts = countedRounds(result)
  const order = inOrder(result).filter((id) => counts[0]?.holdings.some((one) => one.id === id))
  const held = (id: string) =>
    counts.map(({ holdings }) => {
      const own = holdings.find((one) => one.id === id)
      return own ? figure(own.votes) : ''
    })
  const hasNobody = counts.some(({ holdings }) => holdings.some(({ id }) => id === NOBODY))
  return {
    caption: 'Votes at each count',
    columns: counts.map((_, at) => `Count ${at + 1}`),
    rows: [
      ...order.map((id) => ({ head: nameOf(numbers, id), cells: held(id) })),
      ...(hasNobody ? [{ head: 'Nobody who is left', cells: held(NOBODY) }] : []),
    ],
  }
}

const weightsTable: Tabled = (result, numbers) => {
  const panels = weightPanels(result)
  const [first] = panels
  return {
    caption: 'Criteria, their weights, and what would change',
    columns: ['Weight', 'Draws level at', ...(first?.lines ?? []).map(({ id }) => nameOf(numbers, id))],
    rows: panels.map(({ label, weight, tipping, lines }) => ({
      head: label,
      cells: [
        percent(weight),
        tipping
          ? `${percent(tipping.weight)}, question ${numbers.get(tipping.rival)}`
          : tipping === null
            ? 'never'
            : '–',
        ...lines.map(({ alone }) => oneDecimal(alone)),
      ],
    })),
  }
}

const budgetTable: Tabled = ({ funded = [], config }, numbers) => {
  const { costs } = config as EqualSharesConfig // only this method funds
  const spentAt = (at: number) => funded.slice(0, at + 1).reduce((sum, id) => sum + (costs[id] ?? 0), 0)
  return {
    caption: 'How the budget was spent, step by step',
    columns: ['Cost', 'Spent so far'],
    rows: funded.map((id, at) => ({ head: nameOf(numbers, id), cells: [figure(costs[id] ?? 0), figure(spentAt(at))] })),
  }
}

const groupsTable: Tabled = ({ typical = {} }, numbers) => {
  const rows = Object.entries(typical).flatMap(([group, some]) =>
    some.map(({ statement, side }) => ({ head: nameOf(numbers, statement), cells: [group, side] })),
  )
  return rows.length === 0
    ? undefined
    : { caption: 'What sets the ways of seeing apart', columns: ['Way of seeing', 'They'], rows }
}

const TABLES: Readonly<Record<PictureKind, Tabled>> = {
  rounds: roundsTable,
  ring: () => undefined, // its counts stand in the table of pairs
  matrix: matrixTable,
  weights: weightsTable,
  budget: budgetTable,
  groups: groupsTable,
}

/** The figures of a picture, where it has some that stand in no other table. */
export const tableOf = (kind: PictureKind, result: PollResult, numbers: Numbers): PictureTable | undefined =>
  TABLES[kind](result, numbers)
