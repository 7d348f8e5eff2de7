import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { cursorsOf } from '#server/documents/cursors.ts'
import { inflow } from '#server/documents/inflow.ts'
import { outflow } from '#server/documents/outflow.ts'
import { strikesOf } from '#server/documents/strikes.ts'
import { author } from './peers.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())
const now = () => Date.now()

describe('what goes out', () => {
  /** A socket whose reader can be stopped. */
  function reader() {
    const socket = { OPEN: 1, readyState: 1, bufferedAmount: 0, sent: [] as Uint8Array[], send }
    function send(frame: unknown) {
      socket.sent.push(frame as Uint8Array)
      socket.bufferedAmount += (frame as Uint8Array).byteLength
    }
    const tooSlow = vi.fn<() => void>()
    return { socket, tooSlow, ...outflow({ socket: socket as never, tooSlow, now }) }
  }
  const big = new Uint8Array(300 * 1024)
  const frame = (id: number) => Uint8Array.of(id)

  test('[BO15] stops at 256 KiB unread, and goes on from there in one piece', () => {
    const { socket, send, mention, missing, answer, tooSlow } = reader()
    send(big, 1)
    send(frame(9), 2)
    mention(frame(8))
    expect(socket.sent.length).toBe(1)
    expect(missing()).toBeUndefined()
    socket.bufferedAmount = 0
    expect(missing()).toBe(1)
    answer([frame(7)], 3)
    expect(missing()).toBeUndefined()
    send(frame(6), 4)
    expect(socket.sent.slice(1)).toEqual([frame(7), frame(6)])
    expect(tooSlow).not.toHaveBeenCalled()
  })

  test('[BO15] is given up after 20 s in which nothing was read, and not while something is', () => {
    const { socket, send, missing, tooSlow } = reader()
    send(big, 1)
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(1_000)
      socket.bufferedAmount -= 1_000
      missing()
    }
    expect(tooSlow).not.toHaveBeenCalled()
    vi.advanceTimersByTime(20_001)
    missing()
    expect(tooSlow).toHaveBeenCalled()
  })

  test('[BO15] gives up a reader that asks for more with 4 MiB unread', () => {
    const { socket, hasRoom, tooSlow } = reader()
    expect(hasRoom()).toBe(true)
    socket.bufferedAmount = 5 * 1024 * 1024
    expect(hasRoom()).toBe(false)
    expect(tooSlow).toHaveBeenCalledOnce()
  })
})

describe('what comes in', () => {
  function sender() {
    const socket = { OPEN: 1, readyState: 1, pause: vi.fn<() => void>(), resume: vi.fn<() => void>() }
    const read: number[] = []
    const flooded = vi.fn<() => void>()
    const flow = inflow({ socket: socket as never, now, flooded, handle: (frame) => void read.push(frame[0]!) })
    return { socket, read, flooded, ...flow }
  }

  test('[BO16] waits until the document is loaded, and keeps its order', () => {
    const { accept, open, read } = sender()
    accept(Uint8Array.of(1))
    accept(Uint8Array.of(2))
    expect(read).toEqual([])
    open()
    accept(Uint8Array.of(3))
    expect(read).toEqual([1, 2, 3])
  })

  test('[BO16] beyond the first 200 is read at 40 a second, and all of it', () => {
    const { accept, open, read, socket, flooded } = sender()
    open()
    for (let at = 0; at < 300; at++) accept(Uint8Array.of(at % 256))
    expect(read.length).toBeLessThan(210)
    expect(socket.pause).toHaveBeenCalled()
    vi.advanceTimersByTime(1_000)
    expect(read.length).toBeLessThan(250)
    vi.advanceTimersByTime(10_000)
    expect(read).toEqual(Array.from({ length: 300 }, (_, at) => at % 256))
    expect(socket.resume).toHaveBeenCalled()
    expect(flooded).not.toHaveBeenCalled()
  })

  test('[BO16] by the thousand on one heap sends the sender away', () => {
    const { accept, flooded } = sender()
    for (let at = 0; at < 5_000; at++) accept(Uint8Array.of(1))
    expect(flooded).toHaveBeenCalled()
  })

  test('[BO14] is forgotten once the connection is done with', () => {
    const { accept, open, close, read } = sender()
    accept(Uint8Array.of(1))
    close()
    open()
    accept(Uint8Array.of(2))
    expect(read).toEqual([])
  })

  test('[BO14] three strikes in a minute are too many, three in two minutes are not', () => {
    const { strike, isOut } = strikesOf({ now })
    expect([strike('ann'), strike('ann'), isOut('ann')]).toEqual([false, false, false])
    vi.advanceTimersByTime(60_001)
    expect([strike('ann'), strike('bob'), strike('ann'), strike('ann')]).toEqual([false, false, false, true])
    expect([isOut('ann'), isOut('bob')]).toEqual([true, false])
  })
})

