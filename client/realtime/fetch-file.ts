import { fail, ok, type Result } from '#shared/kit/result.ts'

export interface FetchedFile {
  readonly name: string
  readonly content: Blob
}

/** Asks for a file of the room. What goes wrong is a code, as in `http.ts`. */
export async function fetchFile(path: string, token: string): Promise<Result<FetchedFile, string>> {
  const answer = await fetch(path, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'manual',
    cache: 'no-store',
  }).catch(() => undefined) // no network: said as `unreachable`
  if (!answer) return fail('unreachable')
  if (!answer.ok) return fail(await codeIn(answer))
  // A page of HTML may be somebody's sign-in page; only our own file says its name.
  const [, name] = /filename="(questions-first-[\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  if (name === undefined) return fail('foreignPage')
  const content = await answer.blob().catch(() => undefined) // the line went meanwhile: said so below
  return content ? ok({ name, content }) : fail('unreachable')
}

async function codeIn(answer: Response): Promise<string> {
  const isOurs = answer.headers.get('content-type')?.startsWith('application/problem+json')
  if (!isOurs) return answer.status >= 500 ? 'unreachable' : 'foreignPage'
  const problem: unknown = await answer.json().catch(() => undefined) // cut short: `internal` below
  const hasCode = typeof problem === 'object' && problem !== null && 'code' in problem
  return hasCode && typeof problem.code === 'string' ? problem.code : 'internal'
}

/** Hands a file to the browser, which asks or knows where to keep it. */
export function saveFile({ name, content }: FetchedFile) {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the file only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
