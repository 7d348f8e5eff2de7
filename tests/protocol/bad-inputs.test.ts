import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import ballots from '#tests/fixtures/bad-ballots.json' with { type: 'json' }
import commands from '#tests/fixtures/bad-commands.json' with { type: 'json' }
import framing from '#tests/fixtures/bad-framing.json' with { type: 'json' }
import http from '#tests/fixtures/bad-http.json' with { type: 'json' }
import imports from '#tests/fixtures/bad-import.json' with { type: 'json' }
import joining from '#tests/fixtures/bad-joining.json' with { type: 'json' }
import { aBadDay, type BadDay } from './bad-day.ts'
import { enter } from './stock-client.ts'
import { bytesOf, textOf, unfolded, type Written } from './written.ts'

// TRUST.md §11. Of everything here: the documented answer, no echo, no stack, nothing in a log, and others notice nothing.

interface HttpInput {
  readonly n: number
  readonly name: string
  readonly method: string
  readonly path: Written
  readonly headers?: Readonly<Record<string, Written>>
  readonly body?: Written
  readonly as?: string
  readonly answer: { readonly status: number; readonly code: string; readonly allow?: string }
}

let day: BadDay
beforeAll(async () => void (day = await aBadDay()))
afterAll(() => day.close())

/** Sends exactly this, as no well-behaved client would let us. */
function ask({ method, path, headers = {}, body, as }: HttpInput, sent: Buffer | undefined) {
  const given = Object.entries(headers).map(([name, value]) => [name, textOf(value)])
  const all: Record<string, string> = {
    ...Object.fromEntries(given),
    ...(as && { authorization: `Bearer ${day.tokens[as]}` }),
    ...(body !== undefined && { 'content-length': String(sent?.length) }),
  }
  return new Promise<{ status: number; type: string; cache: string; allow: string | undefined; text: string }>(
    (resolve, reject) => {
      const target = { host: '127.0.0.1', port: day.house.port, method, path: day.filled(textOf(path)), headers: all }
      const asking = request(target, (answer) => {
        let text = ''
        const { 'content-type': type = '', 'cache-control': cache = '', allow } = answer.headers
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, type, cache, allow, text }))
      })
      asking.on('error', reject).end(sent)
    },
  )
}

const FILES = { http, joining, import: imports }
describe.each(Object.entries(FILES))('over HTTP, %s', (_, { cases }) => {
  test.each(cases as readonly unknown[] as readonly HttpInput[])('$n: $name is $answer.status', async (input) => {
    const sent = input.body === undefined ? undefined : bytesOf(input.body)
    const body = typeof input.body === 'string' ? Buffer.from(day.filled(input.body)) : sent
    const plain = `${textOf(input.path)} ${body?.toString().slice(0, 20_000) ?? ''}`
    const { status, type, cache, allow, text } = await day.unnoticed(plain, () => ask(input, body))
    expect([status, type, cache]).toEqual([input.answer.status, 'application/problem+json; charset=utf-8', 'no-store'])
    const problem = JSON.parse(text) as Record<string, unknown>
    expect(problem).toMatchObject({ type: 'about:blank', status: input.answer.status, code: input.answer.code })
    expect(String(problem['title'])).not.toBe('There is a problem with the service')
    expect(text).not.toMatch(/ at .*:\d+:\d+|node_modules|\/work\//)
    expect(day.isRepeated(plain, text)).toEqual([])
    if (input.answer.allow) expect(allow).toBe(input.answer.allow)
  })
})

/** Everything that comes back over a bare line, until it is closed. */
function onTheLine(parts: readonly Buffer[]): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const line = connect(day.house.port, '127.0.0.1', () => parts.forEach((part) => line.write(part)))
    line.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (/^HTTP[^]*\r\n\r\n/.test(text) && !/Connection: close/i.test(text)) line.end()
    })
    line.on('error', () => undefined) // a line that is cut while we still write is what some of these expect
    line.on('close', () => resolve(text))
  })
}

test.each(framing.cases)('on a bare line, $n: $name is $answer.status', async ({ send, answer }) => {
  const parts = (send as readonly Written[]).map((part) =>
    typeof part === 'string' ? Buffer.from(day.filled(part)) : bytesOf(part),
  )
  const said = await day.unnoticed('smuggled', () => onTheLine(parts))
  const [, status = '0'] = /^HTTP\/1\.1 (\d+)/.exec(said) ?? []
  expect(Number(status)).toBe(answer.status)
  expect(said).not.toMatch(/smuggled|evil|Set-Cookie/)
  expect(said.match(/HTTP\/1\.1/g) ?? []).toHaveLength(answer.status === 0 ? 0 : 1)
})

let fresh = 0
const ASKED = { commands, ballots }
describe.each(Object.entries(ASKED))('as a command, %s', (_, { cases }) => {
  test.each(cases as readonly { n: number; name: string; payload: unknown; code: string; as: string }[])(
    '$n: $name is $code',
    async ({ payload, code, as }) => {
      const sent = day.filled(JSON.stringify(unfolded(payload))).replace('"fresh"', `"fresh-${++fresh}"`)
      const answer: unknown = await day.unnoticed(sent, async () => {
        const client = await enter(day.house.base, day.room, day.tokens[as]!)
        const given: unknown = await client.socket.timeout(5_000).emitWithAck('command', JSON.parse(sent))
        client.close()
        return given
      })
      expect(answer).toMatchObject({ ok: false, refusal: { code } })
    },
  )
})

test('after all this nothing has changed, nothing went wrong inside, and no prototype was touched', () => {
  expect(day.contents()).toEqual(day.before)
  expect(day.errors()).toEqual([])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})
