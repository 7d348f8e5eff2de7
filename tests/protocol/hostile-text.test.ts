import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { clean } from '#shared/kit/text.ts'
import { SUMMARY_FORMATS } from '#shared/summary/formats.ts'
import { aHouse, type House } from '#tests/kit/house.ts'
import { aHostileRoom, HOSTILE_TEXTS } from './a-hostile-room.ts'

let house: House
let ordinary: ReadonlySet<string>
let clock = Date.now()
beforeAll(async () => {
  house = await aHouse({ now: () => clock })
  ordinary = partsOf((await filesOf('Plain words')).html!)
})
afterAll(() => house.close())

/** Every kind of element, with the attributes it has. */
const partsOf = (html: string) =>
  new Set(
    [...html.matchAll(/<(\/?[a-z!][^\s>/]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
      ([, name, attributes]) =>
        `${name} ${[...attributes!.matchAll(/([^\s=]+)(?:="[^"]*")?/g)]
          .map(([, one]) => one)
          .toSorted()
          .join(' ')}`,
    ),
  )

/** The record in every format, the page before joining, and what phones are shown. */
async function filesOf(text: string): Promise<Record<string, string>> {
  clock += 60_000
  const { fay, ann, room, facilitatorPass } = await aHostileRoom(house.base, text)
  const headers = { authorization: `Bearer ${facilitatorPass.token}` }
  const read = async (path: string) => [path, await (await fetch(house.base + path, { headers })).text()] as const
  const files = await Promise.all(
    SUMMARY_FORMATS.flatMap((format) => [
      read(`/api/rooms/${room}/summary.${format}`).then(([, file]) => [format, file] as const),
      read(`/api/rooms/${room}/summary.${format}?names=no`).then(
        ([, file]) => [`${format} without names`, file] as const,
      ),
    ]),
  )
  const [, page] = await read(`/join/${room}`)
  await vi.waitFor(() => expect(Object.keys(ann.view().shared.commitments)).toHaveLength(1))
  const shared = structuredClone(fay.view().shared)
  const [, card] = await read(`/api/rooms/${room}`)
  ;[fay, ann].forEach((client) => client.close())
  return { ...Object.fromEntries(files), page, card, view: JSON.stringify(shared) }
}

/** What cannot be seen, or turns the rest round. */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const UNSEEN = /[\u0000-\u0008\u000B\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/
const RUNS = /^(?:[\t\r]|[\s\p{C}]*[=+\-@＝＋－＠])/u
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

test.each(HOSTILE_TEXTS)('(29) %j is text wherever it comes out', async (text) => {
  const files = await filesOf(text)
  const words = clean(text)
  for (const name of ['json', 'view', 'card']) {
    const texts = textsIn(JSON.parse(files[name]!))
    expect(texts.filter((one) => one.includes(words)).length).toBeGreaterThan(name === 'card' ? 1 : 10)
  }
  for (const name of ['html', 'html without names'])
    expect([...partsOf(files[name]!)].filter((part) => !ordinary.has(part))).toEqual([])
  expect([...files['page']!.matchAll(/<(?!\/?(?:!doctype|html|head|title|body|h1|p)\b)/gi)]).toEqual([])
  for (const name of ['csv', 'csv without names']) {
    const cells = parse(files[name]!, { bom: true }) as readonly (readonly string[])[]
    expect(cells.flat().filter((cell) => RUNS.test(cell))).toEqual([])
    expect(cells.flat().filter((cell) => cell.includes(words)).length).toBeGreaterThan(3)
  }
  for (const name of ['md', 'md without names']) expect(files[name]).not.toMatch(/<[a-z!/]|(?<!\\)\]\(/i)
  for (const file of Object.values(files)) expect(file).not.toMatch(UNSEEN)
})

test('no prototype was touched, and nothing went wrong inside', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(house.errors).toEqual([])
})
