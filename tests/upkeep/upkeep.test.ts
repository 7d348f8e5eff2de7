import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { controlAddress, openControl } from '#server/upkeep/control.ts'
import { giveOrder } from '#server/upkeep/give-order.ts'
import { upkeep } from '#server/upkeep/upkeep.ts'
import { tombstonesIn } from '#server/store/tombstones.ts'
import { verifyStore } from '#server/upkeep/verify.ts'
import type { SqliteStore } from '#server/store/sqlite/sqlite-store.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aRoom, enter, send } from '#tests/protocol/stock-client.ts'
import { aLog } from '#tests/room/a-host.ts'
import { bytesUnder, entryOf, fileStore, newFolder, withRoom } from '#tests/store/stores.ts'

let house: House
beforeEach(async () => void (house = await aHouse({ durable: true })))
afterEach(() => house.close())

const questions = [
  { text: 'How many families?', action: 'Target grants' },
  { text: 'Who misses out?', action: 'Call them' },
]
const place = () => join(mkFolder(), 'backup')
function mkFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'questions-first-upkeep-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const live = () => house.store() as SqliteStore // the house is durable
const order = (...words: readonly string[]) => upkeep(words, house.folder, () => Date.now())

/** The house stops, the backup is put in the place of its data, and it starts again. */
async function putBack(source: string, ...flags: readonly string[]) {
  let ending: Promise<unknown> = Promise.resolve()
  await house.restart(async () => {
    ending = order('restore', source, house.folder, '--force', ...flags)
    return ending
  })
  return ending
}

const closeAll = (room: Awaited<ReturnType<typeof aRoom>>) => [room.fay, ...room.people].forEach((one) => one.close())

test('[UK1] [UK6] what was there at the backup comes back, beyond all that was shown, with new documents', async () => {
  const room = await aRoom(house.base, 1, { questions })
  const { fay } = room
  const early = await fay.ask({ type: 'proposeQuestion', text: 'Before?', action: 'Act' })
  const { doc } = await fay.document('board')
  doc.getMap('stickies').set('s1', sticky('Keep me'))
  await vi.waitFor(async () => expect((await fay.document('board')).doc.getMap('stickies').size).toBe(1))
  const backup = place()
  await live().backUp(backup, 1_700_000_000_000)
  await fay.ask({ type: 'proposeQuestion', text: 'After?', action: 'Act' })
  const seen = fay.view().revision
  closeAll(room)
  expect(await putBack(backup)).toMatchObject({
    code: 0,
    lines: [expect.stringMatching(/^1 room put back.*2023-11-14/), expect.anything(), expect.anything()],
  })

  const again = await enter(house.base, room.room, room.facilitatorPass.token)
  const texts = Object.values<{ text: string }>(again.view().shared.questions).map(({ text }) => text)
  expect(texts).toContain('Before?')
  expect(texts).not.toContain('After?')
  expect(again.view().revision).toBeGreaterThan(seen)
  expect(again.view().shared.documents.board.name).toBe('board@2')
  const restored = await again.document('board')
  expect((restored.doc.getMap('stickies').get('s1') as Y.Map<unknown>).get('text')!.toString()).toBe('Keep me')
  expect(again.view().shared.acts.map(({ type }: { type: string }) => type)).toContain('roomRestored')
  const { id } = (await house.store().roomByCode(room.room))!
  expect(await house.store().hasBeenAt(id, early.head)).toBe(true)
  again.close()
})

test('[UK2] [UK7] a backup amid a secret vote holds no key, no ballot and no sign of who voted; people vote again', async () => {
  const room = await aRoom(house.base, 6, { questions })
  const { fay, people } = room
  const [first] = Object.keys(people[0]!.view().shared.questions)
  const { value } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: [first] })
  const ballot = (mark: number) => ({
    type: 'castBallot',
    poll: value.poll,
    ballot: { ratings: { [first!]: { value: mark, gap: 4 } } },
  })
  for (const [at, person] of people.entries()) await person.ask(ballot(5), `vote-of-${at}`)
  const { id } = (await live().roomByCode(room.room))!
  const rows = (await live().load(id)).rows.filter(({ table }) => table !== 'people')
  expect(rows).toHaveLength(12)
  const backup = place()
  await live().backUp(backup, Date.now())
  const held = bytesUnder(backup)
  expect(held.includes(await live().pollKey(id, value.poll))).toBe(false)
  for (const { table, key } of rows) if (table === 'ballots') expect(held.includes(key[1]!)).toBe(false)
  expect(held.includes('vote-of-')).toBe(false)
  closeAll(room)
  await putBack(backup)

  const again = await Promise.all(room.passes.map(({ token }) => enter(house.base, room.room, token)))
  expect(again[0]!.view().own.ballots).toEqual({})
  for (const [at, person] of again.entries()) {
    expect(await person.ask(ballot(4), `vote-of-${at}`)).toMatchObject({ ok: true })
    expect(await person.ask(ballot(4), `vote-of-${at}`)).toMatchObject({ ok: true })
  }
  const facilitator = await enter(house.base, room.room, room.facilitatorPass.token)
  await facilitator.ask({ type: 'closePoll', poll: value.poll })
  await facilitator.ask({ type: 'revealResult', poll: value.poll })
  await vi.waitFor(() =>
    expect(facilitator.view().shared.polls[value.poll].result).toMatchObject({
      received: 6,
      items: { [first!]: { value: { counts: [0, 0, 0, 6, 0] } } },
    }),
  )
  ;[facilitator, ...again].forEach((one) => one.close())
})

