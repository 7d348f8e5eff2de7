import { errorCodeOf, storeFailed } from './sqlite-errors.ts'

/** Begins it now; a fault of SQLite becomes `StoreFailed`, whatever it is. */
export async function attempt<Result>(run: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw errorCodeOf(error) === undefined ? error : storeFailed('reading failed', error)
  }
}
