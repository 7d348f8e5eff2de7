import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tombstonesIn } from '#server/store/tombstones.ts'
import { ann, newFolder } from './stores.ts'

const person = { kind: 'person', room: 'r1', person: ann, contributions: 'keep', at: 1 } as const
const room = { kind: 'room', room: 'r2', at: 2 } as const

test('[ST26] what was erased is remembered over a restart, oldest first', () => {
  const folder = newFolder()
  expect(tombstonesIn(folder).all()).toEqual([])
  tombstonesIn(folder).remember(person)
  tombstonesIn(folder).remember(room)
  expect(tombstonesIn(folder).all()).toEqual([person, room])
})

test('[ST26] a line that was cut short is passed over, and does not swallow the next', () => {
  const folder = newFolder()
  tombstonesIn(folder).remember(person)
  appendFileSync(join(folder, 'erasures.jsonl'), '{"kind":"per')
  tombstonesIn(folder).remember(room)
  expect(tombstonesIn(folder).all()).toEqual([person, room])
})

test('[RF12] [ST26] what was done in a deleted room is forgotten in time, that it was deleted is not', () => {
  const stones = tombstonesIn(newFolder())
  const acts = [{ at: 1, type: 'pollOpened' }]
  stones.remember({ ...room, acts })
  stones.remember(person)
  stones.remember({ ...room, room: 'r3', at: 9, acts })
  stones.forgetActs(5)
  expect(stones.all()).toEqual([room, person, { ...room, room: 'r3', at: 9, acts }])
})
