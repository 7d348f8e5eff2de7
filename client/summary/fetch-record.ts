import type { SummaryFormat } from '#shared/summary/formats.ts'
import { fail, ok, type Result } from '#shared/kit/result.ts'

interface Wanted {
  readonly code: string
  readonly token: string
  readonly format: SummaryFormat
  /** Undefined for people who have no choice. */
  readonly names: boolean | undefined
}

export interface RecordFile {
  readonly name: string
  readonly content: Blob
}

/** Asks for the record as a file. What goes wrong is a code, as in `realtime/http.ts`. */
export async function fetchRecord({ code, token, format, names }: Wanted): Promise<Result<RecordFile, string>> {
  const query = names === undefined ? '' : `?names=${names ? 'yes' : 'no'}`
  const answer = await fetch(`/api/rooms/${code}/summary.${format}${query}`, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'manual',
    cache: 'no-store',
  }).catch(() => undefined)
  if (!answer) return fail('unreachable')
  if (!answer.ok) return fail(await codeIn(answer))
  // A page of HTML may be somebody's sign-in page; only our own file says its name.
  const [, name] = /filename="(questions-first-[\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  if (name === undefined) return fail('foreignPage')
  const content = await answer.blob().catch(() => undefined)
  return content ? ok({ name, content }) : fail('unreachable')
}

async function codeIn(answer: Response): Promise<string> {
  const isOurs = answer.headers.get('content-type')?.startsWith('application/problem+json')
  if (!isOurs) return answer.status >= 500 ? 'unreachable' : 'foreignPage'
  const problem: unknown = await answer.json().catch(() => undefined)
  const hasCode = typeof problem === 'object' && problem !== null && 'code' in problem
  return hasCode && typeof problem.code === 'string' ? problem.code : 'internal'
}

/** Hands a file to the browser, which asks or knows where to keep it. */
export function saveFile({ name, content }: RecordFile) {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the file only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
