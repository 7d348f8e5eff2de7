import type { Database } from './open-database.ts'

type Value = string | number | Uint8Array | null

/** One prepared statement whose rows have the given shape; the tables are STRICT, so SQLite keeps that promise. */
export interface Query<Result> {
  get(...values: readonly Value[]): Result | undefined
  all(...values: readonly Value[]): readonly Result[]
  /** How many rows were written. */
  run(...values: readonly Value[]): number
}

export function query<Result>(database: Database, sql: string): Query<Result> {
  const statement = database.prepare(sql)
  return {
    get: (...values) => statement.get(...values),
    all: (...values) => statement.all(...values),
    run: (...values) => statement.run(...values).changes,
  }
}
