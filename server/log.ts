import { createHmac } from 'node:crypto'
import { type DestinationStream, type Logger, pino } from 'pino'

interface Means {
  readonly level: string
  readonly secret: Buffer
  readonly to?: DestinationStream
}

/**
 * One JSON object a line. Nothing that people wrote, no address, no code and no token stands in it: ids are digests
 * that tell the same from another until the next start, and what breaks is told without what it broke on.
 */
export function houseLog({ level, secret, to }: Means): Logger {
  const digest = (id: unknown) => createHmac('sha256', secret).update(String(id)).digest('base64url').slice(0, 10)
  const serializers = { room: digest, person: digest, err: brokenThing, error: brokenThing }
  const settings = { level, base: null, serializers }
  return to ? pino(settings, to) : pino(settings)
}

/** Join codes, and whatever is as long and as random as ids and tokens are. */
const SECRETS = /\b[BCDFGHJKMNPQRSTVWXYZ2-9]{8}\b|\b[\w-]{12,}|"[^"]*"/g
const LONGEST = 300

function brokenThing(thing: unknown) {
  if (!(thing instanceof Error)) return { type: typeof thing }
  const { name, message, stack = '' } = thing
  const code = 'code' in thing && typeof thing.code === 'string' ? thing.code : undefined
  const frames = stack
    .slice(stack.indexOf('\n    at ') + 1)
    .split('\n')
    .slice(0, 12)
  return {
    type: name,
    ...(code !== undefined && { code }),
    message: message.slice(0, LONGEST).replaceAll(SECRETS, '…'),
    at: frames.map((frame) => frame.trim()).filter((frame) => frame.startsWith('at ')),
  }
}
