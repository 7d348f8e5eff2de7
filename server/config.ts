import * as v from 'valibot'
import { CODE_LETTERS } from './people/secrets.ts'

/** Everything that can be set from outside, read once at start-up. */
export interface Config {
  readonly port: number
  /** Where to listen; unset means every address, so that phones in the same network get in. */
  readonly host: string | undefined
  readonly dataDir: string
  /** The address people type, when it is not the one we listen on; as `https://questions.example.org`. */
  readonly publicUrl: string | undefined
  /** Start with a rehearsal room that fills itself. */
  readonly demo: boolean
  /** How many proxies stand before us and may be believed about addresses. */
  readonly proxies: number
  /** New rooms from one address in a day; this machine itself may make ten times as many. */
  readonly newRoomsADay: number
  /** Megabytes of memory from which on no new room is made; unset, a part of what the machine gives. */
  readonly memoryMark: number | undefined
  /** With which letters the codes of new rooms begin; unset, with any. The proxy before us knows them too. */
  readonly codesBegin: string | undefined
  readonly logLevel: string
}

const whole = (fallback: number, max: number) =>
  v.pipe(v.optional(v.string(), String(fallback)), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(max))

/** A letter that stood twice would be drawn twice as often. */
const onlyOnce = v.check((letters: string) => new Set(letters).size === letters.length, 'each letter once')

const environment = v.object({
  PORT: whole(3000, 65_535),
  HOST: v.optional(v.string()),
  DATA_DIR: v.optional(v.string(), './data'),
  PUBLIC_URL: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//))),
  DEMO: v.optional(v.string()),
  PROXIES: whole(0, 10),
  NEW_ROOMS_A_DAY: whole(20, 99_999),
  MEMORY_MARK_MB: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/), v.transform(Number))),
  CODES_BEGIN: v.optional(
    v.pipe(v.string(), v.regex(new RegExp(`^[${CODE_LETTERS}]{1,${CODE_LETTERS.length}}$`)), onlyOnce),
  ),
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
})

/** Throws with the names of the variables that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = v.safeParse(environment, env)
  if (!read.success) {
    const names = read.issues.map((issue) => `${v.getDotPath(issue)} (${issue.message})`)
    throw new Error(`Cannot use the environment: ${names.join(', ')}`)
  }
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, DEMO, PROXIES, NEW_ROOMS_A_DAY, MEMORY_MARK_MB, CODES_BEGIN, LOG_LEVEL } =
    read.output
  return {
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    demo: DEMO === '1',
    proxies: PROXIES,
    newRoomsADay: NEW_ROOMS_A_DAY,
    memoryMark: MEMORY_MARK_MB,
    codesBegin: CODES_BEGIN,
    logLevel: LOG_LEVEL,
  }
}
