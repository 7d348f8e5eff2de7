import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import compression from 'compression'
import helmet from 'helmet'
import { DamagedRoom, StoreFailed } from '../store/failures.ts'
import type { World } from '../world.ts'
import type { OurAddresses } from './our-addresses.ts'
import { type KnownPath, methodsAt } from './known-paths.ts'
import { oneReading } from './one-reading.ts'
import { Refused, sendProblem } from './problem.ts'

interface Means extends Pick<World, 'log'> {
  readonly addresses: OurAddresses
  readonly proxies: number
  /** What may be asked where, for whoever asks wrongly. */
  readonly paths: readonly KnownPath[]
  readonly styleHashes: readonly string[]
  /** Routes that read their own bodies come before the general reader of JSON. */
  readonly early: readonly RequestHandler[]
  readonly routers: readonly RequestHandler[]
}

const HALF_A_YEAR = 15_552_000

/** Everything that every HTTP request goes through, and every way it can end. */
export function webApp({ log, addresses, proxies, paths, styleHashes, early, routers }: Means) {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', proxies)
  app.set('query parser', 'simple')
  app.use(securityHeaders(styleHashes, addresses))
  app.use(oneReading)
  app.use(onlyOurs(addresses))
  app.use(onlyOurMethods(paths))
  app.use(compression())
  for (const router of early) app.use(router)
  app.use(express.json({ limit: '256kb', type: 'application/json', strict: true }))
  for (const router of routers) app.use(router)
  app.use((_request, response) => sendProblem(response, 404, 'notFound'))
  app.use(problems(log))
  return app
}

/** No inline code, no third party, no frame. HTTPS is the proxy's business, and promised only where there is one. */
function securityHeaders(styleHashes: readonly string[], { isSecure, socketsOf }: OurAddresses): RequestHandler {
  const always = helmet({
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...styleHashes],
        // React sets style properties one by one through the object model, which no policy counts as inline.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", (request) => socketsOf(request.headers.host)],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        // Text from people can never become script by mistake, whatever a library does.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  })
  return (request, response, next) => {
    response.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    if (isSecure(request.headers.host)) response.set('Strict-Transport-Security', `max-age=${HALF_A_YEAR}`)
    always(request, response, next)
  }
}

/** What else than reading and sending is asked, nobody here does; what is known here may be asked one way only. */
const onlyOurMethods =
  (paths: readonly KnownPath[]): RequestHandler =>
  ({ method, path }, response, next) => {
    const allowed = methodsAt(paths, path) ?? ['GET', 'HEAD', 'POST']
    if (allowed.includes(method)) return next()
    sendProblem(response.set('Allow', allowed.join(', ')), 405, 'notAllowed')
  }

/** A request for another host, or from a page of another origin, was not meant for us. */
const onlyOurs =
  ({ isOurHost, isOurOrigin }: OurAddresses): RequestHandler =>
  (request, response, next) => {
    if (!isOurHost(request.get('host'))) return sendProblem(response, 421, 'notAllowed')
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead && !isOurOrigin(request.get('origin'))) return sendProblem(response, 403, 'notAllowed')
    next()
  }

/** What the body parser throws, by its own `type`; whatever is not known is a bug, logged and said calmly. */
const problems =
  (log: World['log']): ErrorRequestHandler =>
  (reason: unknown, request, response, _next) => {
    if (response.headersSent) return response.destroy()
    if (reason instanceof Refused) return sendProblem(response, reason.status, reason.code, reason)
    if (reason instanceof DamagedRoom) return sendProblem(response, 503, 'roomDamaged')
    if (reason instanceof StoreFailed) return sendProblem(response, 503, 'readOnly')
    const { type, status } = reason as { readonly type?: unknown; readonly status?: unknown } // whatever was thrown
    if (type === 'entity.too.large') return sendProblem(response, 413, 'tooBig')
    if (status === 415) return sendProblem(response, 415, 'wrongFormat')
    if (typeof status === 'number' && status >= 400 && status < 500) return sendProblem(response, 400, 'malformed')
    log.error({ err: reason, method: request.method }, 'a request could not be answered')
    sendProblem(response, 500, 'internal')
  }
