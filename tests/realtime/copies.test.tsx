import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetCopies, rememberCopy } from '#client/realtime/copies.ts'
import { forgetRoom } from '#client/realtime/device.ts'

const removed: string[] = []

beforeEach(() => {
  localStorage.clear()
  removed.length = 0
  vi.stubGlobal('indexedDB', { deleteDatabase: (name: string) => removed.push(name) })
})
afterEach(() => vi.unstubAllGlobals())

test('[BO48] copies of two people and two rooms are kept apart, and one of another epoch goes', () => {
  const ann = rememberCopy('K7MB4QTR', 'ann', 'board@1')
  const bob = rememberCopy('K7MB4QTR', 'bob', 'board@1')
  const notes = rememberCopy('K7MB4QTR', 'ann', 'notes@1')
  expect(new Set([ann, bob, notes, rememberCopy('FGHJKMNP', 'ann', 'board@1')]).size).toBe(4)
  expect(removed).toEqual([])
  rememberCopy('K7MB4QTR', 'ann', 'board@2')
  expect(removed).toEqual([ann])
})

test('[RC10] [BO48] leaving a room removes its copies, whoever they are of, and no other room', () => {
  const here = [rememberCopy('K7MB4QTR', 'ann', 'board@1'), rememberCopy('K7MB4QTR', 'bob', 'notes@1')]
  rememberCopy('FGHJKMNP', 'ann', 'board@1')
  forgetRoom('K7MB4QTR')
  expect(removed).toEqual(here)
  forgetCopies('K7MB4QTR')
  expect(removed).toEqual(here)
})
