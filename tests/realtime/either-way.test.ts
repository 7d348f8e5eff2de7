import { Awareness } from 'y-protocols/awareness'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { eitherWay } from '#client/realtime/either-way.ts'
import type { Ears, MakeProvider } from '#client/realtime/stock-provider.ts'

function ways() {
  const gone: ('native' | 'carried')[] = []
  const ears: Ears[] = []
  const line = { isPolling: false }
  const way =
    (name: 'native' | 'carried'): MakeProvider =>
    (_, heard) => {
      gone.push(name)
      ears.push(heard)
      return { close: () => undefined }
    }
  const make = eitherWay({ native: way('native'), carried: way('carried'), isPolling: () => line.isPolling })
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.destroy()
  const closed: (number | undefined)[] = []
  const open = () => {
    make(
      { document: 'board@1', ticket: 't', doc, awareness },
      { synced: () => undefined, closed: (code) => closed.push(code) },
    )
    return ears.at(-1)!
  }
  return { gone, closed, line, open }
}

test('[RC22] a WebSocket where the line has one, the line where it has none', () => {
  const { gone, line, open } = ways()
  open()
  line.isPolling = true
  open()
  line.isPolling = false
  open()
  expect(gone).toEqual(['native', 'carried', 'native'])
})

test('[RC22] where only the WebSocket of a document is blocked, it goes over the line, and stays there while that works', () => {
  const { gone, open } = ways()
  open().closed(1006)
  const carried = open()
  carried.synced()
  carried.closed(undefined)
  open().closed(undefined)
  open()
  expect(gone).toEqual(['native', 'carried', 'carried', 'native'])
})

test.each([4401, 4409, 4503])('[RC22] a WebSocket that the server itself closed with %i is not blocked', (code) => {
  const { gone, closed, open } = ways()
  open().closed(code)
  open()
  expect(gone).toEqual(['native', 'native'])
  expect(closed).toEqual([code])
})

test('[RC22] nor is one that has worked', () => {
  const { gone, open } = ways()
  const first = open()
  first.synced()
  first.closed(undefined)
  open()
  expect(gone).toEqual(['native', 'native'])
})
