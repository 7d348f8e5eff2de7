import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { RefusalCode } from '#shared/core/refusal.ts'
import type { ProblemDetails } from '#shared/protocol/http.ts'

/** An expected no over HTTP: thrown inside a route, answered as RFC 9457 problem details. */
export class Refused extends Error {
  readonly status: number
  readonly code: RefusalCode
  readonly errors: ProblemDetails['errors']

  constructor(status: number, code: RefusalCode, detail?: string, errors?: ProblemDetails['errors']) {
    super(detail ?? '')
    this.status = status
    this.code = code
    this.errors = errors
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'This request cannot be understood',
  401: 'You are not known in this room',
  403: 'This is not allowed',
  404: 'There is nothing here',
  405: 'This cannot be done here',
  408: 'This took too long to arrive',
  409: 'This does not fit what is there',
  413: 'This is too big',
  414: 'This address is too long',
  415: 'This kind of file cannot be read',
  421: 'This is not our address',
  429: 'Too many tries',
  431: 'This is too big',
  503: 'The service cannot take this just now',
}

export const problemOf = (status: number, code: RefusalCode, refused?: Refused): ProblemDetails => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'There is a problem with the service',
  status,
  code,
  ...(refused?.message && { detail: refused.message }),
  ...(refused?.errors && { errors: refused.errors }),
})

export function sendProblem(response: Response, status: number, code: RefusalCode, refused?: Refused) {
  const body = problemOf(status, code, refused)
  response.status(status).set('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(body))
}

/** A route that may refuse by throwing; whatever else it throws is a bug and goes to the one place that logs bugs. */
export const route =
  (handle: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  (request: Request, response: Response, next: NextFunction) => {
    handle(request, response).catch(next)
  }
