import type { Tone } from './marks.ts'

/** What the line of one question shows, before anybody knows how wide it is. */
export interface PlannedLine {
  /** What stands at its end. */
  readonly end: string
  /** What its picture says. */
  readonly words: string
  /** A few words under it. */
  readonly note?: string
}

export interface BarLine extends PlannedLine {
  readonly value: number
  /** Where the bar ended in the round before. */
  readonly was?: number
  /** Between which two values it may well lie. */
  readonly span?: readonly [number, number]
  /** Another value to set beside it. */
  readonly beside?: number
  /** Single marks: what each counts stands in the key. */
  readonly full?: number
  readonly open?: number
}

/** One bar a question, all from the same zero. */
export interface BarPlan {
  readonly kind: 'bars'
  readonly least: number
  readonly most: number
  readonly lines: Readonly<Record<string, BarLine>>
  /** Whether single marks are what the bar is made of, or stand under it. */
  readonly marks?: 'in bar' | 'under bar'
  readonly key: readonly KeyEntry[]
}

export interface StripPart {
  readonly count: number
  readonly words: string
  readonly tone: Tone
}

export interface StripLine extends PlannedLine {
  readonly parts: readonly StripPart[]
}

/** All answers from one end of a scale to the other. */
export interface StripPlan {
  readonly kind: 'strips'
  /** Round the middle of the scale; or each strip whole, with the place of the middle answer. */
  readonly about: 'middle of scale' | 'middle answer'
  readonly lines: Readonly<Record<string, StripLine>>
  readonly key: readonly KeyEntry[]
}

export interface RailLine extends PlannedLine {
  /** How many answered the least, the next, … */
  readonly counts: readonly number[]
  readonly middle: number
  readonly half: readonly [number, number]
  /** The middle answer in the round before. */
  readonly was?: number
}

/** Every answer a dot over the place where it lies. */
export interface RailPlan {
  readonly kind: 'rails'
  readonly least: number
  readonly most: number
  readonly lines: Readonly<Record<string, RailLine>>
  readonly key: readonly KeyEntry[]
}

export type LinePlan = BarPlan | StripPlan | RailPlan

/** A small sample and what it means. */
export interface KeyEntry {
  readonly sample: Shape | Tone
  readonly words: string
}

export type Shape = 'dot' | 'open dot' | 'diamond' | 'tick' | 'span' | 'half'
