import { fail, ok, type Result } from '#shared/kit/result.ts'
import type { ProblemDetails } from '#shared/protocol/http.ts'

/**
 * Asks the server over HTTP. Whatever goes wrong is a value: the server's own problem (RFC 9457), or one of two of ours,
 * `unreachable` (no answer) and `foreignPage` (somebody else answered, as the sign-in page of a Wi-Fi does).
 */
export type Reply<T> = Result<T, ProblemDetails>

export const getJson = <T>(path: string, token?: string): Promise<Reply<T>> =>
  request(path, { headers: headersOf(token) })

export const postJson = <T>(path: string, body: unknown, token?: string): Promise<Reply<T>> =>
  request(path, {
    method: 'POST',
    headers: { ...headersOf(token), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** For a table as the spreadsheet wrote it. */
export const postCsv = <T>(path: string, csv: string, token?: string): Promise<Reply<T>> =>
  request(path, { method: 'POST', headers: { ...headersOf(token), 'content-type': 'text/csv' }, body: csv })

const headersOf = (token: string | undefined) => ({
  accept: 'application/json, application/problem+json',
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
})

async function request<T>(path: string, init: RequestInit): Promise<Reply<T>> {
  const answer = await fetch(path, { ...init, redirect: 'manual', cache: 'no-store' }).catch(() => undefined) // told as unreachable
  if (!answer) return fail(ownProblem('unreachable', 0))
  const kind = answer.headers.get('content-type') ?? ''
  if (!/^application\/(problem\+)?json/.test(kind)) return fail(strange(answer))
  const body: unknown = await answer.json().catch(() => undefined) // cut short: told as unreachable
  if (body === undefined) return fail(ownProblem('unreachable', answer.status))
  return answer.ok ? ok(body as T) : fail(problemIn(body, answer.status)) // our own server's shape, by its schema
}

/** A redirect or a page of HTML where JSON belongs is not ours. A gateway's 502 is our server being away. */
const strange = ({ type, status }: Response) =>
  type === 'opaqueredirect' || status < 500 ? ownProblem('foreignPage', status) : ownProblem('unreachable', status)

const ownProblem = (code: string, status: number): ProblemDetails => ({
  type: 'about:blank',
  title: code,
  status,
  code,
})

function problemIn(body: unknown, status: number): ProblemDetails {
  const hasCode = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
  return hasCode ? (body as ProblemDetails) : ownProblem('internal', status) // RFC 9457, made by our server
}