test('[UK5] a room deleted and a person forgotten since the backup stay so, also by the notes of another place', async () => {
  const room = await aRoom(house.base, 2, { title: 'Kept room' })
  const doomed = await aRoom(house.base, 0, { title: 'Doomed room' })
  const backup = place()
  await live().backUp(backup, Date.now())
  expect(bytesUnder(backup).includes('Person 1')).toBe(true)
  await room.people[0]!.ask({ type: 'forgetMe' })
  await doomed.fay.ask({ type: 'deleteRoom', title: 'Doomed room' })
  await vi.waitFor(async () => expect(await live().roomByCode(doomed.room)).toBeUndefined())
  const later = place()
  await live().backUp(later, Date.now())
  closeAll(room)
  closeAll(doomed)
  expect(await putBack(backup)).toMatchObject({
    lines: [expect.anything(), expect.stringMatching(/^1 room deleted since then/), expect.anything()],
  })
  expect(await house.store().roomByCode(doomed.room)).toBeUndefined()
  const [ann, bob] = room.passes as [{ token: string }, { token: string }]
  const refused = await send(house.base, `/api/rooms/${room.room}/people`, { token: ann.token })
  expect(refused.body.person.name).toBeUndefined()
  const other = await enter(house.base, room.room, bob.token)
  other.close()
  await house.restart()
  expect(bytesUnder(house.folder).includes('Person 1')).toBe(false)

  // On a new machine only the notes in a later backup know; a server that starts there does the rest, as above.
  const elsewhere = join(mkFolder(), 'data')
  const notes = join(later, 'erasures.jsonl')
  expect(await order('restore', backup, elsewhere, '--erasures', notes)).toMatchObject({ code: 0 })
  expect(bytesUnder(elsewhere).includes('Doomed room')).toBe(false)
  expect(
    tombstonesIn(elsewhere)
      .all()
      .map(({ kind }) => kind),
  ).toEqual(['person', 'room'])
})

test('[UK3] half a backup, or one that has changed, is refused and nothing is touched', async () => {
  const room = await aRoom(house.base, 0)
  const backup = place()
  await live().backUp(backup, Date.now())
  await expect(live().backUp(backup, Date.now())).rejects.toThrow(/is not empty; a backup needs a folder of its own/)
  closeAll(room)
  const file = join(backup, 'questions-first.db')
  const bytes = readFileSync(file)
  const elsewhere = join(mkFolder(), 'data')
  writeFileSync(file, bytes.subarray(0, -1))
  await expect(order('restore', backup, elsewhere)).rejects.toThrow(/is damaged; use another backup/)
  writeFileSync(file, bytes)
  rmSync(join(backup, 'backup.json'))
  await expect(order('restore', backup, elsewhere)).rejects.toThrow(/holds no whole backup/)
  expect(existsSync(elsewhere)).toBe(false)
})

test('[UK4] nothing is restored where a server runs, or over what is there without being asked', async () => {
  const room = await aRoom(house.base, 0)
  const backup = place()
  await live().backUp(backup, Date.now())
  closeAll(room)
  await expect(order('restore', backup, house.folder, '--force')).rejects.toThrow(
    /A server is running on .* Stop it first/,
  )
  const { store, folder } = fileStore()
  await withRoom(store, 'mine')
  await store.close()
  await expect(order('restore', backup, folder)).rejects.toThrow(/is not empty; with --force it is replaced/)
  const untouched = fileStore(folder)
  expect(await untouched.store.roomById('mine')).toBeDefined()
  await untouched.store.close()
  expect(await order('restore', backup, folder, '--force')).toMatchObject({ code: 0 })
  const replaced = fileStore(folder).store
  expect((await replaced.rooms()).map(({ code }) => code)).toEqual([room.room])
})

