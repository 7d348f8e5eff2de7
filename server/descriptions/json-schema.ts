import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

export type JsonSchema = Readonly<Record<string, unknown>>

/** The schema that the server parses with, as JSON Schema: what is described is what is accepted. */
export function described(schema: GenericSchema): JsonSchema {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore', // cleaning and counting letters have no words in JSON Schema; the next line says what they come to
    overrideAction: ({ valibotAction, jsonSchema }) => letters(valibotAction, jsonSchema),
  })
  return json
}

/** Lengths count letters as people see them (graphemes), which is what our texts carry as metadata. */
function letters(action: { readonly type: string }, json: object) {
  const { metadata } = action as {
    readonly metadata?: { readonly minGraphemes?: number; readonly maxGraphemes?: number }
  } // present on metadata actions
  if (action.type !== 'metadata' || metadata?.maxGraphemes === undefined) return undefined
  return { ...json, minLength: metadata.minGraphemes ?? 0, maxLength: metadata.maxGraphemes }
}
