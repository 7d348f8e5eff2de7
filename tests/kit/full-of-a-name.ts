import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import * as Y from 'yjs'
import { aRoom, enter, type StockClient } from '#tests/protocol/stock-client.ts'
import type { House } from './house.ts'

export const NAME = 'Zebedee Quillfeather'
export const questions = [{ text: 'How many families?', action: 'Target grants' }]

/** Which files hold these words, read byte by byte. */
export function filesWith({ folder }: House, words: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => readFileSync(join(folder, name)).includes(words))
}

const card = (text: string, by: string) =>
  new Y.Map<unknown>([
    ['kind', 'note'],
    ['text', new Y.Text(text)],
    ['pos', [0, 0]],
    ['by', by],
  ])

/** A room in which somebody has left their name wherever one can. */
export async function aRoomFullOf(house: House, name: string) {
  const { room, fay, join: joinRoom, people } = await aRoom(house.base, 1, { questions })
  const pass = await joinRoom({ name, organisation: 'Hill Fund' })
  const zed = await enter(house.base, room, pass.token)
  const [question] = Object.keys(fay.view().shared.questions)
  const stages: Record<string, { kind: string }> = fay.view().shared.agenda.stages
  const go = async (kind: string) => {
    const [stage] = Object.entries(stages).find(([, each]) => each.kind === kind)!
    expect(await fay.ask({ type: 'moveToStage', stage })).toMatchObject({ ok: true })
  }
  const done = async (client: StockClient, command: object) =>
    expect(await client.ask(command), JSON.stringify(command)).toMatchObject({ ok: true })

  await go('questions')
  await done(zed, { type: 'proposeQuestion', text: `What does ${name} ask?`, action: 'Ask again' })
  await go('data')
  const described = { questions: [question], assetKind: 'dataset', shareStance: 'discuss' }
  await done(zed, {
    type: 'logHolding',
    ...described,
    title: 'Vouchers',
    steward: name,
    contact: `${name}@example.org`,
  })
  await done(zed, {
    type: 'showInterest',
    question,
    interests: ['can_lead'],
    contact: `${name}@example.org`,
    contactConsent: 'room',
  })
  await go('barriers')
  const board = await zed.document('board')
  const stickies = board.doc.getMap<Y.Map<unknown>>('stickies')
  stickies.set('s1', card(`${name} has no time`, pass.person.id))
  stickies.set('s2', card(`Deleted by ${name}`, pass.person.id))
  const notes = await zed.document('notes')
  notes.doc.getMap('questions').set(question!, new Y.Text(`${name.toUpperCase()} said so`))
  await vi.waitFor(async () => expect((await fay.document('board')).doc.getMap('stickies').size).toBe(2))
  stickies.delete('s2')
  await vi.waitFor(async () => expect((await fay.document('board')).doc.getMap('stickies').size).toBe(1))
  await vi.waitFor(async () => expect((await fay.document('notes')).doc.getMap('questions').size).toBe(1))
  await go('commitments')
  await done(zed, { type: 'makeCommitment', what: 'Call the council', who: name, question })
  await go('close')
  await done(zed, { type: 'giveFeedback', worthwhile: 5, comment: `${name} was here` })
  expect(filesWith(house, name)).not.toEqual([])
  return { room, fay, zed, people, pass, done, go }
}
