import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { type RecordFile, readRecordFile } from '#shared/summary/record-file.ts'
import { verifiedWords } from '#shared/summary/verify-words.ts'
import { verifyRecord } from '#shared/summary/verify.ts'
import { fail, type Result } from '#shared/kit/result.ts'

/** The largest room's record with all its ballots is smaller. */
const MOST_BYTES = 200 * 1024 * 1024

/** Exit codes: all that could be counted again is the same; something is different; there is no record to read. */
export const SAME = 0
const DIFFERENT = 1
export const UNREADABLE = 2

export interface Outcome {
  readonly code: number
  readonly lines: readonly string[]
}

/** Counts a downloaded record again. It needs nothing but the file. */
export async function verifyFile(path: string): Promise<Outcome> {
  const record = await readRecord(path)
  if (!record.ok) return { code: UNREADABLE, lines: [record.error] }
  const polls = verifyRecord(record.value, (text) => createHash('sha256').update(text).digest('hex'))
  const isDifferent = polls.some(({ verdict }) => verdict === 'different')
  return { code: isDifferent ? DIFFERENT : SAME, lines: verifiedWords(record.value, polls) }
}

async function readRecord(path: string): Promise<Result<RecordFile, string>> {
  try {
    const about = await stat(path)
    if (!about.isFile()) return fail(`${path} is not a file.`)
    if (about.size > MOST_BYTES) return fail(`${path} is larger than the record of any workshop.`)
    return readRecordFile((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''))
  } catch (reason) {
    // What the system says of a path is for whoever typed it; anything else is a fault of ours.
    if (reason instanceof Error && 'code' in reason && 'path' in reason)
      return fail(`${path} cannot be read: ${reason.message}`)
    throw reason
  }
}
