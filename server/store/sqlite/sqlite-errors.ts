import { StoreFailed } from '../failures.ts'

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
export const BUSY = 5
export const CORRUPT = 11
export const NOT_A_DATABASE = 26
const OUR_OWN = new Set([1 /* ERROR */, CORRUPT, 18 /* TOOBIG */, 19 /* CONSTRAINT */, 20 /* MISMATCH */])

/** Extended codes of a flush that failed: what the disk then holds is unknown, and a second flush may lie. */
const FLUSH_FAILED = new Set([1034 /* IOERR_FSYNC */, 1290 /* IOERR_DIR_FSYNC */])

const extendedCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined

export const errorCodeOf = (error: unknown): number | undefined => {
  const code = extendedCodeOf(error)
  return code === undefined ? undefined : code & 0xff
}

/** Whether the fault lies with the disk or the file as a whole, not with this one task. */
export const isWorldFault = (error: unknown): boolean => {
  const code = errorCodeOf(error)
  return code !== undefined && !OUR_OWN.has(code)
}

export const storeFailed = (what: string, cause: unknown): StoreFailed =>
  new StoreFailed(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    fatal: FLUSH_FAILED.has(extendedCodeOf(cause) ?? 0),
    cause,
  })
