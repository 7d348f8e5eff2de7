import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom } from '#tests/protocol/stock-client.ts'

let house: House
let room: Awaited<ReturnType<typeof aRoom>>
let olu: string
const [fay, ann] = [() => room.facilitatorPass.token as string, () => room.passes[0].token as string]

beforeAll(async () => {
  house = await aHouse()
  room = await aRoom(house.base, 2, { questions: [{ text: 'How many families?', action: 'Target grants' }] })
  olu = (await room.join({ role: 'observer', name: 'Olu' })).token
})
afterAll(async () => {
  ;[room.fay, ...room.people].forEach((client) => client.close())
  await house.close()
})

const record = (token: string | undefined, format = 'json', query = '') =>
  fetch(`${house.base}/api/rooms/${room.room}/summary.${format}${query}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  })
const codeOf = async (answer: Promise<Response>) => {
  const got = await answer
  return [got.status, ((await got.json()) as { code?: string }).code]
}

async function goTo(kind: string) {
  const stages = Object.entries(room.fay.view().shared.agenda.stages) as [string, { kind: string }][]
  await room.fay.ask({ type: 'moveToStage', stage: stages.find(([, stage]) => stage.kind === kind)![0] })
}

describe('before the last stage', () => {
  test('[SU13] facilitators have it, with names or without', async () => {
    await room.fay.ask({ type: 'makeCommitment', what: 'Call again', who: 'Wilhelmina' })
    const withNames = await (await record(fay())).text()
    expect(withNames).toContain('Wilhelmina')
    const without = await (await record(fay(), 'json', '?names=no')).text()
    expect(without).not.toContain('Wilhelmina')
    expect(JSON.parse(without)).toMatchObject({ names: 'removed', questions: [{ text: 'How many families?' }] })
  })

  test('[SU13] facilitators also have what was put aside, where names may be told', async () => {
    const { value } = await room.fay.ask({ type: 'proposeQuestion', text: 'What was put aside?', action: 'Wait' })
    await room.fay.ask({ type: 'parkQuestion', question: value.question })
    expect(await (await record(fay())).text()).toContain('What was put aside?')
    expect(await (await record(fay(), 'json', '?names=no')).text()).not.toContain('What was put aside?')
  })

  test('[SU13] attendees have to wait, observers never have it, strangers even less', async () => {
    expect(await codeOf(record(ann()))).toEqual([403, 'stageLocked'])
    expect(await codeOf(record(olu))).toEqual([403, 'notAllowed'])
    expect(await codeOf(record(undefined))).toEqual([401, 'notAdmitted'])
    expect(await codeOf(record('made-up'))).toEqual([401, 'notAdmitted'])
  })

  test('[SU14] comes under our own name and is kept by nobody', async () => {
    const answer = await record(fay(), 'md', '?names=no')
    const day = new Date().toISOString().slice(0, 10)
    const code = `${room.room.slice(0, 4)}-${room.room.slice(4)}`
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="questions-first-${code}-${day}.md"`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const named = await record(fay(), 'csv')
    expect(named.headers.get('content-disposition')).toContain(`${day}-with-names.csv"`)
  })

  test('[SU14] an unknown format is not found, and a question that is not ours malformed', async () => {
    for (const format of ['docx', 'JSON', 'json2', '..%2fjson', '__proto__'])
      expect([format, ...(await codeOf(record(fay(), format)))]).toEqual([format, 404, 'notFound'])
    for (const query of ['?names=maybe', '?names=yes&names=no', '?all=1'])
      expect([query, ...(await codeOf(record(fay(), 'json', query)))]).toEqual([query, 400, 'malformed'])
  })

  test.each([
    ['json', 'application/json'],
    ['csv', 'text/csv'],
    ['md', 'text/markdown'],
    ['html', 'text/html'],
  ])('[SU14] %s says what it is', async (format, type) => {
    const answer = await record(fay(), format)
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    expect(await answer.text()).toContain('How many families?')
  })
})

test('[SU11] what stands on the board is in the record at once', async () => {
  const { doc } = await room.fay.document('board')
  const card = new Y.Map<unknown>([
    ['kind', 'barrier'],
    ['text', new Y.Text('Nobody has time')],
    ['pos', [0, 0]],
  ])
  doc.getMap('stickies').set('s1', card)
  await vi.waitFor(async () => expect(await (await record(fay())).json()).toMatchObject({ general: { cards: ['s1'] } }))
})

describe('in the last stage', () => {
  test('[SU13] attendees have it without names, and never with them', async () => {
    await goTo('close')
    const answer = await record(ann())
    expect([answer.status, await answer.text()]).toEqual([200, expect.not.stringContaining('Wilhelmina')])
    expect(await codeOf(record(ann(), 'json', '?names=yes'))).toEqual([403, 'facilitatorOnly'])
    expect(await codeOf(record(olu))).toEqual([403, 'notAllowed'])
  })
})

test('[SU13] a closed room gives its record, board and all, to those who were in it', async () => {
  await goTo('lobby')
  await room.fay.ask({ type: 'closeRoom' })
  const answer = await record(ann())
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ room: { status: 'closed' }, cards: [{ text: 'Nobody has time' }] })
  expect(await codeOf(record(olu))).toEqual([403, 'notAllowed'])
  expect((await record(fay(), 'html')).status).toBe(200)
})

test('nothing of this was an error for the server', () => {
  expect(house.errors).toEqual([])
})
