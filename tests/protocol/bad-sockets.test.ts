import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import frames from '#tests/fixtures/bad-socket.json' with { type: 'json' }
import updates from '#tests/fixtures/bad-yjs.json' with { type: 'json' }
import { aBadDay, type BadDay } from './bad-day.ts'
import { badFrame } from './bad-updates.ts'
import { aRoom, enter } from './stock-client.ts'
import { bytesOf, type Written } from './written.ts'

// TRUST.md §11, over the two sockets. Whatever comes in, nobody else hears a byte of it, and the house stands.

/** What goes out as one frame, as many, or as one in pieces. */
type Sent = Written | { readonly frames: string; readonly times: number } | { readonly pieces: number }

function say(line: WebSocket, sent: Sent) {
  if (typeof sent === 'string') line.send(sent)
  else if ('frames' in sent) for (let time = 0; time < sent.times; time++) line.send(sent.frames)
  else if ('pieces' in sent) sayInPieces(line, sent.pieces)
  else line.send(bytesOf(sent), { binary: 'base64' in sent })
}

function sayInPieces(line: WebSocket, pieces: number) {
  for (let piece = 0; piece < pieces && line.readyState === line.OPEN; piece++)
    line.send(Uint8Array.of(50), { fin: false, binary: false })
}

/** A bare WebSocket that keeps what it hears. */
function aLine(address: string, protocols: readonly string[] = []) {
  const line = new WebSocket(address, [...protocols])
  const heard: string[] = []
  const closed = new Promise<number>((resolve) => line.once('close', resolve))
  line.on('error', () => line.terminate())
  line.on('message', (data: Buffer) => {
    const text = data.toString()
    if (text === '2') line.send('3')
    else heard.push(text)
  })
  return { line, heard, closed }
}

describe('the socket of commands', () => {
  let day: BadDay
  beforeAll(async () => void (day = await aBadDay()))
  afterAll(() => day.close())

  /** Comes in as a stock client does. */
  async function seated() {
    const address = `${day.house.base.replace('http', 'ws')}/io/?EIO=4&transport=websocket&room=${day.room}`
    const bare = aLine(address)
    await new Promise((resolve) => bare.line.once('open', resolve))
    bare.line.send(`40${JSON.stringify({ token: day.tokens['ann'] })}`)
    await vi.waitUntil(() => bare.heard.some((text) => text.startsWith('42["')))
    return bare
  }

  test.each(frames.cases as readonly { n: number; name: string; send: readonly Sent[]; answer: string | number }[])(
    '$n: $name: $answer',
    async ({ send, answer }) => {
      const bare = await seated()
      await day.unnoticed('Not heard', async () => {
        for (const one of send) say(bare.line, one)
        if (answer === 'closed') return expect(await bare.closed).toBeGreaterThanOrEqual(1_000)
        if (typeof answer === 'number') return expect(await bare.closed).toBe(answer)
        bare.line.send('429["sync",{}]')
        await vi.waitUntil(() => bare.heard.includes('439[{"ok":true}]'), 5_000)
        if (answer !== 'stays') expect(bare.heard).toContain(answer)
      })
      expect(day.clients.ann.socket.connected).toBe(true)
      bare.line.terminate()
    },
  )

  test('after all this nothing has changed, and nothing went wrong inside', async () => {
    await vi.waitFor(() => expect(day.contents()).toEqual(day.before))
    expect(day.errors()).toEqual([])
  })
})

interface Update {
  readonly n: number
  readonly name: string
  readonly ticket?: 'none' | 'forged' | 'stranger' | 'late' | 'long'
  readonly path?: string
  readonly as?: 'observer'
  readonly locked?: true
  readonly send?: {
    readonly text?: string
    readonly hex?: string
    readonly byte?: number
    readonly times?: number
    readonly pieces?: number
    readonly make?: string
  }
  readonly answer: number | 'stays'
}