test('[UK1] people write while it is taken, room after room, and every room in it is whole', async () => {
  const { store } = fileStore()
  const rooms = await Promise.all(Array.from({ length: 30 }, (_, at) => withRoom(store, `room-${at}`)))
  let isOver = false
  const writing = rooms.map(async ({ append }) => {
    for (let at = 0; !isOver; at++) await append(entryOf(`first of ${at}`, `second of ${at}`))
  })
  const backup = place()
  const note = await store.backUp(backup, 1)
  isOver = true
  await Promise.all(writing)
  expect(note).toMatchObject({ format: 1, rooms: 30 })
  const copy = fileStore(backup).store
  const counts = await Promise.all(rooms.map(async (_, at) => (await copy.load(`room-${at}`)).events.length))
  expect(counts.filter((count) => count % 2 === 1)).toEqual([])
  expect(new Set(counts).size).toBeGreaterThan(1)
})

test('[UK8] every damage is found, by name and reason, and nothing is changed by looking', async () => {
  const sound = await aRoom(house.base, 0)
  const flipped = await aRoom(house.base, 0, { title: 'seventeen' })
  const holed = await aRoom(house.base, 0)
  const { id } = (await live().roomByCode(holed.room))!
  await live().documents.append(id, 'board@1', Uint8Array.of(1, 1, 1, 1, 255))
  const polled = await aRoom(house.base, 6, { questions })
  await closedPoll(polled)
  for (const room of [sound, flipped, holed, polled]) closeAll(room)
  let ending: Awaited<ReturnType<typeof order>> | undefined
  let before: Buffer | undefined
  await house.restart(async () => {
    const file = join(house.folder, 'questions-first.db')
    expect((await order('verify')).lines.join('\n')).toMatch(/4 rooms: 3 ok, 1 not/)
    const bytes = readFileSync(file)
    for (const words of ['seventeen', '"value":5']) flip(bytes, bytes.lastIndexOf(words) + words.length - 1)
    writeFileSync(file, bytes)
    before = bytesUnder(house.folder)
    ending = await order('verify')
    expect(bytesUnder(house.folder).equals(before)).toBe(true)
  })
  const lines = ending!.lines.join('\n')
  expect(ending!.code).toBe(1)
  expect(lines).toMatch(new RegExp(`^ok +${sound.room}  \\d+ events$`, 'm'))
  expect(lines).toMatch(new RegExp(`^quarantined +${flipped.room} .*event 1`, 'm'))
  expect(lines).toMatch(new RegExp(`^quarantined +${holed.room} .*board@1 is damaged`, 'm'))
  expect(lines).toMatch(new RegExp(`^quarantined +${polled.room} .*not those that were counted`, 'm'))
  expect(lines).toContain('4 rooms: 1 ok, 3 not')
})

test('[UK8] [UK1] a running server is asked, and answers strangers in words', async () => {
  const room = await aRoom(house.base, 0)
  const { log } = aLog()
  const address = controlAddress(house.folder)!
  const control = await openControl({
    address,
    log,
    carryOut: (given) =>
      given.act === 'backup' ? live().backUp(given.to, 1) : verifyStore(live(), tombstonesIn(house.folder)),
  })
  const backup = place()
  expect(await order('verify')).toEqual({ code: 0, lines: [expect.stringContaining(room.room), '1 room: 1 ok, 0 not'] })
  expect(await order('backup', backup)).toMatchObject({ code: 0, lines: [expect.stringMatching(/^1 room saved in/)] })
  expect(await order('backup', backup)).toMatchObject({ code: 1, lines: [expect.stringMatching(/is not empty/)] })
  expect(await giveOrder(house.folder, { act: 'dance' } as never)).toEqual({
    ok: false,
    why: 'This order is not known.',
  })
  control.close()
  closeAll(room)
  await expect(order('verify')).rejects.toThrow(/A server is running/)
})

test.each([
  [[]],
  [['verify', 'a', 'b']],
  [['backup']],
  [['restore', 'a']],
  [['restore', 'a', 'b', '--hard']],
  [['sing']],
])('%j is answered with what can be asked', async (words) =>
  expect(await order(...words)).toMatchObject({
    code: 2,
    lines: expect.arrayContaining([expect.stringContaining('npm run backup')]),
  }),
)

test('where there is no data, that is said', async () => {
  expect(await order('verify', newFolder())).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/^There is no data in/)],
  })
})

function flip(bytes: Buffer, at: number) {
  bytes[at] = bytes[at]! ^ 1
}

const sticky = (text: string) =>
  new Y.Map<unknown>([
    ['kind', 'note'],
    ['text', new Y.Text(text)],
    ['pos', [0, 0]],
  ])

async function closedPoll({ fay, people }: Awaited<ReturnType<typeof aRoom>>) {
  const [first] = Object.keys(people[0]!.view().shared.questions)
  const { value } = await fay.ask({ type: 'openPoll', method: 'value_gap', questions: [first] })
  for (const person of people)
    await person.ask({ type: 'castBallot', poll: value.poll, ballot: { ratings: { [first!]: { gap: 4, value: 5 } } } })
  await fay.ask({ type: 'closePoll', poll: value.poll })
}
