import type { InferOutput } from 'valibot'
import * as v from 'valibot'
import type { PersonId } from '../core/actor.ts'
import type { Brand } from '../kit/brand.ts'
import { choice, date, distinct, id, integer, link, list, object, text } from '../kit/schema.ts'
import { questionId } from '../questions/question.ts'
import * as codes from './vocabulary.ts'

export type HoldingId = Brand<'HoldingId'>
export const holdingId = id<HoldingId>()
export type NeedId = Brand<'NeedId'>
export const needId = id<NeedId>()

export const MOST_HOLDINGS = 2_000

const notes = v.optional(text({ max: 1_000 }))
const safety = object({ score: integer(0, 4), note: v.optional(text({ max: 280 })) })

/** What four taps give. */
const essentials = {
  title: text({ min: 1, max: 120 }),
  questions: distinct(questionId, { min: 1, max: 20 }),
  assetKind: choice(codes.ASSET_KINDS),
  shareStance: choice(codes.SHARE_STANCES),
}

/** The rest of the record: every field may stay unanswered, and silence is not an answer. */
const rest = {
  description: v.optional(text({ max: 2_000 })),
  insight: v.optional(text({ max: 2_000 })),
  keywords: v.optional(list(text({ min: 1, max: 40 }), { max: 10 })),
  holder: v.optional(text({ max: 80 })),
  steward: v.optional(text({ max: 40 })),
  contact: v.optional(text({ max: 254 })),
  periodFrom: v.optional(date),
  periodTo: v.optional(date),
  geographyLevel: v.optional(choice(codes.GEOGRAPHY_LEVELS)),
  areaCode: v.optional(text({ max: 9 })),
  areaName: v.optional(text({ max: 120 })),
  timeGranularity: v.optional(text({ max: 40 })),
  updateFrequency: v.optional(choice(codes.UPDATE_FREQUENCIES)),
  granularity: v.optional(choice(codes.GRANULARITIES)),
  format: v.optional(distinct(choice(codes.FORMATS), { max: 11 })),
  openness: v.optional(choice(codes.OPENNESS)),
  accessRights: v.optional(choice(codes.ACCESS_RIGHTS)),
  sensitivity: v.optional(choice(codes.SENSITIVITIES)),
  personalData: v.optional(distinct(choice(codes.PERSONAL_DATA), { max: 7 })),
  lawfulBasis: v.optional(choice(codes.LAWFUL_BASES)),
  quality: v.optional(v.partial(v.strictObject(eachOf(codes.QUALITY_ASPECTS, choice(codes.QUALITIES))))),
  readiness: v.optional(choice(codes.READINESSES)),
  limitations: notes,
  biases: notes,
  missingData: notes,
  intendedUses: notes,
  provenance: notes,
  useConditions: v.optional(distinct(choice(codes.USE_CONDITIONS), { max: 15 })),
  fiveSafes: v.optional(v.partial(v.strictObject(eachOf(codes.FIVE_SAFES, safety)))),
  effort: v.optional(integer(1, 5)),
  effortKind: v.optional(distinct(choice(codes.EFFORT_KINDS), { max: 5 })),
  returnToGiver: v.optional(text({ max: 280 })),
  link: v.optional(link),
  note: v.optional(text({ max: 2_000 })),
}

export const holdingFields = { ...essentials, ...rest }
const holdingSchema = object(holdingFields)
/** A description of data that an organisation has; never the data. */
export type HoldingRecord = InferOutput<typeof holdingSchema>

/** An edit names what changes; null clears an optional field. */
export const holdingEdits = { ...optionalEach(essentials), ...clearable(rest) }

export interface Holding extends HoldingRecord {
  readonly id: HoldingId
  readonly by: PersonId
  readonly position: number
  /** Folded name of the organisation that has it, for counting. */
  readonly organisation?: string
}

const needEssentials = { title: text({ min: 1, max: 120 }), question: questionId, heldBy: choice(codes.HELD_BY) }
const needRest = {
  assetKind: v.optional(choice(codes.ASSET_KINDS)),
  holder: v.optional(text({ max: 80 })),
  note: v.optional(text({ max: 280 })),
  matchedHolding: v.optional(holdingId),
}
export const needFields = { ...needEssentials, ...needRest }
const needSchema = object(needFields)
/** Data that somebody lacks. */
export type NeedRecord = InferOutput<typeof needSchema>
export const needEdits = { ...optionalEach(needEssentials), ...clearable(needRest) }

export interface Need extends NeedRecord {
  readonly id: NeedId
  readonly by: PersonId
  readonly position: number
  readonly organisation?: string
}

function eachOf<const K extends string, S>(keys: readonly K[], schema: S): Record<K, S> {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S> // the keys fromEntries cannot carry
}

type AnySchema = v.GenericSchema<unknown, unknown>

function optionalEach<const F extends Record<string, AnySchema>>(fields: F) {
  const entries = Object.entries(fields).map(([key, schema]) => [key, v.optional(schema)])
  return Object.fromEntries(entries) as { [K in keyof F]: v.OptionalSchema<F[K], undefined> } // as above
}

function clearable<const F extends Record<string, v.OptionalSchema<AnySchema, undefined>>>(fields: F) {
  const entries = Object.entries(fields).map(([key, { wrapped }]) => [key, v.optional(v.nullable(wrapped))])
  return Object.fromEntries(entries) as {
    [K in keyof F]: v.OptionalSchema<v.NullableSchema<F[K]['wrapped'], undefined>, undefined>
  } // as above
}
