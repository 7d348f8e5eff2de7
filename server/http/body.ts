import type { Request } from 'express'
import { read, type Schema } from '#shared/kit/schema.ts'
import { Refused } from './problem.ts'

/** The body as the schema says, or a problem that names the field. */
export function bodyOf<T>(request: Request, schema: Schema<T>): T {
  const [, charset = 'utf-8'] = /charset="?([^";\s]+)/i.exec(request.get('content-type') ?? '') ?? []
  if (!request.is('application/json') || charset.toLowerCase() !== 'utf-8')
    throw new Refused(415, 'wrongFormat', 'Send application/json.')
  const result = read(schema, request.body as unknown) // whatever the parser found
  if (result.ok) return result.value
  throw new Refused(400, 'malformed', `${result.error.path}: ${result.error.message}`, [result.error])
}

/** The token after `Authorization: Bearer`. */
export function bearerOf(request: Request): string | undefined {
  const [, token] = /^Bearer ([\w-]{1,200})$/.exec(request.get('authorization') ?? '') ?? []
  return token
}
