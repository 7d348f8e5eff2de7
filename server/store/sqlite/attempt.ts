import { errorCodeOf, storeFailed } from './sqlite-errors.ts'

/** Does it now; a fault of SQLite becomes `StoreFailed`, whatever it is. */
export async function attempt<Result>(run: () => Result): Promise<Result> {
  try {
    return run()
  } catch (error) {
    throw inWords(error)
  }
}

/** The same for what takes more than a moment. */
export const attemptLong = <Result>(run: () => Promise<Result>): Promise<Result> =>
  run().catch((error: unknown) => {
    throw inWords(error)
  })

const inWords = (error: unknown): unknown =>
  errorCodeOf(error) === undefined ? error : storeFailed('reading failed', error)
