import { expect, test } from 'vitest'
import { memoryStore } from '#server/store/memory-store.ts'
import { aHost, ann, bob, fay } from './a-host.ts'

/** A store that notes what is done to keys and pages. */
function watched() {
  const store = memoryStore()
  const done: string[] = []
  const watching = {
    ...store,
    async shredPollKey(room: string, poll: string) {
      done.push('shred')
      return store.shredPollKey(room, poll)
    },
    async scrub() {
      done.push('scrub')
      await store.scrub()
    },
  }
  return { store: watching, done }
}

test('[VO8] closing shreds the key first, then what the pages could tell, and only then is it answered', async () => {
  const { store, done } = watched()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1)
  const key = await store.pollKey('room', poll)
  done.length = 0
  await room.ask(fay, { type: 'closePoll', poll }).then(() => done.push('answered'))
  expect(done).toEqual(['shred', 'scrub', 'answered'])
  expect(await store.pollKey('room', poll)).not.toEqual(key)
})

test('[VO8] a process that ended before it could shred leaves the job to the next', async () => {
  const { store } = watched()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1)
  const key = await store.pollKey('room', poll)
  const shred = store.shredPollKey
  Object.assign(store, { shredPollKey: async () => false })
  await room.ask(fay, { type: 'closePoll', poll })
  expect(await store.pollKey('room', poll)).toEqual(key)
  Object.assign(store, { shredPollKey: shred })
  await room.wakeAgain()
  expect(await store.pollKey('room', poll)).not.toEqual(key)
})

test('[VO34] a closing that was cut short is finished, pages and all, when the room wakes', async () => {
  const { store, done } = watched()
  const room = await aHost({ store })
  const poll = await room.openPoll()
  const shred = store.shredPollKey
  Object.assign(store, { shredPollKey: async () => false })
  await room.ask(fay, { type: 'closePoll', poll })
  Object.assign(store, { shredPollKey: shred })
  done.length = 0
  await room.wakeAgain()
  expect(done).toEqual(['shred', 'scrub'])
  await room.wakeAgain()
  expect(done).toEqual(['shred', 'scrub', 'shred'])
})

test('[VO3] an open poll keeps its key over a restart, so that each person still has one ballot', async () => {
  const room = await aHost()
  const poll = await room.openPoll()
  await room.castBy(ann, poll, 1)
  await room.wakeAgain()
  await room.castBy(ann, poll, 1)
  await room.castBy(bob, poll, 1)
  expect(room.host().state().polls.values().next().value!.ballots.size).toBe(2)
})

test('[VO8] what a confidential poll keeps is by person, what an anonymous one keeps names nobody', async () => {
  const room = await aHost()
  const anonymous = await room.openPoll()
  await room.castBy(ann, anonymous, 1)
  await room.ask(fay, { type: 'closePoll', poll: anonymous })
  const confidential = await room.openPoll({ mode: 'confidential' })
  await room.castBy(ann, confidential, 1)
  const votersIn = [...room.host().state().polls.values()].map(({ ballots }) => [...ballots.keys()])
  expect(votersIn[1]).toEqual(['ann'])
  expect(votersIn[0]).toEqual(['ballot-000001'])
})
