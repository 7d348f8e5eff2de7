import type { SummaryFormat } from '#shared/summary/formats.ts'
import { fetchFile } from '../realtime/fetch-file.ts'

export { saveFile } from '../realtime/fetch-file.ts'

interface Wanted {
  readonly code: string
  readonly token: string
  readonly format: SummaryFormat
  /** Undefined for people who have no choice. */
  readonly names: boolean | undefined
}

/** Asks for the record as a file. */
export function fetchRecord({ code, token, format, names }: Wanted) {
  const query = names === undefined ? '' : `?names=${names ? 'yes' : 'no'}`
  return fetchFile(`/api/rooms/${code}/summary.${format}${query}`, token)
}
