import type { PollResult } from './count.ts'

/** Tables that answered together. Each is one ballot, whoever sits at it: their rankings are summed (VOTING.md §1.2). */
export interface Tables {
  readonly count: number
  readonly people: number
}

/** A result with how many tables are in it; where only the number received is told, nothing of them is (VOTING.md §5.1). */
export const withTables = (result: PollResult, people: readonly number[]): PollResult =>
  result.status === 'below_k' || people.length === 0
    ? result
    : { ...result, tables: { count: people.length, people: people.reduce((sum, one) => sum + one, 0) } }

/** "5 of 24 voted", "6 tables, 41 people", "9 of 24 voted, among them 6 tables with 41 people": without a full stop. */
export function tablesIn({ received, tables }: Pick<PollResult, 'received' | 'tables'>, voted: string): string {
  if (!tables) return voted
  const count = tables.count === 1 ? '1 table' : `${tables.count} tables`
  return tables.count === received
    ? `${count}, ${tables.people} people`
    : `${voted}, among them ${count} with ${tables.people} people`
}
