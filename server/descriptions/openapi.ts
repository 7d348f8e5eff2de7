import { REFUSAL_CODES } from '#shared/core/refusal.ts'
import { importRowSchema, joinSchema, newRoomSchema } from '#shared/protocol/http.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { SUMMARY_FORMATS } from '#shared/summary/formats.ts'
import { described, type JsonSchema } from './json-schema.ts'

const string = { type: 'string' }
const record = (properties: Readonly<Record<string, unknown>>, required = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
})
const json = (schema: JsonSchema) => ({ content: { 'application/json': { schema } } })
const answer = (description: string, schema: JsonSchema) => ({ description, ...json(schema) })
const problem = {
  description: 'Why not (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const room = {
  name: 'room',
  in: 'path',
  required: true,
  schema: string,
  description: 'The join code, in any case, with or without spaces and hyphens',
}
const bearer = [{ sessionToken: [] }]

const person = record({ id: string, role: string, name: string, organisation: string }, ['id', 'role'])
const roomCard = record({
  room: string,
  title: string,
  purpose: string,
  stage: string,
  people: { type: 'integer' },
  notice: { type: 'object' },
})

/** The HTTP side of the contract, made from the schemas that requests are read with. */
export const openApi = () => ({
  openapi: '3.1.0',
  info: { title: 'Questions First', version: String(PROTOCOL_VERSION), license: { name: 'MIT' } },
  paths: {
    '/api/rooms': {
      post: {
        summary: 'Start a room',
        requestBody: { required: true, ...json(described(newRoomSchema)) },
        responses: {
          201: answer(
            'The room, its key (shown once) and its links',
            record({
              room: string,
              facilitatorKey: string,
              links: record({ facilitator: string, join: string, wall: string }),
            }),
          ),
          default: problem,
        },
      },
    },
    '/api/rooms/{room}': {
      parameters: [room],
      get: { summary: 'What a join page shows', responses: { 200: answer('The room', roomCard), default: problem } },
    },
    '/api/rooms/{room}/people': {
      parameters: [room],
      post: {
        summary: 'Join; a known token gives the same person',
        requestBody: { required: true, ...json(described(joinSchema)) },
        responses: { 201: answer('Who you are', record({ token: string, person })), default: problem },
      },
    },
    '/api/rooms/{room}/questions/import': {
      parameters: [room],
      post: {
        summary: 'Add questions by the page; every good row goes in, each bad one is named',
        security: bearer,
        requestBody: {
          required: true,
          content: {
            'text/csv': { schema: string },
            'application/json': { schema: { type: 'array', maxItems: 5_000, items: described(importRowSchema) } },
          },
        },
        responses: {
          200: answer(
            'What went in',
            record({
              added: { type: 'integer' },
              refused: { type: 'array', items: record({ row: { type: 'integer' }, reason: string }) },
            }),
          ),
          default: problem,
        },
      },
    },
    '/api/rooms/{room}/summary.{format}': {
      parameters: [
        room,
        { name: 'format', in: 'path', required: true, schema: { enum: [...SUMMARY_FORMATS] } },
        { name: 'names', in: 'query', description: 'For facilitators', schema: { enum: ['yes', 'no'] } },
      ],
      get: {
        summary: 'The record',
        security: bearer,
        responses: { 200: { description: 'The record' }, default: problem },
      },
    },
    '/api/rooms/{room}/mine.{format}': {
      parameters: [room, { name: 'format', in: 'path', required: true, schema: { enum: ['json', 'html'] } }],
      get: {
        summary: 'What the room keeps of whoever asks',
        security: bearer,
        responses: { 200: { description: 'What is theirs, and nobody else’s' }, default: problem },
      },
    },
    '/api/rooms/{room}/screening.{format}': {
      parameters: [room, { name: 'format', in: 'path', required: true, schema: { enum: ['html', 'md'] } }],
      get: {
        summary: 'Ten questions about risk, for facilitators, and an assessment begun where one is called for',
        security: bearer,
        responses: { 200: { description: 'The screening' }, default: problem },
      },
    },
    '/healthz': { get: { summary: 'Alive', responses: { 200: answer('Alive', record({ status: string })) } } },
    '/readyz': {
      get: {
        summary: 'Ready to take people',
        responses: { 200: { description: 'Ready' }, 503: { description: 'Not ready' } },
      },
    },
  },
  components: {
    securitySchemes: { sessionToken: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Problem: record(
        {
          type: string,
          title: string,
          status: { type: 'integer' },
          detail: string,
          code: { enum: [...REFUSAL_CODES] },
          errors: { type: 'array', items: record({ path: string, message: string }) },
        },
        ['type', 'title', 'status', 'code'],
      ),
    },
  },
})
