import { REFUSAL_CODES } from '#shared/core/refusal.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { GOODBYE_CODES, headSchema, syncRequestSchema, ticketRequestSchema } from '#shared/protocol/wire.ts'
import { commandSchemas } from '#shared/room/commands.ts'
import { described, type JsonSchema } from './json-schema.ts'

const message = (summary: string, payload: JsonSchema) => ({ summary, payload })
const object = (properties: Readonly<Record<string, unknown>>, required = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
})
const integer = { type: 'integer' }
const refusal = object({ code: { enum: [...REFUSAL_CODES] }, detail: { type: 'string' } }, ['code'])

/** The Socket.IO side of the contract, made from the schemas that commands are read with. */
export const asyncApi = () => ({
  asyncapi: '3.0.0',
  info: { title: 'Questions First', version: String(PROTOCOL_VERSION) },
  channels: {
    room: {
      address: '/io/',
      description:
        'Socket.IO; query `room`, auth `{ token, lastRevision?, protocol?, head? }`. Every request is acknowledged once.',
      messages: {
        command: message(
          'Ask for something; the same id from the same person is done once',
          object({
            id: { type: 'string', pattern: '^[\\w-]{1,40}$' },
            command: { oneOf: Object.values(commandSchemas).map((schema) => described(schema)) },
          }),
        ),
        answer: message('The acknowledgement of a command; ok means durable', {
          oneOf: [
            object({ ok: { const: true }, revision: integer, head: described(headSchema), value: { type: 'object' } }, [
              'ok',
              'revision',
            ]),
            object({ ok: { const: false }, refusal }),
          ],
        }),
        ticket: message('Ask for a way into a shared document', described(ticketRequestSchema)),
        sync: message('Ask for what was missed', described(syncRequestSchema)),
        view: message(
          'Everything',
          object(
            {
              revision: integer,
              shared: { type: 'object' },
              own: { type: 'object' },
              protocol: integer,
              isSetBack: { const: true },
            },
            ['revision', 'shared', 'own', 'protocol'],
          ),
        ),
        change: message(
          'Merge patches (RFC 7396) from one revision to the next',
          object({ revision: integer, from: integer, shared: { type: 'object' }, own: { type: 'object' } }, [
            'revision',
            'from',
          ]),
        ),
        goodbye: message('Before the server closes', object({ code: { enum: [...GOODBYE_CODES] } })),
      },
    },
  },
  operations: {
    ask: { action: 'receive', channel: { $ref: '#/channels/room' }, messages: refs('command', 'ticket', 'sync') },
    tell: {
      action: 'send',
      channel: { $ref: '#/channels/room' },
      messages: refs('view', 'change', 'goodbye', 'answer'),
    },
  },
})

function refs(...names: readonly string[]) {
  return names.map((name) => ({ $ref: `#/channels/room/messages/${name}` }))
}
