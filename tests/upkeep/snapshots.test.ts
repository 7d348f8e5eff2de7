import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { logged } from '#server/room/sealed-rows.ts'
import { sqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import { unwatched } from '#server/store/store-observer.ts'
import { upkeep } from '#server/upkeep/upkeep.ts'
import { replay } from '#shared/room/room.ts'
import { SNAPSHOT_VERSION, snapshotOf } from '#shared/room/snapshot.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter } from '#tests/protocol/stock-client.ts'
import { newFolder } from '#tests/store/stores.ts'

let house: House
beforeEach(async () => void (house = await aHouse({ durable: true })))
afterEach(() => house.close())

const order = (...words: readonly string[]) => upkeep(words, house.folder, () => 1_700_000_000_000)
const linesOf = async () => (await order('verify')).lines.join('\n')

/** While the house is closed: every room gets a snapshot, as it is or as somebody would have it. */
async function withSnapshots(version: number, alter = (body: string) => body) {
  const store = sqliteStore(house.folder, unwatched)
  for (const { id } of await store.rooms()) {
    const { head } = await store.recall(id, version)
    const body = alter(snapshotOf(replay(logged(await store.load(id)))))
    expect(await store.keepSnapshot(id, await store.wake(id), { version, head, body })).toBe(true)
  }
  await store.close()
}

test('[UK10] a snapshot that is right is no matter; one that will not be read is said; one that makes another room counts', async () => {
  const { fay } = await aRoom(house.base, 1, { title: 'Warm homes' })
  fay.close()
  await house.restart(async () => {
    await withSnapshots(SNAPSHOT_VERSION)
    expect(await linesOf()).toMatch(/^ok .* \d+ events\n1 room: 1 ok, 0 not$/)
    await withSnapshots(SNAPSHOT_VERSION + 1)
    expect(await linesOf()).toMatch(/^ok .* events; its snapshot is left aside: it is of version 2\n1 room: 1 ok/)
    await withSnapshots(SNAPSHOT_VERSION, (body) => body.replace('Warm homes', 'Cold homes'))
    expect(await linesOf()).toMatch(/^quarantined .* its snapshot gives another room than its log\n1 room: 0 ok, 1 not/)
  })
})

test('[UK11] snapshots are in a backup, and a room that was put back wakes from its own, with its people and its end', async () => {
  const room = await aRoom(house.base, 2, { title: 'Warm homes' })
  await room.fay.ask({ type: 'proposeQuestion', text: 'Before?', action: 'Act' })
  for (const one of [room.fay, ...room.people]) one.close()
  const backup = join(newFolder(), 'backup')
  await house.restart(async () => {
    await withSnapshots(SNAPSHOT_VERSION)
    expect(await order('backup', backup)).toMatchObject({ code: 0 })
    expect(await order('restore', backup, house.folder, '--force')).toMatchObject({ code: 0 })
    expect(await linesOf()).toMatch(/1 room: 1 ok, 0 not/)
  })
  const { id } = (await house.store().roomByCode(room.room))!
  const { snapshot, events } = await house.store().recall(id, SNAPSHOT_VERSION)
  expect(snapshot?.body).toContain('Before?')
  expect(events.map(({ type }) => type)).toEqual(['roomRestored'])
  const again = await enter(house.base, room.room, room.facilitatorPass.token)
  expect(again.view().shared).toMatchObject({ documents: { board: { name: 'board@2' } }, people: { joined: 3 } })
  expect(Object.values<{ text: string }>(again.view().shared.questions).map(({ text }) => text)).toContain('Before?')
  again.close()
})
