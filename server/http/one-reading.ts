import type { RequestHandler } from 'express'
import { sendProblem } from './problem.ts'

const LONGEST_ADDRESS = 2_048
const MOST_HEADERS = 100
/** Two of these, and two programs could read two different requests. */
const ONCE = new Set(['host', 'authorization', 'content-type', 'content-length', 'transfer-encoding', 'origin'])
/** The fields a query may have; whatever else is asked of the API is a mistake, or meant for somebody else. */
const QUERIES: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/^\/api\/rooms\/[^/]+\/summary\.\w+$/, new Set(['names'])],
]

/** What could be read in more than one way is not read at all (TRUST.md §11). */
export const oneReading: RequestHandler = (request, response, next) => {
  const { rawHeaders, url } = request
  const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase())
  const once = names.filter((name) => ONCE.has(name))
  const refuse = (status: number, code: 'tooBig' | 'malformed') =>
    sendProblem(response.set('Connection', 'close'), status, code)
  if (names.length > MOST_HEADERS) return refuse(431, 'tooBig')
  if (url.length > LONGEST_ADDRESS) return refuse(414, 'tooBig')
  const isClear = request.headers.host !== undefined && new Set(once).size === once.length && url.startsWith('/')
  if (!isClear || isStrangeQuery(request.path, url)) return refuse(400, 'malformed')
  next()
}

function isStrangeQuery(path: string, url: string): boolean {
  if (!path.startsWith('/api/')) return false
  const [, query] = /\?(.*)$/s.exec(url) ?? []
  if (!query) return false
  const known = QUERIES.find(([pattern]) => pattern.test(path))?.[1]
  const fields = [...new URLSearchParams(query).keys()]
  return fields.some((field) => !known?.has(field)) || new Set(fields).size < fields.length
}
