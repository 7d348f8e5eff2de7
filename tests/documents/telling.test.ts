import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { answerFrame } from '#server/documents/frames.ts'
import { newcomersOf } from '#server/documents/newcomers.ts'
import type { Outflow } from '#server/documents/outflow.ts'
import { sharingFrames } from '#server/documents/shared-frames.ts'
import { toldOf } from '#server/documents/told.ts'
import { Clients, countOnly } from '#server/documents/writers.ts'
import { diceOf } from './mutants.ts'

describe('a crowd of newcomers', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Newcomers who count what they are given. */
  function crowdAt(log: readonly Uint8Array[], size: number) {
    const told = toldOf(log)
    const renew = vi.fn((then: () => void) => {
      told.renew(answerFrame(Uint8Array.of(0, 0)))
      then()
    })
    const answered: (readonly [readonly Uint8Array[], number])[] = []
    const { welcome } = newcomersOf({ told, renew })
    const out = { answer: (...given: [readonly Uint8Array[], number]) => void answered.push(given) }
    for (let at = 0; at < size; at++) welcome(out as unknown as Outflow)
    return { told, renew, answered }
  }

  test('[BO83] is answered a few at a time, and what others do in between is told to the rest', () => {
    const { told, renew, answered } = crowdAt([new Uint8Array(1_500_000)], 10)
    expect(answered).toEqual([])
    vi.advanceTimersToNextTimer()
    expect(answered.length).toBe(2)
    told.add(Uint8Array.of(0, 0))
    vi.advanceTimersToNextTimer()
    expect(answered.map(([frames, at]) => [frames.length, at])).toEqual([
      [1, 0],
      [1, 0],
      [2, 1],
      [2, 1],
    ])
    vi.runAllTimers()
    expect([answered.length, renew.mock.calls.length]).toEqual([10, 0])
  })

  test('[BO82] has a document encoded once that nobody asked for before, and not again for a little that came since', () => {
    const { told, renew, answered } = crowdAt([], 50)
    vi.runAllTimers()
    expect([answered.length, renew.mock.calls.length]).toEqual([50, 1])
    const [[[before]]] = answered as unknown as [[readonly Uint8Array[]]]
    told.add(Uint8Array.of(0, 0))
    expect(told.opening()!.at(-1)).toBe(before)
    told.add(new Uint8Array(64 * 1024))
    expect(told.opening()).toBeUndefined()
  })
})

/** Bytes as text: long lists of numbers take long to compare. */
const wordsOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('[BO85] what somebody lacks is told up to the last, however often it was asked before', () => {
  const told = toldOf([])
  const update = (text: string) => {
    const doc = new Y.Doc()
    doc.getMap('stickies').set(text, text)
    return Y.encodeStateAsUpdate(doc)
  }
  const [first, second] = [told.add(update('one')), told.add(update('two'))]
  expect([told.after(first)!.length, told.after(second)]).toEqual([1, []])
  const before = wordsOf(told.after(first)![0]!)
  told.add(update('three'))
  const now = wordsOf(told.after(first)![0]!)
  expect([before, now].map((words) => ['one', 'two', 'three'].map((text) => words.includes(text)))).toEqual([
    [false, true, false],
    [false, true, true],
  ])
})

describe('what everybody is told', () => {
  test('[BO86] is framed once for all, and comes whole and in order between what is long', async () => {
    const http = createServer()
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    const told = [0, 1, 125, 126, 127, 3, 65_535, 65_536, 2, 200_000, 5, 65_534].map((length, at) =>
      new Uint8Array(length).fill(at),
    )
    http.on('upgrade', (request, line, head) =>
      sockets.handleUpgrade(request, line, head, (socket) => {
        const sharing = sharingFrames(socket, line)
        told.forEach((frame) => sharing.send(frame))
        sharing.close(1000, 'done')
        sharing.send(Uint8Array.of(1)) // after the farewell nothing may come
      }),
    )
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    const hears = () =>
      new Promise((resolve, reject) => {
        const heard: Buffer[] = []
        const socket = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
        socket.on('message', (data: Buffer) => heard.push(data))
        socket.on('error', reject)
        socket.on('close', (code) => resolve([code, ...heard.map(wordsOf)]))
      })
    const all = [1000, ...told.map(wordsOf)]
    expect(await Promise.all([hears(), hears()])).toEqual([all, all])
    await new Promise((resolve) => http.close(resolve))
  })
})

test('[BO88] counting the writers of an update alone comes to the same document, and to the same changes', () => {
  const [plain, narrow] = [new Y.Doc(), new Y.Doc()]
  narrow.store.clients = new Clients(narrow.store.clients)
  const dice = diceOf(7)
  const people = Array.from({ length: 20 }, (_, at) => Object.assign(new Y.Doc(), { clientID: 100 + at }))
  const counted: number[] = []
  narrow.on('afterTransaction', ({ afterState }: Y.Transaction) => counted.push(afterState.size))
  const changes = [plain, narrow].map((doc) => {
    const seen: string[][] = []
    doc.on('beforeObserverCalls', ({ changed }: Y.Transaction) => {
      seen.push([...changed].map(([type, keys]) => `${type._item?.id.client} ${[...keys].join()}`).toSorted())
    })
    return seen
  })
  for (let step = 0; step < 300; step++) {
    const one = people[dice(people.length)]!
    const map = one.getMap<Y.Map<unknown>>('stickies')
    const key = `s${dice(12)}`
    const before = Y.encodeStateVector(one)
    one.transact(() => {
      if (dice(5) === 0) map.delete(key)
      else if (!map.has(key)) map.set(key, new Y.Map([['text', new Y.Text('Hello')]]))
      else if (dice(2)) map.get(key)!.set('pos', [step, dice(9)])
      else (map.get(key)!.get('text') as Y.Text).insert(0, 'Oh ')
    })
    const update = Y.encodeStateAsUpdate(one, before)
    Y.applyUpdate(plain, update)
    const all = countOnly(narrow, new Set([one.clientID]))
    Y.applyUpdate(narrow, update)
    all()
    for (const other of people)
      if (dice(2)) Y.applyUpdate(other, Y.encodeStateAsUpdate(plain, Y.encodeStateVector(other)))
  }
  expect(Math.max(...counted)).toBe(1)
  expect(changes[1]).toEqual(changes[0])
  expect(Y.encodeStateAsUpdate(narrow)).toEqual(Y.encodeStateAsUpdate(plain))
})