describe('where people point', () => {
  const told = (clientId: number, clock: number, state: unknown) => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
    return encoding.toUint8Array(encoder)
  }
  /** What somebody sees who hears everything. */
  function watched() {
    const cursors = cursorsOf({ now })
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState(null)
    return {
      ...cursors,
      seen() {
        const news = cursors.changes()
        if (news) applyAwarenessUpdate(awareness, news, 'server')
        return [...awareness.getStates().keys()]
      },
      leave: () => awareness.destroy(),
    }
  }

  test('[BO17] thirty at most are shown, and who rests makes room for who moves', () => {
    const { receive, seen, leave } = watched()
    for (let id = 1; id <= 40; id++) receive(told(id, 1, { at: id }), id, author('ann'))
    expect(seen()).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
    vi.advanceTimersByTime(11_000)
    for (let id = 2; id <= 30; id++) receive(told(id, 2, { at: id }), id, author('ann'))
    receive(told(40, 2, { at: 40 }), 40, author('ann'))
    expect(seen()).toContain(40)
    expect(seen()).not.toContain(1)
    expect(seen().length).toBe(30)
    leave()
  })

  test.each<[string, number, unknown]>([
    ['a clock beyond all', Number.MAX_SAFE_INTEGER, { at: 1 }],
    ['more than 512 bytes', 1, { at: 'x'.repeat(512) }],
    ['a list', 1, [1]],
    ['nothing but a name', 1, { user: { name: 'Fay' } }],
    ['a reserved key', 1, JSON.parse('{"__proto__": {"at": 1}}')],
  ])('[BO17] %s is dropped', (_, clock, state) => {
    const { receive, seen, leave } = watched()
    receive(told(7, clock, state), 7, author('ann'))
    expect(seen()).toEqual([])
    leave()
  })

  test('[BO17] of another client id, alone or beside the own, is dropped', () => {
    const { receive, seen, leave } = watched()
    receive(told(8, 1, { at: 1 }), 7, author('ann'))
    expect(seen()).toEqual([])
    const both = Uint8Array.of(2, ...told(8, 1, { at: 1 }).slice(1), ...told(7, 1, { at: 2 }).slice(1))
    receive(both, 7, author('ann'))
    expect(seen()).toEqual([7])
    leave()
  })

  test('[BO17] goes when it is not renewed, as by somebody who may not write any more', () => {
    const { receive, sweep, seen, leave } = watched()
    receive(told(7, 1, { at: 1 }), 7, author('ann'))
    receive(told(8, 1, { at: 1 }), 8, author('ann', false))
    expect(seen()).toEqual([7])
    vi.advanceTimersByTime(36_000)
    receive(told(7, 2, { at: 2 }), 7, author('ann', false))
    sweep()
    expect(seen()).toEqual([])
    leave()
  })

  test('[BO17] of an older moment changes nothing', () => {
    const { receive, changes, leave } = watched()
    receive(told(7, 5, { at: 5 }), 7, author('ann'))
    changes()
    receive(told(7, 5, { at: 6 }), 7, author('ann'))
    receive(told(7, 4, { at: 7 }), 7, author('ann'))
    expect(changes()).toBeUndefined()
    leave()
  })
})
