import { request } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import inputs from '#tests/fixtures/bad-inputs.json' with { type: 'json' }
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, type StockClient } from './stock-client.ts'

interface HttpInput {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly code: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly repeat?: number
  readonly as?: string
}

let house: House
let clock = Date.now()
let clients: Record<string, StockClient>
let tokens: Record<string, string>
let names: Record<string, string>
let before: unknown

beforeAll(async () => {
  house = await aHouse({ now: () => clock })
  const questions = [
    { text: 'How many families?', action: 'Target grants' },
    { text: 'Who misses out?', action: 'Call them' },
  ]
  const { room, fay, people, facilitatorPass, passes, join } = await aRoom(house.base, 1, { questions })
  const watcher = await join({ role: 'observer' })
  clients = { fay, ann: people[0]!, olu: await enter(house.base, room, watcher.token) }
  tokens = { fay: facilitatorPass.token, ann: passes[0].token, olu: watcher.token }
  const [question, other] = Object.keys(fay.view().shared.questions)
  const { value } = await fay.ask({
    type: 'openPoll',
    method: 'dots',
    questions: [question, other],
    config: { budget: 3, perItem: 3 },
  })
  const [stage] = Object.keys(fay.view().shared.agenda.stages)
  names = {
    room,
    question: question!,
    other: other!,
    poll: value.poll,
    stage: stage!,
    fay: facilitatorPass.person.id,
    ann: passes[0].person.id,
  }
  await vi.waitUntil(() => people[0]!.view().shared.polls[value.poll])
  before = structuredClone(fay.view().shared)
})
afterAll(async () => {
  for (const client of Object.values(clients)) client.close()
  await house.close()
})

const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (place, name: string) => names[name] ?? place)

/** Sends exactly this, as no well-behaved client would let us. */
function raw({
  method,
  path,
  headers = {},
  body,
  repeat = 1,
  as,
}: HttpInput): Promise<{ status: number; type: string; text: string }> {
  const bytes = body === undefined ? undefined : Buffer.from(body.repeat(repeat))
  const all = {
    ...headers,
    ...(as && { authorization: `Bearer ${tokens[as]}` }),
    ...(bytes && { 'content-length': String(bytes.length) }),
  }
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port: house.port, method, path: filled(path), headers: all },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text }),
        )
      },
    )
    asking.on('error', reject)
    asking.end(bytes)
  })
}

test.each(inputs.http as HttpInput[])('over HTTP, $name is answered $status $code', async (input) => {
  const { status, type, text } = await raw(input)
  expect([status, type]).toEqual([input.status, 'application/problem+json; charset=utf-8'])
  const problem = JSON.parse(text) as Record<string, unknown>
  expect(problem).toMatchObject({ type: 'about:blank', status: input.status, code: input.code })
  expect(String(problem['title']).length).toBeGreaterThan(5)
  expect(text).not.toMatch(/ at .*:\d+:\d+/)
})

test('a host that is not ours is not answered', async () => {
  const answer = await raw({
    name: '',
    method: 'GET',
    path: '/',
    status: 421,
    code: '',
    headers: { host: 'evil.example' },
  })
  expect(answer.status).toBe(421)
})

let sent = 0
test.each(inputs.commands)('as a command, $name is refused with $code', async ({ payload, code, as }) => {
  const body = JSON.parse(filled(JSON.stringify(payload)).replace('"fresh"', `"fresh-${++sent}"`)) as unknown
  // The bucket holds 40 commands and strikes end a connection; this test is about answers, so it takes its time.
  clock += 1_000
  const client = await enter(house.base, names['room']!, tokens[as]!)
  const answer: unknown = await client.socket.timeout(5_000).emitWithAck('command', body)
  client.close()
  expect(answer).toMatchObject({ ok: false, refusal: { code } })
})

test('events without an acknowledgement, of no known name or of a reserved one, end nobody else', async () => {
  for (const frame of [
    '42["command"]',
    '42["vote",{}]',
    '4377["x"]',
    '42["connect"]',
    '42["disconnect"]',
    '42["newListener",{}]',
    '42' + '['.repeat(10_000),
    '40/admin,',
    'x'.repeat(17_000),
  ]) {
    const client = await enter(house.base, names['room']!, tokens['ann']!)
    const { transport } = client.socket.io.engine as unknown as { transport: { ws: { send(frame: string): void } } }
    transport.ws.send(frame)
    await clients['olu']!.ask({ type: 'updateSelf', organisation: frame.slice(0, 10) })
    client.close()
  }
  expect(await clients['ann']!.ask({ type: 'updateSelf', organisation: 'Still here' })).toMatchObject({ ok: true })
})

test('a foreign origin opens neither socket', async () => {
  for (const path of [`/io/?EIO=4&transport=websocket&room=${names['room']}`, `/y/${names['room']}/board@1`]) {
    const status = await new Promise((resolve) => {
      const headers = {
        connection: 'Upgrade',
        upgrade: 'websocket',
        origin: 'https://evil.example',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      }
      const asking = request({ host: '127.0.0.1', port: house.port, path, headers })
      asking.on('response', (answer) => resolve(answer.statusCode))
      asking.on('upgrade', (answer) => resolve(answer.statusCode))
      asking.on('error', () => resolve('closed'))
      asking.end()
    })
    expect(status).not.toBe(101)
  }
})

test('after all this nothing has changed, nothing went wrong inside, and no prototype was touched', async () => {
  const { questions, polls, agenda, holdings, needs, commitments } = clients['fay']!.view().shared
  expect({ questions, polls, agenda, holdings, needs, commitments }).toEqual(
    (({ questions, polls, agenda, holdings, needs, commitments }) => ({
      questions,
      polls,
      agenda,
      holdings,
      needs,
      commitments,
    }))(before as never),
  )
  expect(house.errors).toEqual([])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})
