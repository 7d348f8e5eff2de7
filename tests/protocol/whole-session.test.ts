import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { houseLog } from '#server/log.ts'
import { SUMMARY_FORMATS } from '#shared/summary/formats.ts'
import { aHouse } from '#tests/kit/house.ts'
import { storeInHand } from '#tests/room/store-in-hand.ts'
import { aRoom, enter, send } from './stock-client.ts'

// TRUST.md §8: a whole session, with all that can go wrong in it, and then a search of every output for every secret.

const NAMES = ['Person 1', 'Person 2', 'Wilhelmina', 'Organisation 1', 'reach-me@example.org']
const WORDS = ['Warm homes', 'How many families', 'Target grants', 'Nobody has time for it', 'Call them again']

async function aSession() {
  const lines: string[] = []
  const addresses: string[] = []
  const log = houseLog({ level: 'trace', secret: randomBytes(32), to: { write: (line) => void lines.push(line) } })
  let hand: ReturnType<typeof storeInHand> | undefined
  const house = await aHouse({
    log,
    through(store) {
      hand = storeInHand(store)
      return hand.store
    },
  })
  const { http } = house.app()
  for (const event of ['request', 'upgrade'])
    http.on(event, ({ url, headers }) => addresses.push(`${url} ${headers.referer ?? ''}`))

  const questions = [
    { text: 'How many families are cold?', action: 'Target grants' },
    { text: 'Who misses out?', action: 'Ask' },
  ]
  const session = await aRoom(house.base, 2, { questions })
  const { fay, people, join, room, made, facilitatorPass, passes } = session
  const secrets: Record<string, string> = { key: made.facilitatorKey, fay: facilitatorPass.token }
  passes.forEach((pass, at) => (secrets[`person ${at}`] = pass.token))
  secrets['inside id'] = (await house.app().rooms.at(room))!.id

  // A second facilitator comes by invitation, and goes.
  const { value } = await fay.ask({ type: 'inviteFacilitator' })
  secrets['invitation'] = value.invitation
  const second = await join({ invitation: value.invitation, name: 'Wilhelmina' })
  secrets['second'] = second.token
  const client = await enter(house.base, room, second.token)
  await fay.ask({ type: 'removePerson', person: second.person.id })
  await vi.waitFor(() => expect(client.goodbyes).toEqual(['removed']))

  // A vote, data with a way to reach somebody, a card, a note, and next steps.
  const ids = Object.keys(fay.view().shared.questions)
  const opened = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: ids })
  for (const person of people)
    await person.ask({
      type: 'castBallot',
      poll: opened.value.poll,
      ballot: { ratings: { [ids[0]!]: { value: 5, gap: 1 } } },
    })
  await fay.ask({ type: 'closePoll', poll: opened.value.poll })
  const held = { questions: [ids[0]], title: 'Records', assetKind: 'dataset', shareStance: 'discuss' }
  await fay.ask({ type: 'logHolding', ...held, contact: 'reach-me@example.org' })
  await fay.ask({ type: 'makeCommitment', what: 'Call them again', who: 'Person 1', question: ids[0] })
  const pass = await fay.socket.emitWithAck('ticket', { document: 'board' })
  secrets['ticket'] = pass.ticket
  const { doc } = await fay.document('board')
  const text = new Y.Text('Nobody has time for it')
  doc.getMap('stickies').set(
    's1',
    new Y.Map<unknown>([
      ['kind', 'barrier'],
      ['text', text],
      ['pos', [0, 0]],
    ]),
  )

  // And what goes wrong: guesses, refused updates, a store that cannot write, a body that cannot be read.
  await send(house.base, `/api/rooms/${room}/people`, { facilitatorKey: 'guessed-key-of-somebody' })
  await fetch(`${house.base}/api/rooms/BBBBBBBB`)
  await fetch(`${house.base}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"title":"Cut sho',
  })
  const stray = new WebSocket(`${house.base.replace('http', 'ws')}/y/${room}/board@1`, [
    'questions-first.y1',
    pass.ticket,
  ])
  stray.on('open', () => stray.send(Uint8Array.of(9)))
  await new Promise((resolve) => stray.on('close', resolve))
  hand!.breakDown()
  expect(await fay.ask({ type: 'updateSelf', name: 'Wilhelmina' })).toMatchObject({ refusal: { code: 'readOnly' } })
  hand!.mend()
  expect(await fay.ask({ type: 'updateSelf', name: 'Wilhelmina' })).toMatchObject({ ok: true })
  return { house, session, secrets, lines, addresses }
}

test('no secret of a whole session is in a log, an address, a frame, a figure or a file', async () => {
  const { house, session, secrets, lines, addresses } = await aSession()
  const { fay, people, room, facilitatorPass } = session
  const records = await Promise.all(
    SUMMARY_FORMATS.flatMap((format) => ['', '?names=no'].map((names) => `${format}${names}`)).map(async (kind) => {
      const answer = await fetch(`${house.base}/api/rooms/${room}/summary.${kind}`, {
        headers: { authorization: `Bearer ${facilitatorPass.token}` },
      })
      expect([kind, answer.status, answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([
        kind,
        200,
        'no-store',
        null,
      ])
      return [kind, await answer.text()] as const
    }),
  )
  const figures = await (await fetch(`${house.base}/metrics`)).text()
  const logged = lines.join('')
  const outputs: Record<string, string> = {
    log: logged,
    addresses: addresses.join('\n'),
    figures,
    frames: [fay, ...people].flatMap(({ frames }) => frames).join('\n'),
    ...Object.fromEntries(records),
  }
  const found = Object.entries(outputs).flatMap(([output, written]) =>
    Object.entries(secrets)
      .filter(([, secret]) => written.includes(secret))
      .map(([name]) => `${name} in ${output}`),
  )
  expect(found).toEqual([])
  const told = [logged, figures].join('')
  expect([room, ...NAMES, ...WORDS, 'guessed-key', 'Cut sho'].filter((words) => told.includes(words))).toEqual([])
  expect([...NAMES, ...WORDS].filter((words) => outputs['addresses']!.includes(words))).toEqual([])
  for (const [kind, file] of records.filter(([name]) => name.endsWith('names=no')))
    expect([kind, NAMES.filter((name) => !name.startsWith('Organisation') && file.includes(name))]).toEqual([kind, []])

  // It is worth something only if all of this was really written.
  expect(Object.keys(secrets).length).toBeGreaterThan(7)
  expect(logged).toMatch(/a room could not be written[^]*|a shared document/)
  expect(lines.length).toBeGreaterThan(1)
  expect(addresses.some((address) => address.startsWith('/y/'))).toBe(true)
  expect(records[0]![1]).toContain('reach-me@example.org')
  ;[fay, ...people].forEach((client) => client.close())
  await house.close()
})