describe('the socket of documents', () => {
  let day: BadDay
  let here: Awaited<ReturnType<typeof aRoom>>
  let board: Awaited<ReturnType<typeof here.fay.document>>
  let heard = 0
  let number = 0
  beforeAll(async () => {
    day = await aBadDay()
    here = await aRoom(day.house.base, 1)
    const stages = Object.entries<{ kind: string }>(here.fay.view().shared.agenda.stages)
    await here.fay.ask({ type: 'moveToStage', stage: stages.find(([, { kind }]) => kind === 'barriers')![0] })
    await vi.waitUntil(() => here.people[0]!.view().shared.documents.board.writable)
    board = await here.people[0]!.document('board')
    const first = new Y.Map<unknown>([
      ['kind', 'note'],
      ['text', new Y.Text('Stays as it is')],
      ['pos', [0, 0]],
    ])
    board.doc.getMap('stickies').set('s1', first)
    board.provider.on('sync', () => (heard += 1))
    board.doc.on('update', () => (heard += 1))
  })
  beforeEach(() => void (heard = 0))
  afterAll(async () => {
    ;[here.fay, ...here.people].forEach((client) => client.close())
    await day.close()
  })

  const ticketOf = async (client: { socket: typeof here.fay.socket }, document = 'board') =>
    (await client.socket.emitWithAck('ticket', { document })) as { ticket: string; clientId: number; document: string }

  /** The ticket that is shown, which is the right one unless the case says otherwise. */
  async function shown({ ticket }: Update, right: string): Promise<readonly string[]> {
    if (ticket === 'none') return []
    if (ticket === 'stranger') return ['questions-first.y1', (await ticketOf(day.clients.fay)).ticket]
    if (ticket === 'late') day.pass(60_001)
    if (ticket === 'forged') return ['questions-first.y1', `${right.slice(0, -4)}AAAA`]
    return ['questions-first.y1', ticket === 'long' ? right + 'A'.repeat(1_000) : right]
  }

  function send(
    line: WebSocket,
    { text, hex, byte, times = 1, pieces, make }: NonNullable<Update['send']>,
    own: number,
  ) {
    const making = { own, another: board.doc.clientID, board: Y.encodeStateAsUpdate(board.doc) }
    if (text !== undefined) return line.send(text)
    if (pieces !== undefined) return sayInPieces(line, pieces)
    const head = Buffer.from(hex ?? '', 'hex')
    if (byte !== undefined) return line.send(Buffer.concat([head, Buffer.alloc(times, byte)]))
    const frame = make === undefined ? head : badFrame(make, making)
    for (let time = 0; time < times && line.readyState === line.OPEN; time++) line.send(frame)
  }

  test.each(updates.cases as readonly unknown[] as readonly Update[])('$n: $name: $answer', async (input) => {
    const pass = await here.join({ name: `Bad ${++number}`, role: input.as ?? 'attendee' })
    const bad = await enter(day.house.base, here.room, pass.token)
    const right = await ticketOf(bad)
    const before = board.doc.getMap('stickies').toJSON()
    const stage = here.fay.view().shared.agenda.current as string
    if (input.locked) await here.fay.ask({ type: 'lockStage', stage })
    const address = `${day.house.base.replace('http', 'ws')}/y/${here.room}/${input.path ?? 'board@1'}`
    const bare = aLine(address, await shown(input, right.ticket))
    if (input.send) {
      await new Promise((resolve) => bare.line.once('open', resolve))
      send(bare.line, input.send, right.clientId)
    }
    if (input.answer === 'stays') await stillThere(bare)
    else expect(await bare.closed).toBe(input.answer)
    if (input.locked) await here.fay.ask({ type: 'unlockStage', stage })
    expect([board.provider.wsconnected, board.closes, heard]).toEqual([true, [], 0])
    expect(board.doc.getMap('stickies').toJSON()).toEqual(before)
    expect([...board.provider.awareness.getStates().keys()]).toEqual([board.doc.clientID])
    bad.close()
    bare.line.terminate()
  })

  /** Asks what there is, and hears it. */
  async function stillThere({ line, heard: told }: ReturnType<typeof aLine>) {
    await vi.waitUntil(() => told.length > 0)
    const from = told.length
    line.send(Buffer.from('00000100', 'hex'))
    await vi.waitUntil(() => told.length > from, 20_000)
    expect(line.readyState).toBe(line.OPEN)
  }

  test('after all this the board is as it was, also for who comes new, and nothing went wrong inside', async () => {
    const { doc } = await here.fay.document('board')
    expect(Object.keys(doc.getMap('stickies').toJSON())).toEqual(['s1'])
    expect(day.errors()).toEqual([])
  })
})
