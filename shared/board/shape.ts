import * as v from 'valibot'
import type { PersonId } from '../core/actor.ts'
import { choice, distinct, id, integer, object, optional } from '../kit/schema.ts'
import { graphemes } from '../kit/text.ts'
import {
  BARRIER_KINDS,
  BASES,
  CANT_JUDGE,
  CONCERNS,
  DATA_STAGES,
  HIGHEST_MARK,
  IDEA_KINDS,
  LEVELS,
  LINK_KINDS,
  LOWEST_MARK,
  OPPORTUNITY_KINDS,
  STICKY_KINDS,
} from './kinds.ts'

/** Most letters, as people count them, on one sticky and in one shared note. */
export const MAX_STICKY_LETTERS = 280
export const MAX_NOTE_LETTERS = 10_000

/** Most of each in one room's documents. */
export const MAX_STICKIES = 5_000
export const MAX_LINKS = 10_000
export const MAX_NOTES = 500

/** How far from the middle a sticky may lie, in board units. */
export const FARTHEST = 100_000

/**
 * Text as it is being typed: bounded, but not cleaned, because a shared text cannot be changed by who reads it.
 * Letters are only counted when there could be too many: a letter has at least one code unit.
 */
const typed = (max: number) =>
  v.pipe(
    v.string(),
    v.check((value) => fitsIn(value, max), `at most ${max} characters`),
  )

/** Letters of many code units are counted as letters, but for a text made of nothing else. */
export const fitsIn = (text: string, max: number): boolean =>
  text.length <= max || (text.length <= Math.min(max * 16, max + 30_000) && graphemes(text) <= max)

const place = v.pipe(v.number(), v.finite(), v.minValue(-FARTHEST), v.maxValue(FARTHEST))
const mark = v.union([integer(LOWEST_MARK, HIGHEST_MARK), v.literal(CANT_JUDGE)])
const ids = distinct(id(), { max: 20 })

/** One sticky as plain JSON, its wording as text. Each key stands alone, so that no merge of two edits is malformed. */
export const stickySchema = object({
  kind: choice(STICKY_KINDS),
  text: typed(MAX_STICKY_LETTERS),
  pos: v.pipe(v.strictTuple([place, place]), v.readonly()),
  by: optional(id<PersonId>()),
  barrierKinds: optional(distinct(choice(BARRIER_KINDS), { max: BARRIER_KINDS.length })),
  basis: optional(choice(BASES)),
  concerns: optional(choice(CONCERNS)),
  level: optional(choice(LEVELS)),
  dataStage: optional(choice(DATA_STAGES)),
  severity: optional(mark),
  tractability: optional(mark),
  opportunityKind: optional(choice(OPPORTUNITY_KINDS)),
  ideaKind: optional(choice(IDEA_KINDS)),
  questions: optional(ids),
  holdings: optional(ids),
  answers: optional(ids),
})
export type Sticky = v.InferOutput<typeof stickySchema>

/** A sticky while it is being put together: any of its keys may still be missing. */
export const stickyPartSchema = v.partial(stickySchema)

/** Keys without which a sticky is not shown; taking one away is taking the sticky away. */
export const STICKY_NEEDS = ['kind', 'text', 'pos'] as const satisfies readonly (keyof Sticky)[]

export const linkSchema = object({ from: id(), to: id(), kind: choice(LINK_KINDS) })
export type Link = v.InferOutput<typeof linkSchema>
export const linkPartSchema = v.partial(linkSchema)

/** What stands in one shared note. */
export const noteSchema = typed(MAX_NOTE_LETTERS)

const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a name may be the key of a sticky, a link or a note. */
export const isKey = (key: string): boolean => /^[\w-]{1,64}$/.test(key) && !RESERVED.has(key)
