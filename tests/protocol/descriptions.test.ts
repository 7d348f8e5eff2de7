import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asyncApi } from '#server/descriptions/asyncapi.ts'
import { openApi } from '#server/descriptions/openapi.ts'
import { REFUSAL_CODES } from '#shared/core/refusal.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { commandSchemas } from '#shared/room/commands.ts'
import { SUMMARY_FORMATS } from '#shared/summary/formats.ts'
import { aHouse, type House } from '#tests/kit/house.ts'

type Json = Readonly<Record<string, unknown>>

let house: House
beforeAll(async () => void (house = await aHouse()))
afterAll(() => house.close())

const plain = (document: unknown) => JSON.parse(JSON.stringify(document)) as Json

const DOCUMENTS = [
  ['/api/openapi.json', plain(openApi())],
  ['/api/asyncapi.json', plain(asyncApi())],
] as const

/** Every object in the document, and where it is. */
function* partsOf(value: unknown, path = '#'): Generator<readonly [path: string, part: Json]> {
  if (typeof value !== 'object' || value === null) return
  yield [path, value as Json]
  for (const [key, inner] of Object.entries(value)) yield* partsOf(inner, `${path}/${key}`)
}

function pointed(document: Json, pointer: string): unknown {
  const keys = pointer.replace(/^#\//, '').split('/')
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    return (value as Json | undefined)?.[name]
  }, document)
}

describe.each(DOCUMENTS)('%s', (path, document) => {
  test('is served as it is made, to anybody', async () => {
    const answer = await fetch(house.base + path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(await answer.json()).toEqual(document)
    expect(pointed(document, '#/info/version')).toBe(String(PROTOCOL_VERSION))
  })

  test('points nowhere that is not there', () => {
    const references = [...partsOf(document)].flatMap(([at, { $ref }]) =>
      typeof $ref === 'string' ? [[at, $ref]] : [],
    )
    expect(references.length).toBeGreaterThan(0)
    for (const [at, reference] of references) {
      expect(reference, at).toMatch(/^#\//)
      expect(pointed(document, reference!), `${at} → ${reference}`).toBeDefined()
    }
  })

  test('its schemas are sound: what is required is described, and what is bounded is bounded sensibly', () => {
    expect([...partsOf(document)].length).toBeGreaterThan(100)
    for (const [at, part] of partsOf(document)) {
      const { type, required, properties, items, minLength, maxLength, minimum, maximum } = part as Record<
        string,
        never
      >
      if (Array.isArray(required) && properties)
        expect(Object.keys(properties), at).toEqual(expect.arrayContaining(required as string[]))
      if (type === 'array') expect(items, at).toBeDefined()
      if (maxLength !== undefined) expect(maxLength, at).toBeGreaterThanOrEqual(minLength ?? 0)
      if (maximum !== undefined) expect(maximum, at).toBeGreaterThanOrEqual(minimum ?? Number.NEGATIVE_INFINITY)
    }
  })
})

describe('the Socket.IO side', () => {
  const [, document] = DOCUMENTS[1]
  const commands = pointed(document, '#/channels/room/messages/command/payload/properties/command/oneOf') as readonly {
    readonly properties: { readonly type: { readonly const: string } }
    readonly additionalProperties: boolean
  }[]

  test('describes every command that is accepted, and no other', () => {
    expect(commands.map(({ properties }) => properties.type.const).toSorted()).toEqual(
      Object.keys(commandSchemas).toSorted(),
    )
  })

  test('says that a command takes nothing it does not name', () => {
    for (const { properties, additionalProperties } of commands)
      expect([properties.type.const, additionalProperties]).toEqual([properties.type.const, false])
  })

  test('names every refusal there is', () => {
    const answers = pointed(document, '#/channels/room/messages/answer/payload/oneOf') as readonly Json[]
    expect(pointed(answers[1]!, '#/properties/refusal/properties/code/enum')).toEqual(REFUSAL_CODES)
  })
})

describe('the HTTP side', () => {
  const [, document] = DOCUMENTS[0]
  const operations = [...partsOf(document)].filter(([, part]) => 'responses' in part)

  test('describes what PROTOCOL.md lists, and what came since', () => {
    expect(Object.keys(document['paths'] as Json).toSorted()).toEqual([
      '/api/rooms',
      '/api/rooms/{room}',
      '/api/rooms/{room}/mine.{format}',
      '/api/rooms/{room}/people',
      '/api/rooms/{room}/questions/import',
      '/api/rooms/{room}/screening.{format}',
      '/api/rooms/{room}/summary.{format}',
      '/healthz',
      '/readyz',
    ])
    const formats = [...partsOf(document)].find(
      ([, { name, schema }]) =>
        name === 'format' && (schema as Json)['enum'] !== undefined && JSON.stringify(schema).includes('csv'),
    )![1]
    expect(formats['schema']).toEqual({ enum: [...SUMMARY_FORMATS] })
  })

  test('every place in a path is a parameter, and every security scheme is there', () => {
    for (const [path, item] of Object.entries(document['paths'] as Readonly<Record<string, Json>>)) {
      const named = [...partsOf(item)].filter(([, { in: where }]) => where === 'path').map(([, { name }]) => name)
      expect(named, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    }
    for (const [at, { security }] of operations)
      for (const [scheme] of ((security ?? []) as Json[]).flatMap((one) => Object.entries(one)))
        expect(pointed(document, `#/components/securitySchemes/${scheme}`), at).toBeDefined()
  })
})
