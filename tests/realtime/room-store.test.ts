import { expect, test } from 'vitest'
import { createRoomStore } from '#client/realtime/room-store.ts'
import type { View } from '#shared/protocol/wire.ts'
import { OWN, SHARED } from '#tests/kit/a-room-view.ts'

const VIEW: View = { revision: 4, shared: SHARED, own: OWN, protocol: 1 }

function opened() {
  const askedFrom: number[] = []
  const store = createRoomStore((revision) => askedFrom.push(revision))
  store.getState().see(VIEW)
  return {
    store,
    askedFrom,
    shared: () => store.getState().view!.shared,
    revision: () => store.getState().view!.revision,
  }
}

test('[RC1] merges a change and keeps the references of what it does not touch', () => {
  const { store, shared, revision } = opened()
  store.getState().apply({ revision: 5, from: 4, shared: { people: { present: 9 } } })
  expect(revision()).toBe(5)
  expect(shared().people).toMatchObject({ present: 9, joined: 3 })
  expect(shared().agenda).toBe(SHARED.agenda)
})

test('[RC1] a whole view that comes again keeps the references of what is the same', () => {
  const { store, shared } = opened()
  const again = structuredClone(VIEW)
  store.getState().see({ ...again, revision: 6, shared: { ...again.shared, feedback: { given: 1 } } })
  expect(shared().feedback).toEqual({ given: 1 })
  expect(shared().agenda).toBe(SHARED.agenda)
  expect(store.getState().view!.own).toBe(OWN)
})

test('[RC1] what is no longer in a whole view is gone', () => {
  const { store, shared } = opened()
  store.getState().see({ ...VIEW, shared: { ...SHARED, people: { ...SHARED.people, voted: 2 } } })
  store.getState().see(VIEW)
  expect(shared().people).toEqual(SHARED.people)
})

test('[RC2] a change that was seen before, or is older, does nothing', () => {
  const { store, askedFrom, shared } = opened()
  store.getState().apply({ revision: 4, from: 3, shared: { people: { present: 1 } } })
  store.getState().apply({ revision: 2, from: 1, shared: { people: { present: 2 } } })
  expect(shared()).toBe(SHARED)
  expect(askedFrom).toEqual([])
})

test('[RC3] a change that starts later, or in between, is asked for and not applied', () => {
  const { store, askedFrom, shared } = opened()
  store.getState().apply({ revision: 7, from: 6, shared: { people: { present: 1 } } })
  store.getState().apply({ revision: 5, from: 2, shared: { people: { present: 2 } } })
  expect(askedFrom).toEqual([4, 4])
  expect(shared()).toBe(SHARED)
})

test('[RC2] a change before the first view does nothing', () => {
  const store = createRoomStore(() => expect.unreachable())
  store.getState().apply({ revision: 2, from: 1, shared: {} })
  expect(store.getState().view).toBeUndefined()
})
