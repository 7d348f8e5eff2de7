import type { RequestHandler } from 'express'
import { sendProblem } from './problem.ts'

const STILL_ANSWERED = new Set(['/healthz', '/readyz', '/metrics'])

/** A house on its way out begins nothing new; whoever asks comes back in a moment, to the next one. */
export const whileDraining =
  (isDraining: () => boolean): RequestHandler =>
  (request, response, next) => {
    if (!isDraining() || STILL_ANSWERED.has(request.path)) return next()
    sendProblem(response.set('Connection', 'close').set('Retry-After', '2'), 503, 'readOnly')
  }
