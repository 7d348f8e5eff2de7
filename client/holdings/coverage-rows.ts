import { remembered, rememberedPair } from '#shared/kit/remembered.ts'
import type { CoverageCell } from '#shared/holdings/coverage.ts'
import type { SharedView } from '#shared/room/views/shared-view.ts'
import type { Asked } from './known.ts'

export interface Organisation {
  /** Folded; "" for people who named none. */
  readonly key: string
  readonly name: string
}

export interface CoverageRow {
  readonly question: Asked
  /** One for each organisation, in their order; undefined where nobody there has answered. */
  readonly cells: readonly (CoverageCell | undefined)[]
  /** How many organisations hold something. */
  readonly holders: number
  readonly answered: number
}

type Coverage = SharedView['coverage']

/** By name, people without an organisation last. */
export const organisationsIn = ({ organisations }: Pick<Coverage, 'organisations'>): readonly Organisation[] =>
  byName(organisations)

const byName = remembered((organisations: Coverage['organisations']): readonly Organisation[] =>
  Object.entries(organisations)
    .map(([key, name]) => ({ key, name: key === '' ? 'No organisation' : name }))
    .toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || collator.compare(a.name, b.name)),
)
const collator = new Intl.Collator('en-GB')

/** A row in which nothing changed is the same object as the time before. */
export const rowsOf = (
  { cells }: Coverage,
  questions: readonly Asked[],
  organisations: readonly Organisation[],
): readonly CoverageRow[] => questions.map((question) => rowOf(question, organisations)(cells[question.id] ?? NOTHING))

const NOTHING: Readonly<Record<string, CoverageCell>> = {}

const rowOf = rememberedPair((question: Asked, organisations: readonly Organisation[]) =>
  remembered((cells: Readonly<Record<string, CoverageCell>>): CoverageRow => {
    const row = organisations.map(({ key }) => cells[key])
    return {
      question,
      cells: row,
      holders: row.filter(holdsSomething).length,
      answered: row.filter((cell) => cell !== undefined).length,
    }
  }),
)

export const holdsSomething = (cell: CoverageCell | undefined): boolean =>
  cell !== undefined && (cell.holdings > 0 || cell.answer === 'we_hold')

/** Questions about which the fewest hold something first: what nobody holds is worth knowing. */
export const emptyFirst = (rows: readonly CoverageRow[]): readonly CoverageRow[] =>
  rows.toSorted((a, b) => a.holders - b.holders)

/** Organisations that have said something about at least one question. */
export const answeredBy = (
  rows: readonly CoverageRow[],
  organisations: readonly Organisation[],
): readonly Organisation[] =>
  organisations.filter(({ key }, at) => key !== '' && rows.some(({ cells }) => cells[at]?.answer !== undefined))

/** A figure in a cell, and the step of colour behind it. Something held that nobody has named yet is a plain yes. */
export function figureOf({ holdings, answer }: CoverageCell): string {
  if (holdings === 0 && answer === 'we_hold') return 'yes'
  return holdings > 4 ? '4+' : String(holdings)
}
export const stepOf = ({ holdings, answer }: CoverageCell): number =>
  holdings === 0 && answer === 'we_hold' ? 1 : Math.min(holdings, 4)

export function cellWords(cell: CoverageCell | undefined): string {
  if (cell === undefined) return 'no answer yet'
  if (cell.holdings > 0) return cell.holdings === 1 ? '1 named' : `${cell.holdings} named`
  return {
    we_hold: 'holds something, not named yet',
    someone_else: 'says someone else holds it',
    nobody: 'says nobody holds it',
  }[cell.answer ?? 'nobody']
}
